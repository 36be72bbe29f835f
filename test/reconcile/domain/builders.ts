// A debtor, a payment and a run that are alright in every respect: what a test sets is what it is about.

import { type CalendarDate, calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import { type CoveredBefore, NOTHING_COVERED } from '../../../nodes/reconcile/domain/covered-before.ts'
import type { Decision } from '../../../nodes/reconcile/domain/matching/decision.ts'
import { match, type MatchResult, type MatchRun } from '../../../nodes/reconcile/domain/matching/match.ts'
import type { MatchSettings } from '../../../nodes/reconcile/domain/matching/match-settings.ts'
import type { PlannedBooking } from '../../../nodes/reconcile/domain/matching/plan-bookings.ts'
import type { OpenDebtor, ReferenceSource } from '../../../nodes/reconcile/domain/open-debtor.ts'
import type { ProviderPayment } from '../../../nodes/reconcile/domain/provider-payment.ts'

export const TODAY = calendarDate('2026-02-01')

interface DebtorTraits {
  id?: string
  invoiceNumber?: string
  invoiceDate?: string
  /** The open amount too, unless that is set. */
  totalCents?: number
  openCents?: number
  linkedOpenCents?: number
  reference?: string
  references?: Partial<Record<ReferenceSource, string>>
  sharedWith?: { debtors: number; openCents: number }
}

/** An invoice of € 121,00 under the reference 2026-1. */
export function anOpenDebtor(traits: DebtorTraits = {}): OpenDebtor {
  const { id = 'debtor-1', totalCents = 12_100, reference = '2026-1', linkedOpenCents, sharedWith } = traits
  return {
    id,
    salesBookingId: `sale of ${id}`,
    invoiceNumber: traits.invoiceNumber ?? `F-${id}`,
    invoiceDate: calendarDate(traits.invoiceDate ?? '2026-01-10'),
    customer: { id: 'customer-1' },
    currency: 'EUR',
    totalCents: cents(totalCents),
    openCents: cents(traits.openCents ?? totalCents),
    ...(linkedOpenCents === undefined ? {} : { linkedOpenCents: cents(linkedOpenCents) }),
    references: traits.references ?? { betalingskenmerk: reference },
    ...(sharedWith ? { sharedWith: { debtors: sharedWith.debtors, openCents: cents(sharedWith.openCents) } } : {}),
  }
}

type PaymentTraits = Partial<Omit<ProviderPayment, 'amountCents' | 'feeCents'>> & {
  amountCents?: number
  /** The day on which the money moved. */
  on?: string
}

/** € 121,00 by iDEAL under the order 2026-1, in the balance. */
export function aPayment({ amountCents = 12_100, on = '2026-01-12', ...traits }: PaymentTraits = {}): ProviderPayment {
  return {
    transactionId: '9000001',
    orderId: '2026-1',
    siteId: '1',
    type: 'payment',
    kind: 'payment',
    amountCents: cents(amountCents),
    currency: 'EUR',
    feeCents: cents(0),
    method: 'IDEAL',
    status: 'completed',
    financialStatus: 'completed',
    standing: 'settled',
    created: `${on}T10:00:00+01:00`,
    completed: `${on}T10:00:05+01:00`,
    ...traits,
  }
}

/** € 21,00 that went back to the customer a week after the payment. */
export function aRefund({ amountCents = -2_100, ...traits }: PaymentTraits = {}): ProviderPayment {
  return aPayment({
    transactionId: '9000901',
    type: 'refund',
    kind: 'refund',
    amountCents,
    on: '2026-01-19',
    ...traits,
  })
}

export function aChargeback(traits: PaymentTraits = {}): ProviderPayment {
  return aRefund({ transactionId: '9000902', type: 'chargeback', kind: 'chargeback', amountCents: -12_100, ...traits })
}

type SettingTraits = Partial<Omit<MatchSettings, 'toleranceCents'>> & { toleranceCents?: number }

export function settings({ toleranceCents = 0, ...traits }: SettingTraits = {}): MatchSettings {
  return {
    references: ['betalingskenmerk'],
    partial: 'book',
    overpaid: 'hold',
    toleranceCents: cents(toleranceCents),
    notCollected: new Set(['PAYPAL']),
    ...traits,
  }
}

type RunTraits = Partial<Omit<MatchRun, 'settings' | 'bookFrom'>> & { settings?: SettingTraits; bookFrom?: string }

export function aRun({ settings: chosen, bookFrom, ...traits }: RunTraits = {}): MatchRun {
  return {
    debtors: [anOpenDebtor()],
    payments: [aPayment()],
    failedReferences: new Set(),
    covered: NOTHING_COVERED,
    settings: settings(chosen),
    today: TODAY,
    ...(bookFrom === undefined ? {} : { bookFrom: calendarDate(bookFrom) }),
    ...traits,
  }
}

/** What earlier bookings covered, by transaction, and wrote off, by debtor. */
export function covered(rows: Record<string, number>, writtenOff: Record<string, number> = {}): CoveredBefore {
  return { centsByTransaction: amounts(rows), writtenOffByDebtor: amounts(writtenOff) }
}

/** What is said of the only debtor of a run, or of the one with this id. */
export function decide(traits: RunTraits = {}, debtorId?: string): Decision {
  return decisionOf(match(aRun(traits)), debtorId)
}

export function decisionOf(result: MatchResult, debtorId?: string): Decision {
  const decision = debtorId === undefined ? [...result.decisions.values()][0] : result.decisions.get(debtorId)
  if (!decision) throw new RangeError(`nothing was decided for ${debtorId ?? 'anyone'}`)
  return decision
}

export interface BookingInShort {
  transaction: string
  lines: Record<string, number>
  clearing: number
  difference?: number
  overpaid?: number
  covers: Record<string, number>
}

/** The bookings of a run, as they read aloud. Amounts of 0 beside the clearing account are left out. */
export function booked(traits: RunTraits = {}): BookingInShort[] {
  return match(aRun(traits)).bookings.map(inShort)
}

export function inShort(booking: PlannedBooking): BookingInShort {
  return {
    transaction: booking.payment.transactionId,
    lines: Object.fromEntries(booking.lines.map((line) => [line.debtorId, line.cents])),
    clearing: booking.clearingCents,
    ...(booking.differenceCents === 0 ? {} : { difference: booking.differenceCents }),
    ...(booking.overpaidCents === 0 ? {} : { overpaid: booking.overpaidCents }),
    covers: Object.fromEntries(booking.covers.map((row) => [row.transactionId, row.cents])),
  }
}

export function day(text: string): CalendarDate {
  return calendarDate(text)
}

function amounts(record: Record<string, number>): Map<string, ReturnType<typeof cents>> {
  return new Map(Object.entries(record).map(([name, amount]) => [name, cents(amount)]))
}
