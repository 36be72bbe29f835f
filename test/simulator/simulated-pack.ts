// What a simulation runs: the pack built as it is shipped, and the thread that runs seeds, built once for all of them.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import { build } from 'esbuild'

import { buildPack } from '../../scripts/build/build-pack.ts'

export interface SimulatedPack {
  /** Of the built pack. */
  readonly folder: string
  readonly thread: string
  clear(): Promise<void>
}

const ROOT = join(__dirname, '../..')

export async function buildSimulatedPack(): Promise<SimulatedPack> {
  // Inside the project, so that its libraries are found from there.
  const place = join(ROOT, '.data', `simulated-${process.pid}`)
  const folder = join(place, 'pack')
  const thread = join(place, 'seed-thread.cjs')
  await build({
    entryPoints: [join(__dirname, 'seed-thread.ts')],
    outfile: thread,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'silent',
  })
  await buildPack({ root: ROOT, out: folder })
  return { folder, thread, clear: () => rm(place, { recursive: true, force: true }) }
}
