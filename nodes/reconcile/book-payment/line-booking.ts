// A booking as it stands on the lines of its debtors.

import type { BookingOrder } from '../domain/booking-order.ts'
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import type { PlannedBooking } from '../domain/matching/plan-bookings.ts'
import type { LineBooking } from '../domain/reconcile-line.ts'

export type BookingEnd = Pick<LineBooking, 'state' | 'id' | 'error' | 'importFile'>

/**
 * One entry for each debtor of the group. `writeOffCents` is that debtor's part; the clearing amount, the difference
 * and what is covered are those of the whole booking.
 */
export function lineBookings(
  planned: PlannedBooking,
  order: Pick<BookingOrder, 'key' | 'date'>,
  debtorIds: readonly string[],
  end: BookingEnd,
): ReadonlyMap<string, LineBooking> {
  const named = planned.lines.length > 0 ? planned.lines.map(({ debtorId }) => debtorId) : debtorIds
  const entries = [...new Set(named)].map((debtorId): [string, LineBooking] => [
    debtorId,
    {
      key: order.key,
      date: order.date,
      ...end,
      writeOffCents: writtenOff(planned, debtorId),
      clearingCents: planned.clearingCents,
      ...(planned.differenceCents === 0 ? {} : { differenceCents: planned.differenceCents }),
      ...(planned.overpaidCents === 0 ? {} : { overpaidCents: planned.overpaidCents }),
      covers: planned.covers,
    },
  ])
  return new Map(entries)
}

function writtenOff(planned: PlannedBooking, debtorId: string): Cents {
  return cents(sumCents(planned.lines.filter((line) => line.debtorId === debtorId).map((line) => line.cents)))
}
