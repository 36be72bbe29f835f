// A record in a folder, as the nodes put it together, with lines and runs to tell it.

import { NO_CENTS } from '../../../nodes/reconcile/domain/cents.ts'
import type { Clock } from '../../../nodes/reconcile/domain/clock.ts'
import type { ReconcileLine } from '../../../nodes/reconcile/domain/reconcile-line.ts'
import type { RegisterEntry } from '../../../nodes/reconcile/booking-register/booking-register.ts'
import type { RecordDisk } from '../../../nodes/reconcile/run-record/record-disk.ts'
import { registerStateOf } from '../../../nodes/reconcile/run-record/register-state.ts'
import { createRunRecord, type DecidedRun, type RunRecord } from '../../../nodes/reconcile/run-record/run-record.ts'
import { type Verified, verifyRecord } from '../../../nodes/reconcile/run-record/verify-record.ts'
import { durableDisk } from '../../../nodes/shared/files/durable-disk.ts'
import { anOpenDebtor } from '../domain/builders.ts'
import { NOON, SteppedClock } from '../booking-register/stepped-clock.ts'

export const ADMINISTRATION = '3fa85f64-5717-4562-b3fc-2c963f66afa6'
export const GO_ON = new AbortController().signal
export { NOON, SteppedClock }

export interface RecordGiven {
  readonly clock?: Clock
  readonly disk?: RecordDisk
  readonly entries?: ReadonlyMap<string, RegisterEntry>
  readonly administrationId?: string
}

/** Each is a process of its own to the folder: it writes a file of its own. */
export function aRecord(
  folder: string,
  { clock = new SteppedClock(), entries, ...given }: RecordGiven = {},
): RunRecord {
  return createRunRecord({
    folder,
    administrationId: ADMINISTRATION,
    version: '0.1.0',
    clock,
    disk: durableDisk(clock),
    registerState: () => Promise.resolve(registerStateOf(entries ?? new Map())),
    ...given,
  })
}

export function verified(folder: string): Promise<Verified> {
  return verifyRecord(folder, durableDisk(new SteppedClock()), GO_ON)
}

export function decidedLines(
  count: number,
  reasonValues: ReconcileLine['reasonValues'] = {},
): readonly ReconcileLine[] {
  return Array.from({ length: count }, (_, nth) => ({
    debtor: anOpenDebtor({ id: `debtor-${nth}`, invoiceNumber: `2026${nth}` }),
    outcome: 'not-found',
    reasonCode: 'not-found',
    reasonValues,
    attention: false,
  }))
}

/** What a node tells of a run that it decided. */
export function aRun(
  runId: string,
  lines: readonly ReconcileLine[],
  settings: object = { lookup: 'auto' },
): DecidedRun {
  return {
    runId,
    lines,
    settings,
    run: { counts: {}, openCents: NO_CENTS, bookedCents: NO_CENTS, requests: { snelstart: 1, multisafepay: 1 } },
  }
}
