// One small world to book in: debtors, payments, a register on disk, and a clock that the test moves.

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createFileRegister } from '../../../nodes/reconcile/booking-register/file-register.ts'
import type { BookingRegister } from '../../../nodes/reconcile/booking-register/booking-register.ts'
import { bookLines, type BookedRun } from '../../../nodes/reconcile/book-payment/book-lines.ts'
import { type ImportFiles, importFiles } from '../../../nodes/reconcile/book-payment/by-file/import-files.ts'
import type { BookSettings } from '../../../nodes/reconcile/domain/book-settings.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import type { Clock } from '../../../nodes/reconcile/domain/clock.ts'
import { coveredBefore } from '../../../nodes/reconcile/booking-register/covered-before.ts'
import { match } from '../../../nodes/reconcile/domain/matching/match.ts'
import type { OpenDebtor } from '../../../nodes/reconcile/domain/open-debtor.ts'
import type { ProviderPayment } from '../../../nodes/reconcile/domain/provider-payment.ts'
import type { ReconcileLine } from '../../../nodes/reconcile/domain/reconcile-line.ts'
import { decidedLine } from '../../../nodes/reconcile/match-payments/decided-line.ts'
import { createRunMemory } from '../../../nodes/reconcile/runs/run-memory.ts'
import type { MatchedWith } from '../../../nodes/reconcile/runs/run-records.ts'
import { durableDisk } from '../../../nodes/shared/files/durable-disk.ts'
import { booksInMemory, type BooksInMemory, paymentsInMemory } from './books-in-memory.ts'

export const NOON = Date.UTC(2026, 10, 24, 11)

export interface FakeClock extends Clock {
  forward(milliseconds: number): void
}

export function fakeClock(start = NOON): FakeClock {
  let time = start
  return {
    now: () => time,
    random: () => 0.5,
    sleep: (milliseconds, signal) => {
      signal.throwIfAborted()
      time += milliseconds
      return Promise.resolve()
    },
    forward: (milliseconds) => void (time += milliseconds),
  }
}

export function aDebtor(number: number, given: Partial<OpenDebtor> = {}): OpenDebtor {
  return {
    id: `debtor-${number}`,
    salesBookingId: `sales-${number}`,
    invoiceNumber: `2026-${number}`,
    invoiceDate: calendarDate('2026-11-01'),
    customer: { id: `customer-${number}` },
    currency: 'EUR',
    totalCents: cents(12_100),
    openCents: cents(12_100),
    references: { betalingskenmerk: `K${number}`, factuurnummer: `2026-${number}` },
    ...given,
  }
}

export function aPayment(number: number, given: Partial<ProviderPayment> = {}): ProviderPayment {
  return {
    transactionId: `90${number}`,
    orderId: `K${number}`,
    siteId: '12',
    type: 'payment',
    kind: 'payment',
    amountCents: cents(12_100),
    currency: 'EUR',
    feeCents: cents(29),
    method: 'IDEAL',
    status: 'completed',
    financialStatus: 'completed',
    standing: 'settled',
    created: '2026-11-10T10:00:00+01:00',
    completed: '2026-11-10T10:01:00+01:00',
    ...given,
  }
}

export const MATCHED: MatchedWith = {
  provider: { environment: 'live', accountId: '1001', siteId: '12' },
  settings: {
    references: ['betalingskenmerk'],
    partial: 'book',
    overpaid: 'hold',
    toleranceCents: cents(0),
    notCollected: new Set(['PAYPAL']),
  },
  allowTestPayments: false,
  paidSinceDays: 400,
  lookup: 'auto',
}

export const BOOK: BookSettings = {
  mode: 'book',
  bookingJournal: 2900,
  clearingAccount: 1220,
  methodAccounts: new Map(),
  bookFrom: calendarDate('2026-01-01'),
  description: 'MSP {transactie} fact {factuurnummer}',
  bookingDate: 'paid',
  closedPeriod: 'stop',
  maxPerRun: 0,
}

export interface World {
  readonly books: BooksInMemory
  readonly clock: FakeClock
  readonly register: BookingRegister
  readonly folder: string
  /** Looks up and books, as the flow does. */
  run(given?: RunGiven): Promise<BookedRun>
}

export interface RunGiven {
  readonly settings?: Partial<BookSettings>
  readonly matched?: Partial<MatchedWith>
  /** What a function node makes of the lines on their way. */
  readonly edit?: (lines: readonly ReconcileLine[]) => readonly ReconcileLine[]
  readonly signal?: AbortSignal
  /** The lines were shown by an earlier preview. */
  readonly previewed?: boolean
  /** What happens between matching and booking. */
  readonly meanwhile?: () => void
  /** The register as a failing disk makes it. */
  readonly register?: (real: BookingRegister) => BookingRegister
  /** The disk with the import folder, which can fail or be pulled out. */
  readonly files?: (real: ImportFiles) => ImportFiles
}

/** @param shared what an earlier world left on disk */
export function aWorld(
  debtors: readonly OpenDebtor[],
  payments: readonly ProviderPayment[],
  shared: { readonly register?: BookingRegister } = {},
): World {
  const clock = fakeClock()
  const books = booksInMemory(debtors)
  const folder = mkdtempSync(join(tmpdir(), 'booking-world-'))
  const register =
    shared.register ??
    createFileRegister({ folder, administrationId: 'administration-1', clock, disk: durableDisk(clock) })
  const provider = paymentsInMemory(payments, () => clock.now())
  let runs = 0
  return {
    books,
    clock,
    register,
    folder,
    async run({
      settings = {},
      matched = {},
      edit = (lines: readonly ReconcileLine[]) => lines,
      signal = new AbortController().signal,
      previewed = false,
      meanwhile = () => undefined,
      register: made = (real: BookingRegister) => real,
      files = (real: ImportFiles) => real,
    } = {}) {
      runs += 1
      const lines = edit(await matchedLines(books, payments, { ...MATCHED, ...matched }, register))
      meanwhile()
      const input = {
        runId: `run-${runs}`,
        lines,
        settings: { ...BOOK, ...settings },
        matched: { ...MATCHED, ...matched },
        previewed,
      }
      const parts = {
        administration: books,
        provider,
        register: made(register),
        memory: createRunMemory(),
        files: files(importFiles(clock)),
        clock,
        absenceCountsAfterMs: 30_000,
        writeLimitMs: 30_000,
        word: (code: string) => code,
        wordError: (error: { code: string }) => error.code,
        onProgress: () => undefined,
      }
      return bookLines(input, parts, signal)
    },
  }
}

async function matchedLines(
  books: BooksInMemory,
  payments: readonly ProviderPayment[],
  matched: MatchedWith,
  register: BookingRegister,
): Promise<readonly ReconcileLine[]> {
  const debtors: OpenDebtor[] = []
  const quiet = books.beforeRequest
  books.beforeRequest = () => undefined
  for await (const page of books.openDebtors({ customerNames: false }, new AbortController().signal))
    debtors.push(...page)
  books.beforeRequest = quiet
  const result = match({
    debtors,
    payments,
    failedReferences: new Set(),
    covered: coveredBefore(await register.entries()),
    settings: matched.settings,
    today: calendarDate('2026-11-24'),
  })
  return debtors.map((debtor) => {
    const decision = result.decisions.get(debtor.id)
    if (!decision) throw new Error('undecided')
    return decidedLine({ debtor }, decision, (code) => code)
  })
}
