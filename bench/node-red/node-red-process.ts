// A process of its own with a real Node-RED, which tells how it started and what its runs took.

import { createServer } from 'node:http'
import type { LocalSettings } from '@node-red/runtime'
import { z } from 'zod'
import { answering, taskOf } from '../processes/answering.ts'
import { FLOW_ENDS, type FlowEnds } from './bench-flow.ts'
import { packTime } from './pack-time.ts'
import { type PeakWatch, watchPeak } from './peak-watch.ts'

const task = z.object({ userFolder: z.string(), pack: z.string(), peakWatcher: z.string() })

/** What may only be loaded at first use. */
const HEAVY = /[\\/]node_modules[\\/](axios|zod|lossless-json|mssql|exceljs)[\\/]/

const finished = z.object({
  payload: z.array(z.unknown()),
  reconcile: z.object({ counts: z.record(z.string(), z.number()) }),
})

async function main(): Promise<void> {
  const { userFolder, pack, peakWatcher } = taskOf(task)
  const packMs = packTime(pack)
  const ends: FlowEnds = { finished: () => undefined, failed: () => undefined }
  await startNodeRed(userFolder, ends)
  const start = {
    wholeMs: performance.now(),
    cpuMs: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
    packMs: packMs(),
    heavyLoaded: heavyLoaded(),
  }
  let watch: Promise<PeakWatch> | undefined
  answering({
    start: () => start,
    run: async () => measuredRun(ends, await (watch ??= watchPeak(peakWatcher))),
  })
}

async function startNodeRed(userDir: string, ends: FlowEnds): Promise<void> {
  const { default: RED } = await import('node-red')
  const settings: object = {
    userDir,
    flowFile: 'flows.json',
    credentialSecret: false,
    functionGlobalContext: { [FLOW_ENDS]: ends },
    logging: { console: { level: 'off', metrics: false, audit: false } },
    editorTheme: { tours: false },
    telemetry: { enabled: false, updateNotification: false },
  }
  RED.init(createServer(), settings as LocalSettings)
  const flowsStarted = new Promise<void>((resolve) => RED.events.once('flows:started', () => resolve()))
  await RED.start()
  await flowsStarted
}

/** By name, each once. */
function heavyLoaded(): readonly string[] {
  const names = Object.keys(require.cache).flatMap((file) => HEAVY.exec(file)?.[1] ?? [])
  return [...new Set(names)]
}

async function measuredRun(ends: FlowEnds, watch: PeakWatch) {
  collectGarbage()
  const idleMb = watch.begin()
  const { payload, reconcile } = finished.parse(await runOnce(ends))
  const peakMb = watch.peakMb()
  collectGarbage()
  return { idleMb, peakMb, afterMb: watch.begin(), lines: payload.length, counts: reconcile.counts }
}

function runOnce(ends: FlowEnds): Promise<unknown> {
  return new Promise((resolve, reject) => {
    ends.finished = resolve
    ends.failed = (error) => reject(new Error(`the run failed: ${JSON.stringify(error)}`))
    if (ends.begin === undefined) throw new Error('the flow of the benchmark did not start')
    ends.begin()
  })
}

/** Twice: what a finaliser frees is only gone after the second time. */
function collectGarbage(): void {
  const { gc } = globalThis
  if (gc === undefined) throw new Error('start with --expose-gc')
  gc()
  gc()
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
