// Money that no line shows: received without an open debtor that asks for it, or gone back after it was booked.

import { type Cents, sumCents } from '../domain/cents.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { CoveredBefore } from '../domain/covered-before.ts'
import { paidOn } from '../domain/matching/position.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import { normalReference } from '../domain/reference.ts'

/**
 * @param unasked rows under no reference of any debtor
 * @param since when given, what was received before this day was dealt with otherwise
 */
export function unmatchedOf(
  unasked: readonly ProviderPayment[],
  covered: CoveredBefore,
  since?: CalendarDate,
): readonly ProviderPayment[] {
  return unasked.filter(
    (payment) =>
      (payment.kind === 'payment' || payment.kind === 'chargeback-reversed') &&
      payment.standing === 'settled' &&
      !isBooked(payment, covered) &&
      (since === undefined || paidOn(payment) >= since),
  )
}

/** Money whose booking was reversed is booked nowhere. */
function isBooked({ transactionId }: ProviderPayment, { centsByTransaction, reversed }: CoveredBefore): boolean {
  return centsByTransaction.has(transactionId) && !reversed?.has(transactionId)
}

/** @param bookedOrders order ids, in normal form, of the payments that were booked */
export function returnedAfterBookingOf(
  payments: readonly ProviderPayment[],
  covered: CoveredBefore,
  bookedOrders: ReadonlySet<string>,
): readonly ProviderPayment[] {
  if (bookedOrders.size === 0) return []
  return payments.filter(
    (payment) =>
      (payment.kind === 'refund' || payment.kind === 'chargeback' || payment.kind === 'chargeback-reversed') &&
      payment.standing === 'settled' &&
      !covered.centsByTransaction.has(payment.transactionId) &&
      bookedOrders.has(normalReference(payment.orderId)),
  )
}

export function totalOfPayments(payments: readonly ProviderPayment[]): Cents {
  return sumCents(payments.filter(({ currency }) => currency === 'EUR').map(({ amountCents }) => amountCents))
}
