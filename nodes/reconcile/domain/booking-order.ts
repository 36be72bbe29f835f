// One booking as it is handed to the administration, and what came of it.

import type { CalendarDate } from './calendar-date.ts'
import type { Cents } from './cents.ts'
import type { ReconcileError } from './reconcile-error.ts'

/**
 * `clearingCents + differenceCents = sum of the lines + overpaidCents`.
 * Amounts on the left are debited, those on the right credited; a negative amount the other way round.
 */
export interface BookingOrder {
  /** `MSP-<transactionId>`: the boekstuk, at most 25 characters. */
  readonly key: string
  readonly date: CalendarDate
  /** At most 250 characters; contains the key. */
  readonly description: string
  readonly journal: number
  /** Undefined in a Bank journal: the journal's own account is then the clearing account. */
  readonly clearingAccount?: number
  readonly clearingCents: Cents
  readonly differenceAccount?: number
  /** Written off beyond what was received (+), or received beyond what was written off (−), within the tolerance. */
  readonly differenceCents: Cents
  readonly overpaidAccount?: number
  /** Received beyond what is open: a debt to the customer. */
  readonly overpaidCents: Cents
  readonly lines: readonly SettlementLine[]
  /** The boekstuk of the booking that a database booking is made after. */
  readonly example?: string
}

export interface SettlementLine {
  readonly debtorId: string
  readonly salesBookingId: string
  readonly invoiceNumber: string
  /** Relatiecode, where it is known: an import file names the customer by it. */
  readonly customerCode?: string
  /** + settles an invoice, − settles a credit invoice. Never 0. */
  readonly cents: Cents
  /** At most 250 characters. */
  readonly description: string
}

export type BookingResult =
  | { readonly state: 'booked'; readonly id: string }
  /** Nothing was written. */
  | { readonly state: 'refused'; readonly because: 'closed-period' | 'other'; readonly error: ReconcileError }
  /** The request left, and no answer tells what became of it: only reading back can. */
  | { readonly state: 'unknown'; readonly error: ReconcileError }

export interface FoundBooking {
  readonly key: string
  readonly id?: string
  readonly date: CalendarDate
  /** What the entry did to open debtors, by invoice number: + settled. Empty where the answer does not show it. */
  readonly settled: readonly { readonly invoiceNumber: string; readonly cents: Cents }[]
}
