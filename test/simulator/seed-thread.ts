// A thread that runs the seeds it is given, one after the other.

import { parentPort, workerData } from 'node:worker_threads'

import { z } from 'zod'

import type { Finding } from './audit/finding.ts'
import { runSeed, type SeedEnd } from './run-seed.ts'
import { packShelf } from './shelf.ts'

export type SeedReport = Omit<SeedEnd, 'trace'> & { readonly trace?: readonly string[] }

const given = z.object({ folder: z.string(), withTrace: z.boolean() }).parse(workerData)
const asked = z.object({ seed: z.number().int() })

/** What killed processes left waiting stays in the pack's memory until then. */
const SEEDS_A_SHELF = 100

const shelf = packShelf(given.folder)
const unforeseen: Finding[] = []
process.on('unhandledRejection', (error) => {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  unforeseen.push({ kind: 'unexplained', what: `nobody waited for this error: ${stack}` })
})

let done = 0
parentPort?.on('message', (message: unknown) => {
  const { seed } = asked.parse(message)
  done += 1
  if (done % SEEDS_A_SHELF === 0) shelf.clear()
  void report(seed).then((end) => parentPort?.postMessage(end))
})

async function report(seed: number): Promise<SeedReport> {
  unforeseen.length = 0
  const { trace, findings, figures } = await runSeed(seed, shelf)
  return { seed, figures, findings: [...findings, ...unforeseen], ...(given.withTrace ? { trace } : {}) }
}
