// The port to a way of booking into the database itself. Without one, the database is only read.

import type { BookingOrder, BookingResult } from '../../reconcile/domain/booking-order.ts'
import type { Books } from './books.ts'
import type { SchemaProfile } from './schema-profile.ts'

export interface DatabaseBooking {
  /** Writes once, and never again by itself. Once a write has left, an abort ends as `unknown`. */
  book(order: BookingOrder, signal: AbortSignal): Promise<BookingResult>
  /** By the journal's account number. */
  isProven(journal: number, signal: AbortSignal): Promise<boolean>
  proved(order: BookingOrder): Promise<void>
}

/** The books as they are found now: one object for as long as the tables stay the same. */
export interface BooksInUse {
  readonly profile: SchemaProfile
  readonly books: Books
  /** Of the tables and columns in use. */
  readonly fingerprint: string
}
