// What the nodes of one run read, kept in this process so that the next node need not read it again.
// It is what was read, not what a message says: a message can have been changed on its way.

import type { OpenDebtor } from '../domain/open-debtor.ts'
import type { PaymentReading } from '../domain/payment-provider.ts'

export interface RunReading {
  /** Every open debtor of the administration, also those that a filter hides. */
  readonly debtors: readonly OpenDebtor[]
  /** Milliseconds since 1970. */
  readonly debtorsReadAt: number
  readonly payments?: PaymentReading
}

export interface RunMemory {
  remember(runId: string, reading: RunReading): void
  recall(runId: string): RunReading | undefined
  /** After a booking the balances that were read are the past. */
  forget(runId: string): void
}

/** Thousands of lines a run: only the latest runs are worth their memory. */
const RUNS_KEPT = 2

export function createRunMemory(): RunMemory {
  const readings = new Map<string, RunReading>()
  return {
    remember(runId, reading) {
      readings.delete(runId)
      readings.set(runId, reading)
      const [oldest] = readings.keys()
      if (readings.size > RUNS_KEPT && oldest !== undefined) readings.delete(oldest)
    },
    recall: (runId) => readings.get(runId),
    forget: (runId) => void readings.delete(runId),
  }
}
