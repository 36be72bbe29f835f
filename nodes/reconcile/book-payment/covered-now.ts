// What earlier bookings account for: what the register knows, and what SnelStart shows that the register does not.

import type { Administration } from '../domain/administration.ts'
import { dateOfInstant } from '../domain/amsterdam.ts'
import { bookingKey } from '../domain/booking-key.ts'
import type { FoundBooking } from '../domain/booking-order.ts'
import { addDays, type CalendarDate } from '../domain/calendar-date.ts'
import { type Cents, cents } from '../domain/cents.ts'
import type { CoveredBefore } from '../domain/covered-before.ts'
import type { PlannedBooking } from '../domain/matching/plan-bookings.ts'
import { paidOn } from '../domain/matching/position.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'

/** From then on reading the journal of the whole period asks fewer requests than asking for each key. */
export const KEYS_TO_ASK_MAX = 100

export interface KeysAndDays {
  readonly keyOf: (transactionId: string) => string
  readonly today: CalendarDate
}

/** @returns the bookings that SnelStart holds under the keys of these payments, by key */
export async function findEarlierBookings(
  payments: readonly ProviderPayment[],
  journal: number,
  { keyOf, today }: KeysAndDays,
  administration: Pick<Administration, 'findBookings'>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FoundBooking>> {
  if (payments.length === 0) return new Map()
  const search = {
    keys: payments.map(({ transactionId }) => keyOf(transactionId)),
    journal,
    ...daysOfBookings(payments, today),
    proof: payments.length > KEYS_TO_ASK_MAX ? 'likely' : 'quick',
  } as const
  return administration.findBookings(search, signal)
}

/**
 * The days on which bookings of these payments can be dated, whatever the settings were then: not before the row was made,
 * and by a clock that is ahead of ours a day after today.
 */
export function daysOfBookings(
  payments: readonly ProviderPayment[],
  today: CalendarDate,
): { readonly from: CalendarDate; readonly until: CalendarDate } {
  const days = [today, ...payments.flatMap((payment) => [dateOfInstant(payment.created), paidOn(payment)])].sort()
  return { from: days[0] ?? today, until: addDays(days.at(-1) ?? today, 1) }
}

/** The same, with the bookings that were found in place of these planned ones. */
export function withFound(
  covered: CoveredBefore,
  found: ReadonlyMap<string, FoundBooking>,
  planned: readonly PlannedBooking[],
  debtors: readonly OpenDebtor[],
  keyOf: KeysAndDays['keyOf'] = (transactionId) => bookingKey(transactionId),
): CoveredBefore {
  const centsByTransaction = new Map(covered.centsByTransaction)
  const writtenOffByDebtor = new Map(covered.writtenOffByDebtor)
  const debtorIds = new Map(debtors.map(({ invoiceNumber, id }) => [invoiceNumber, id]))
  for (const { payment, lines } of planned) {
    const { transactionId, amountCents } = payment
    const booking = found.get(keyOf(transactionId))
    if (!booking || centsByTransaction.has(transactionId)) continue
    centsByTransaction.set(transactionId, amountCents)
    for (const { invoiceNumber, cents: settled } of booking.settled) {
      addTo(writtenOffByDebtor, debtorIds.get(invoiceNumber), settled)
    }
    // A Bank booking does not show what it settled. What it was to settle is still open, so somebody has to look.
    if (booking.settled.length > 0) continue
    for (const line of lines) addTo(writtenOffByDebtor, line.debtorId, line.cents)
  }
  return { ...covered, centsByTransaction, writtenOffByDebtor }
}

function addTo(totals: Map<string, Cents>, id: string | undefined, amount: Cents): void {
  if (id !== undefined) totals.set(id, cents((totals.get(id) ?? 0) + amount))
}
