// Booking into the database, by whichever way there is. What comes before it refuses; nothing has been written then.

import type { BookingOrder, BookingResult } from '../../../reconcile/domain/booking-order.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { BooksState } from './books-state.ts'
import { notConfirmed } from './described.ts'

/** @throws the signal's reason, only when nothing has left */
export async function bookThrough(
  current: () => Promise<BooksState>,
  order: BookingOrder,
  signal: AbortSignal,
): Promise<BookingResult> {
  signal.throwIfAborted()
  let state: BooksState
  try {
    state = await current()
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof ReconcileError) return refused(error)
    throw error
  }
  if (state.booking === undefined) return refused(new ReconcileError('CONFIG_INVALID', 'no-database-booking'))
  if (!state.isConfirmed) return refused(notConfirmed())
  return state.booking.book(order, signal)
}

const refused = (error: ReconcileError): BookingResult => ({ state: 'refused', because: 'other', error })
