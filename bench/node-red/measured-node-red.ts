// A Node-RED with a folder of its own, seen from the benchmark.

import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type AskedProcess, askedProcess } from '../processes/asked-process.ts'
import type { LargeServices } from '../services/large-services.ts'
import type { Workshop } from '../workshop.ts'
import { benchCredentials, benchFlow } from './bench-flow.ts'

export type Start = z.output<typeof start>
export type MeasuredRun = z.output<typeof run>

const start = z.object({
  wholeMs: z.number(),
  cpuMs: z.number(),
  packMs: z.number(),
  heavyLoaded: z.array(z.string()),
})
const run = z.object({
  idleMb: z.number(),
  peakMb: z.number(),
  afterMb: z.number(),
  lines: z.number(),
  counts: z.record(z.string(), z.number()),
})

/** Starts once and tells how. */
export async function startOnce(workshop: Workshop, userFolder: string): Promise<Start> {
  const nodeRed = nodeRedIn(workshop, userFolder, {})
  try {
    return await nodeRed.ask({ ask: 'start' }, start)
  } finally {
    await nodeRed.end()
  }
}

/** @param runs how often the flow runs in this one process */
export async function runsIn(
  workshop: Workshop,
  userFolder: string,
  services: LargeServices,
  afterRun: (run: MeasuredRun) => Promise<void>,
  runs = 1,
): Promise<void> {
  const nodeRed = nodeRedIn(workshop, userFolder, services.environment)
  try {
    await nodeRed.ask({ ask: 'start' }, start)
    for (let index = 0; index < runs; index += 1) await afterRun(await nodeRed.ask({ ask: 'run' }, run))
  } finally {
    await nodeRed.end()
  }
}

/** A user folder without a flow. */
export async function emptyUserFolder(workshop: Workshop, withPack: boolean): Promise<string> {
  const userFolder = await workshop.newFolder()
  const modules = path.join(userFolder, 'node_modules')
  await mkdir(modules)
  if (withPack) await symlink(workshop.pack, path.join(modules, PACK_NAME), 'junction')
  await writeFile(path.join(userFolder, 'flows.json'), '[]')
  return userFolder
}

export async function userFolderWithFlow(workshop: Workshop, { keys }: LargeServices): Promise<string> {
  const userFolder = await emptyUserFolder(workshop, true)
  await writeFile(path.join(userFolder, 'flows.json'), JSON.stringify(benchFlow()))
  await writeFile(path.join(userFolder, 'flows_cred.json'), JSON.stringify(benchCredentials(keys)))
  return userFolder
}

const PACK_NAME = 'node-red-contrib-snelstart-multisafepay'

function nodeRedIn(
  { processes }: Workshop,
  userFolder: string,
  environment: Readonly<Record<string, string>>,
): AskedProcess {
  return askedProcess({
    file: processes.nodeRed,
    task: { userFolder, pack: path.join('node_modules', PACK_NAME), peakWatcher: processes.peakWatcher },
    nodeFlags: ['--expose-gc'],
    environment,
  })
}
