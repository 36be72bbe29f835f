// A run and its lines, alright in every respect, and what is made of them.

import type { BookedWith } from '../../../nodes/reconcile/runs/booked-with.ts'
import type { MatchedWith } from '../../../nodes/reconcile/runs/run-records.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import type { ReconcileLine } from '../../../nodes/reconcile/domain/reconcile-line.ts'
import {
  bookedCentsOf,
  countOutcomes,
  openCentsOf,
  type ReconcileRun,
} from '../../../nodes/reconcile/domain/reconcile-run.ts'
import { type BreathingSpace, breathingSpace } from '../../../nodes/reconcile/reconcile-report/breathing-space.ts'
import { type Report, reportOf } from '../../../nodes/reconcile/reconcile-report/report.ts'
import type { Language } from '../../../nodes/shared/texts/language.ts'
import { anOpenDebtor, aPayment, day } from '../domain/builders.ts'

export const SPACE: BreathingSpace = breathingSpace(new AbortController().signal)

interface LineTraits extends Omit<Partial<ReconcileLine>, 'debtor'> {
  readonly invoiceNumber?: string
  readonly customerName?: string
  readonly openCents?: number
}

/** € 121,00 that was paid, ready to be booked. */
export function aLine({
  invoiceNumber = '20260001',
  customerName,
  openCents = 12_100,
  ...traits
}: LineTraits = {}): ReconcileLine {
  const debtor = anOpenDebtor({ id: `debtor ${invoiceNumber}`, invoiceNumber, totalCents: openCents })
  const named = customerName === undefined ? {} : { name: customerName }
  return {
    debtor: { ...debtor, dueDate: day('2026-01-24'), customer: { id: 'customer-1', code: '10001', ...named } },
    reference: { value: '2026-1', source: 'betalingskenmerk' },
    payments: [aPayment({ amountCents: openCents })],
    outcome: 'paid',
    attention: false,
    reason: 'Ontvangen, precies wat openstaat.',
    reasonCode: 'paid',
    reasonValues: { receivedCents: openCents, openCents },
    amountToBookCents: cents(openCents),
    ...traits,
  }
}

export function bookedOn(line: ReconcileLine, key = 'MSP-9000001'): ReconcileLine {
  const { openCents } = line.debtor
  const booking = {
    key,
    state: 'booked',
    date: day('2026-01-12'),
    writeOffCents: openCents,
    clearingCents: openCents,
    covers: [{ transactionId: key.slice(4), cents: openCents }],
  } as const
  return { ...line, booking, bookings: [booking] }
}

export function aReconcileRun(lines: readonly ReconcileLine[], traits: Partial<ReconcileRun> = {}): ReconcileRun {
  return {
    runId: 'run-1',
    startedAt: '2026-01-31T02:30:00+01:00',
    finishedAt: '2026-01-31T02:31:00+01:00',
    mode: 'book',
    administration: { id: 'books-1', name: 'Voorbeeld B.V.', kind: 'online' },
    provider: { environment: 'live', accountId: '7', siteId: '8' },
    counts: countOutcomes(lines),
    openCents: openCentsOf(lines),
    bookedCents: bookedCentsOf(lines),
    requests: { snelstart: 3, multisafepay: 2 },
    unmatched: [],
    unmatchedCents: cents(0),
    returnedAfterBooking: [],
    returnedAfterBookingCents: cents(0),
    ...traits,
  }
}

export const MATCHED_WITH: MatchedWith = {
  provider: { environment: 'live' },
  settings: {
    references: ['betalingskenmerk'],
    partial: 'book',
    overpaid: 'hold',
    toleranceCents: cents(5),
    notCollected: new Set(['PAYPAL']),
  },
  allowTestPayments: false,
  paidSinceDays: 400,
  lookup: 'auto',
}

export const BOOKED_WITH: BookedWith = {
  via: 'administration',
  settings: {
    mode: 'book',
    bookingJournal: 2900,
    clearingAccount: 1220,
    methodAccounts: new Map([['PAYPAL', 1221]]),
    overpaidAccount: 1800,
    bookFrom: day('2026-01-01'),
    description: 'MSP {transactie}',
    bookingDate: 'paid',
    closedPeriod: 'first-open-day',
    maxPerRun: 25,
  },
}

export function aReport(
  lines: readonly ReconcileLine[],
  { run, language = 'nl' }: { readonly run?: Partial<ReconcileRun>; readonly language?: Language } = {},
): Promise<Report> {
  return reportOf(
    { lines, run: aReconcileRun(lines, run), matched: MATCHED_WITH, booked: BOOKED_WITH, language },
    SPACE,
  )
}
