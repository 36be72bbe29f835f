// What a node tells the run record. Looking needs no record to be safe: where it can't be written, that is said and the run
// goes on. Booking does need it, and is refused by the booking register before anything is promised.

import { systemCode } from '../../shared/files/system-code.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { ReconcileRun } from '../domain/reconcile-run.ts'
import type { Warning } from '../domain/warning.ts'
import type { Stage } from '../run-record/record-entry.ts'
import type { RecordPosition } from '../run-record/record-writer.ts'
import type { RunRecord } from '../run-record/run-record.ts'

interface Logs {
  log(note: Warning): void
}

/** @returns where the record tells of it; undefined when it could not be told */
export async function tellRecord(
  telling: () => Promise<RecordPosition | undefined>,
  context: Logs,
): Promise<RecordPosition | undefined> {
  try {
    return await telling()
  } catch (error) {
    const cause = error instanceof ReconcileError ? error.cause : error
    context.log({ code: 'record-not-written', values: { reason: systemCode(cause) } })
    return undefined
  }
}

export function withRecord(run: ReconcileRun, record: RecordPosition | undefined): ReconcileRun {
  return record ? { ...run, record } : run
}

/** Tells why a part of a run failed, and fails. */
export async function orTellFailure<T>(
  record: Pick<RunRecord, 'failed'>,
  part: { readonly runId?: string; readonly stage: Stage },
  context: Logs,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code, detail } = error instanceof ReconcileError ? error : UNFORESEEN
    await tellRecord(() => record.failed({ ...part, code, detail }), context)
    throw error
  }
}

/** What a library says in its message could hold anything. */
const UNFORESEEN = { code: 'UNEXPECTED', detail: 'any' }
