// One booking, in the only safe order: claim and flush, write once, note the answer.

import type { Administration } from '../domain/administration.ts'
import type { BookingOrder, BookingResult } from '../domain/booking-order.ts'
import { type CalendarDate, firstOfNextMonth } from '../domain/calendar-date.ts'
import type { Claim, HeldRegister } from '../booking-register/booking-register.ts'

export interface WriteParts {
  readonly administration: Pick<Administration, 'book'>
  readonly register: Pick<HeldRegister, 'claim' | 'settle' | 'assertHeld'>
  /** Told of the answer before it is noted: it must not be lost with a disk that is full by then. */
  readonly onAnswer: (order: BookingOrder, result: BookingResult) => void
}

export interface LaterDates {
  /** Never past today, never into another financial year. */
  readonly until: CalendarDate
  /** The same booking on another date. */
  redated(date: CalendarDate): BookingOrder
}

/** Each try is an answered refusal of its date, so nothing was written when the next one is made. */
export const LATER_DATES_MAX = 12

/**
 * @param later undefined: a refused date stays refused
 * @returns the order as it was last tried, whose date may be a later one, and what came of it
 * @throws before anything left the house: the claim could not be made; after `onAnswer`: the answer could not be noted
 */
export async function writeBooking(
  order: BookingOrder,
  claim: Claim,
  parts: WriteParts,
  later: LaterDates | undefined,
  signal: AbortSignal,
): Promise<{ readonly order: BookingOrder; readonly result: BookingResult }> {
  signal.throwIfAborted()
  await parts.register.claim(claim)
  await parts.register.assertHeld()
  // A write that has left is not called back by a redeploy: it ends by its own time limit, and its answer is noted.
  const untilAnswered = new AbortController().signal
  let tried = order
  let result = await parts.administration.book(tried, untilAnswered)
  for (let dates = 0; later && dates < LATER_DATES_MAX && isClosedPeriod(result); dates += 1) {
    const date = firstOfNextMonth(tried.date)
    if (date > later.until || signal.aborted || !(await isHeld(parts.register))) break
    tried = later.redated(date)
    result = await parts.administration.book(tried, untilAnswered)
  }
  parts.onAnswer(tried, result)
  await noteAnswer(tried, result, parts.register)
  return { order: tried, result }
}

/** Whoever took over meanwhile reads the claim, finds nothing, and may book: another try would be the second booking. */
async function isHeld(register: Pick<HeldRegister, 'assertHeld'>): Promise<boolean> {
  try {
    await register.assertHeld()
    return true
  } catch {
    return false // noting the refusal then says why
  }
}

async function noteAnswer(
  order: BookingOrder,
  result: BookingResult,
  register: Pick<HeldRegister, 'settle'>,
): Promise<void> {
  switch (result.state) {
    case 'booked':
      return register.settle(order.key, { state: 'booked', id: result.id, date: order.date })
    case 'refused':
      return register.settle(order.key, { state: 'refused', errorCode: result.error.code, because: result.because })
    case 'unknown':
      return register.settle(order.key, { state: 'unknown' })
  }
}

function isClosedPeriod(result: BookingResult): boolean {
  return result.state === 'refused' && result.because === 'closed-period'
}
