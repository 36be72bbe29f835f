// Many seeds on several threads, and what they came to.

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

import type { FindingKind } from './audit/finding.ts'
import type { SeedReport } from './seed-thread.ts'
import type { SimulatedPack } from './simulated-pack.ts'

export interface SeedsAsked {
  readonly seeds: readonly number[]
  readonly threads: number
  readonly withTrace: boolean
  /** Told of each seed once it has ended. */
  onSeed(report: SeedReport): void
}

export interface SeedsEnd {
  readonly seeds: number
  readonly doubleBookings: number
  readonly lost: number
  readonly unexplained: number
  readonly leaks: number
}

export async function runSeeds(pack: SimulatedPack, asked: SeedsAsked): Promise<SeedsEnd> {
  const waiting = [...asked.seeds]
  const count: Record<FindingKind, number> = { double: 0, lost: 0, unexplained: 0, leak: 0 }
  const take = (report: SeedReport): void => {
    for (const { kind } of report.findings) count[kind] += 1
    asked.onSeed(report)
  }
  await Promise.all(Array.from({ length: asked.threads }, () => oneThread(pack, asked.withTrace, waiting, take)))
  const { double, lost, unexplained, leak } = count
  return { seeds: asked.seeds.length, doubleBookings: double, lost, unexplained, leaks: leak }
}

/** What killed processes left waiting goes with their thread. */
const SEEDS_A_THREAD = 250

async function oneThread(
  pack: SimulatedPack,
  withTrace: boolean,
  waiting: number[],
  take: (report: SeedReport) => void,
): Promise<void> {
  while (waiting.length > 0) await someSeeds(pack, withTrace, waiting, take)
}

async function someSeeds(
  { folder, thread }: SimulatedPack,
  withTrace: boolean,
  waiting: number[],
  take: (report: SeedReport) => void,
): Promise<void> {
  const worker = new Worker(thread, { workerData: { folder, withTrace }, execArgv: [] })
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`a thread ended by itself (${String(code)})`)
  })
  ended.catch(() => undefined)
  try {
    for (let done = 0; done < SEEDS_A_THREAD; done += 1) {
      const seed = waiting.shift()
      if (seed === undefined) return
      worker.postMessage({ seed })
      const [report] = (await Promise.race([once(worker, 'message'), ended])) as [SeedReport]
      take(report)
    }
  } finally {
    await worker.terminate()
  }
}
