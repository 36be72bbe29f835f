// What the run record is told of a run of book-payment: its settings before anything can be booked, and how it ended.

import type { InputContext } from '../../shared/node-red/on-input.ts'
import type { BookSettings } from '../domain/book-settings.ts'
import type { ReconcileRun } from '../domain/reconcile-run.ts'
import type { RunRecord } from '../run-record/run-record.ts'
import { orTellFailure, tellRecord, withRecord } from '../runs/tell-record.ts'
import type { BookInput } from './book-input.ts'
import type { BookedRun } from './book-lines.ts'

export interface ToldRun {
  orFailure<T>(work: () => Promise<T>): Promise<T>
  /** @throws ReconcileError RECORD_NOT_WRITABLE before a run that books: then nothing is booked */
  booking(): Promise<void>
  /** @returns the run, with where the record tells of it */
  finished(booked: BookedRun, run: ReconcileRun): Promise<ReconcileRun>
}

export function toldRun(
  record: RunRecord,
  { runId, settings: { mode, ...settings } }: Pick<BookInput, 'runId' | 'settings'>,
  context: Pick<InputContext, 'log'>,
): ToldRun {
  const told = { runId, mode, settings: { mode, ...withoutPlaces(settings) } }
  return {
    orFailure: (work) => orTellFailure(record, { runId, stage: 'book' }, context, work),
    async booking() {
      if (mode === 'book') await record.booking(told)
    },
    async finished({ lines, stopped }, run) {
      const position = await tellRecord(() => record.finished({ ...told, lines, run, stopped }), context)
      if (record.isBehind) context.log({ code: 'record-behind', values: {} })
      return withRecord(run, position)
    },
  }
}

/** A folder and an IBAN say nothing about the bookings that were made. */
function withoutPlaces({ importFile, ...settings }: Omit<BookSettings, 'mode'>): object {
  return importFile ? { ...settings, importFormat: importFile.layout.format } : settings
}
