// What became of each debtor while booking.

import type { BookRun } from './book-run.ts'
import type { LineBooking } from '../domain/reconcile-line.ts'
import type { BookingGroup, HeldBack } from './plan-run.ts'

export interface Tally {
  /** By debtor id, in the order in which they were made. */
  readonly bookings: ReadonlyMap<string, readonly LineBooking[]>
  /** By debtor id. */
  readonly heldBack: ReadonlyMap<string, HeldBack>
  add(debtorId: string, booking: LineBooking): void
  holdBack(group: Pick<BookingGroup, 'debtorIds'>, why: HeldBack): void
  /** Whether the group was held back, or every booking of it was answered. */
  isDecided(group: BookingGroup): boolean
}

export function createTally({ context }: Pick<BookRun, 'context'>): Tally {
  const bookings = new Map<string, LineBooking[]>()
  const heldBack = new Map<string, HeldBack>()
  return {
    bookings,
    heldBack,
    add(debtorId, booking) {
      const made = bookings.get(debtorId)
      if (made) made.push(booking)
      else bookings.set(debtorId, [booking])
    },
    holdBack({ debtorIds }, why) {
      for (const id of debtorIds) heldBack.set(id, why)
    },
    isDecided({ debtorIds, bookings: planned }) {
      if (debtorIds.some((id) => heldBack.has(id))) return true
      const made = new Set(debtorIds.flatMap((id) => (bookings.get(id) ?? []).map(({ key }) => key)))
      return planned.every(({ payment }) => made.has(context.keyOf(payment.transactionId)))
    },
  }
}
