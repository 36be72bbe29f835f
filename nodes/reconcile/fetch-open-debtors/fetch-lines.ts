// The first half of a run: reads the open debtors, and begins the record that the other nodes go by.

import { randomUUID } from 'node:crypto'

import type { Administration } from '../domain/administration.ts'
import { instantOf } from '../domain/amsterdam.ts'
import { NO_CENTS } from '../domain/cents.ts'
import type { Clock } from '../domain/clock.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import { openCentsOf, type ReconcileRun } from '../domain/reconcile-run.ts'
import { administrationBehind } from '../runs/known-connections.ts'
import type { RunMemory } from '../runs/run-memory.ts'
import type { RunRecords } from '../runs/run-records.ts'
import { collectDebtors, type FetchSettings } from './collect-debtors.ts'

export interface FetchParts {
  readonly administration: Administration
  /** The records of an administration by its own identifier. */
  readonly recordsOf: (administrationId: string | undefined) => RunRecords
  /** Does the work; the run record is told why it failed. */
  readonly orTell: <T>(administrationId: string | undefined, work: () => Promise<T>) => Promise<T>
  readonly memory: RunMemory
  readonly clock: Clock
  readonly onPage: (read: number) => void
}

export interface Fetched {
  /** How many are open, also those that a filter hides. */
  readonly debtors: number
  readonly lines: readonly ReconcileLine[]
  readonly run: ReconcileRun
}

export async function fetchLines(settings: FetchSettings, parts: FetchParts, signal: AbortSignal): Promise<Fetched> {
  const { administration, clock } = parts
  const requestsBefore = administration.requestCount()
  const startedAt = clock.now()
  const { id, name, kind } = await administrationBehind(administration, clock, signal)
  const { all, wanted } = await parts.orTell(id, () => collectDebtors(administration, settings, signal, parts.onPage))
  const runId = randomUUID()
  const run = { runId, startedAt: instantOf(startedAt) }
  await parts.recordsOf(id).begin(run)
  parts.memory.remember(runId, { debtors: all, debtorsReadAt: startedAt })
  const lines = wanted.map((debtor) => ({ debtor }))
  return {
    debtors: all.length,
    lines,
    run: {
      ...run,
      administration: { name, kind, ...(id === undefined ? {} : { id }) },
      counts: {},
      openCents: openCentsOf(lines),
      bookedCents: NO_CENTS,
      requests: { snelstart: administration.requestCount() - requestsBefore, multisafepay: 0 },
    },
  }
}
