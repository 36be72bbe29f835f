// The port to the bookkeeping: what the house asks of SnelStart, whichever kind it is.

import type { BookingOrder, BookingResult, FoundBooking } from './booking-order.ts'
import type { CalendarDate } from './calendar-date.ts'
import type { Cents } from './cents.ts'
import type { OpenDebtor } from './open-debtor.ts'
import type { ReconcileError } from './reconcile-error.ts'
import type { Warning } from './warning.ts'

export interface Administration {
  /** Asks who we are: the connection test. @throws ReconcileError with the code of what is wrong */
  describe(signal: AbortSignal): Promise<AdministrationDescription>
  journals(signal: AbortSignal): Promise<readonly Journal[]>
  ledgerAccounts(signal: AbortSignal): Promise<readonly LedgerAccount[]>
  /** Every open debtor, in pages, each once. What a flow does not want to see is left out above this port. */
  openDebtors(query: DebtorQuery, signal: AbortSignal): AsyncIterable<readonly OpenDebtor[]>
  /**
   * The bookings that carry these keys as boekstuk.
   * A key that is absent from the answer is absent from the journal: where that can't be known, it throws.
   */
  findBookings(search: BookingSearch, signal: AbortSignal): Promise<ReadonlyMap<string, FoundBooking>>
  /** Open balances now, by debtor id; a debtor that is gone is absent, not 0. */
  currentOpenCents(debtorIds: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Cents>>
  /** Writes once, and never again by itself. Once the request has left, an abort ends as `unknown`. */
  book(order: BookingOrder, signal: AbortSignal): Promise<BookingResult>
  /**
   * Whether an earlier booking in this journal was seen to move the open balance as expected.
   * Until then the first booking is made alone, and `provedBooking` is told once its balance held.
   */
  isBookingProven(journal: number, signal: AbortSignal): Promise<boolean>
  provedBooking(order: BookingOrder): Promise<void>
  /** What bookings of ours are made of in the books, to reverse them. Absent where that can't be read to the line. */
  readonly bookedEntries?: BookedEntries
  /** Requests that this connection has sent since it was made. */
  requestCount(): number
}

export interface BookedEntries {
  /** Every line that stands in this journal on this day under the key as boekstuk; none: there is no such booking. */
  linesUnder(
    booked: { readonly key: string; readonly journal: number; readonly date: CalendarDate },
    signal: AbortSignal,
  ): Promise<readonly BookedLine[]>
  /** Also of invoices that are not open any more. One that is gone is absent. */
  invoices(debtorIds: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, BookedInvoice>>
}

export interface BookedLine {
  readonly account: LedgerAccount
  /** On a debtors account: which invoice it settles. */
  readonly invoiceNumber?: string
  /** Negative: credited. */
  readonly debitCents: Cents
}

export interface BookedInvoice {
  readonly invoiceNumber: string
  readonly salesBookingId?: string
}

export interface AdministrationDescription {
  /** SnelStart's own identifier; absent where it can't be read, and then there is preview only. */
  readonly id?: string
  readonly name: string
  readonly kind: 'online' | 'network' | 'local' | 'sql' | 'mdb'
  /** First month (1–12) of the financial year. */
  readonly financialYearStartsIn: number
  readonly warnings: readonly Warning[]
  /** Why nothing may be booked yet, in whatever way; reading and preview go on. */
  readonly notBookable?: ReconcileError
}

export const JOURNAL_KINDS = ['Geen', 'Kas', 'Bank', 'Verkoop', 'Inkoop', 'Memoriaal', 'Balans'] as const
export type JournalKind = (typeof JOURNAL_KINDS)[number]

export interface Journal {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly kind: JournalKind
  readonly active: boolean
}

export interface LedgerAccount {
  readonly id: string
  readonly number: number
  readonly name: string
  /** SnelStart's own word, such as `TussenrekeningBetalingen`. */
  readonly function: string
  readonly statement: 'balance-sheet' | 'profit-and-loss'
  readonly costCentreRequired: boolean
  readonly active: boolean
}

export interface DebtorQuery {
  /** When given, `salesJournal` is filled in on the debtors that stand in this journal. */
  readonly salesJournal?: number
  readonly customerNames: boolean
}

export interface BookingSearch {
  readonly keys: readonly string[]
  readonly journal: number
  /** The days on which the bookings can be dated. */
  readonly from: CalendarDate
  readonly until: CalendarDate
  /**
   * `thorough` reads the whole period of the journal, so that absence does not rest on one filter.
   * `likely` does too, and takes an empty answer for what it says: for a plan, which is proved before each claim.
   */
  readonly proof: 'likely' | 'quick' | 'thorough'
}
