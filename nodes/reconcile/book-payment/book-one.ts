// One booking of a group: its order, its claim, the write, and what its answer makes of the balances.

import type { BookingOrder, BookingResult } from '../domain/booking-order.ts'
import { cents } from '../domain/cents.ts'
import type { PlannedBooking } from '../domain/matching/plan-bookings.ts'
import { type BookRun, latestDateFor } from './book-run.ts'
import { bookingOrder } from './booking-order.ts'
import type { Chunk } from './chunk.ts'
import { claimOf } from './claim.ts'
import { lineBookings } from './line-booking.ts'
import type { BookingGroup } from './plan-run.ts'
import { LATER_DATES_MAX, type LaterDates, writeBooking } from './write-booking.ts'

export async function bookOne(
  planned: PlannedBooking,
  group: BookingGroup,
  { run, parts, tally, balances, touched }: Chunk,
  signal: AbortSignal,
): Promise<{ order: BookingOrder; result: BookingResult }> {
  const first = bookingOrder(planned, run.context)
  const later = laterDates(planned, first, run)
  const answeredWithinMs = parts.writeLimitMs * (later ? LATER_DATES_MAX + 1 : 1)
  const claim = claimOf(first, planned, { balances, runId: run.runId, claimedAt: parts.clock.now(), answeredWithinMs })
  const onAnswer = (order: BookingOrder, result: BookingResult): void => {
    const end =
      result.state === 'booked'
        ? { state: result.state, id: result.id }
        : { state: result.state, error: { code: result.error.code, message: run.wordError(result.error) } }
    for (const [id, booking] of lineBookings(planned, order, group.debtorIds, end)) tally.add(id, booking)
    for (const line of order.lines) {
      const balance = balances.get(line.debtorId)
      if (result.state === 'unknown' || balance === undefined) balances.delete(line.debtorId)
      else if (result.state === 'booked') balances.set(line.debtorId, cents(balance - line.cents))
      touched.add(line.debtorId)
    }
  }
  return writeBooking(first, claim, { ...parts, onAnswer }, later, signal)
}

/** Undefined where a refused date stays refused. */
function laterDates(planned: PlannedBooking, { date }: BookingOrder, run: BookRun): LaterDates | undefined {
  if (run.context.settings.closedPeriod === 'stop') return undefined
  return {
    until: latestDateFor(date, run.context.today, run.financialYearStartsIn),
    redated: (later) => bookingOrder(planned, run.context, later),
  }
}
