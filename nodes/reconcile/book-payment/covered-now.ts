// What earlier bookings account for: what the register knows, and what SnelStart shows that the register does not.

import type { Administration } from '../domain/administration.ts'
import { bookingKey } from '../domain/booking-key.ts'
import type { FoundBooking } from '../domain/booking-order.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import { type Cents, cents } from '../domain/cents.ts'
import type { CoveredBefore } from '../domain/covered-before.ts'
import { paidOn } from '../domain/matching/position.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'

/** From then on reading the journal of the whole period asks fewer requests than asking for each key. */
const KEYS_TO_ASK_MAX = 100

/** @returns the bookings that SnelStart holds under the keys of these payments, by key */
export async function findEarlierBookings(
  payments: readonly ProviderPayment[],
  journal: number,
  today: CalendarDate,
  administration: Pick<Administration, 'findBookings'>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FoundBooking>> {
  if (payments.length === 0) return new Map()
  const [oldest] = payments.map(paidOn).sort()
  const search = {
    keys: payments.map(({ transactionId }) => bookingKey(transactionId)),
    journal,
    from: oldest ?? today,
    until: today,
    proof: payments.length > KEYS_TO_ASK_MAX ? 'thorough' : 'quick',
  } as const
  return administration.findBookings(search, signal)
}

/** The same, with the bookings that were found added where they are missing. */
export function withFound(
  covered: CoveredBefore,
  found: ReadonlyMap<string, FoundBooking>,
  payments: readonly ProviderPayment[],
  debtors: readonly OpenDebtor[],
): CoveredBefore {
  const centsByTransaction = new Map(covered.centsByTransaction)
  const writtenOffByDebtor = new Map(covered.writtenOffByDebtor)
  const debtorIds = new Map(debtors.map(({ invoiceNumber, id }) => [invoiceNumber, id]))
  for (const { transactionId, amountCents } of payments) {
    const booking = found.get(bookingKey(transactionId))
    if (!booking || centsByTransaction.has(transactionId)) continue
    centsByTransaction.set(transactionId, amountCents)
    for (const { invoiceNumber, cents: settled } of booking.settled) {
      addTo(writtenOffByDebtor, debtorIds.get(invoiceNumber), settled)
    }
  }
  return { centsByTransaction, writtenOffByDebtor }
}

function addTo(totals: Map<string, Cents>, id: string | undefined, amount: Cents): void {
  if (id !== undefined) totals.set(id, cents((totals.get(id) ?? 0) + amount))
}
