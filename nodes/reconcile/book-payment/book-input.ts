// What a run of book-payment is given: what to book, and with whose help.

import type { Administration } from '../domain/administration.ts'
import type { BookSettings } from '../domain/book-settings.ts'
import type { Clock } from '../domain/clock.ts'
import type { PaymentProvider } from '../domain/payment-provider.ts'
import type { ReconcileError } from '../domain/reconcile-error.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import type { BookingRegister } from '../booking-register/booking-register.ts'
import type { WordReason } from '../match-payments/decided-line.ts'
import type { RunMemory } from '../runs/run-memory.ts'
import type { MatchedWith } from '../runs/run-records.ts'
import type { ImportFiles } from './by-file/import-files.ts'

export interface BookInput {
  readonly runId: string
  readonly lines: readonly ReconcileLine[]
  readonly settings: BookSettings
  readonly matched: MatchedWith
  /** The lines were shown to a person: nothing is booked that was not shown. */
  readonly previewed: boolean
}

export interface BookLinesParts {
  readonly administration: Administration
  readonly provider: PaymentProvider
  readonly register: BookingRegister
  readonly memory: RunMemory
  readonly files: ImportFiles
  readonly clock: Clock
  readonly absenceCountsAfterMs: number
  readonly writeLimitMs: number
  readonly word: WordReason
  readonly wordError: (error: ReconcileError) => string
  readonly onProgress: (done: number, of: number) => void
}
