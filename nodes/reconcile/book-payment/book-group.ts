// The bookings of one group, one after the other: debtors that share money are booked whole or not at all.

import type { BookingOrder } from '../domain/booking-order.ts'
import { NO_CENTS } from '../domain/cents.ts'
import type { ErrorCode } from '../domain/error-codes.ts'
import type { ReconcileError } from '../domain/reconcile-error.ts'
import { bookOne } from './book-one.ts'
import type { BookRun } from './book-run.ts'
import type { Chunk } from './chunk.ts'
import { stillAsExpected } from './fresh-balances.ts'
import type { BookingGroup, HeldBack } from './plan-run.ts'
import { proveChunk } from './prove-chunk.ts'

/**
 * @returns the orders that were booked. A booking that was not ends its group: the rest would rest on it.
 * @throws ReconcileError of a refusal that every other booking would meet too
 */
export async function bookGroup(
  group: BookingGroup,
  chunk: Chunk,
  signal: AbortSignal,
): Promise<readonly BookingOrder[]> {
  const { parts, run, tally, balances } = chunk
  const booked: BookingOrder[] = []
  const last = group.bookings.at(-1)
  let readAt = chunk.balancesReadAt
  for (const planned of group.bookings) {
    parts.register.signal.throwIfAborted()
    const fresh = await stillAsExpected(group.debtorIds, (id) => balances.get(id) ?? NO_CENTS, readAt, parts, signal)
    if (fresh.changed) {
      tally.holdBack(group, fresh.changed)
      break
    }
    readAt = fresh.readAt
    const { order, result } = await bookOne(planned, group, chunk, signal)
    if (result.state !== 'booked') {
      tally.holdBack(group, notBooked(order, result.error, result.state, run))
      if (result.state === 'refused' && MEETS_EVERY_BOOKING.has(result.error.code)) throw result.error
      break
    }
    booked.push(order)
    if (planned !== last && !(await parts.administration.isBookingProven(order.journal, signal))) {
      // The first booking of a journal is proved before any other, also before those of its own group.
      await proveChunk(chunk)
      await parts.administration.provedBooking(order)
    }
  }
  return booked
}

/** No booking of the run would fare better, and a person has to be told: these are no business answers. */
const MEETS_EVERY_BOOKING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'SNELSTART_AUTH',
  'SNELSTART_SUBSCRIPTION',
  'SNELSTART_SCOPE',
  'SNELSTART_QUOTA',
  'SNELSTART_UNREACHABLE',
  'CONFIG_MISSING',
  'CONFIG_INVALID',
  'CANCELLED',
])

function notBooked(
  { key }: BookingOrder,
  error: ReconcileError,
  state: 'refused' | 'unknown',
  { wordError }: BookRun,
): HeldBack {
  return state === 'unknown'
    ? { reasonCode: 'booking-unknown', reasonValues: { key }, attention: true }
    : { reasonCode: 'booking-refused', reasonValues: { key, error: wordError(error) }, attention: true }
}
