// What the house asks of a database, in its own words. Fulfilled by statements (reading/) and, where a copy of an
// Access file is read without a database engine, by its tables (access/copy).

import type { CalendarDate } from '../../reconcile/domain/calendar-date.ts'
import type { Cents } from '../../reconcile/domain/cents.ts'

export interface Books {
  accounts(signal: AbortSignal): Promise<readonly AccountRow[]>
  /** In the order of their ids, after this one; at most `count`. At most three statements. Only what is open. */
  openItems(after: string | undefined, count: number, signal: AbortSignal): Promise<readonly OpenItem[]>
  /** Number and sum of all that is open on the debtors account, to compare with SnelStart's own list. */
  openTotal(signal: AbortSignal): Promise<{ readonly items: number; readonly openCents: Cents }>
  /** By item id; an item that is gone is absent. */
  openCents(ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Cents>>
  /** Entries whose boekstuk is one of these; any day, and any journal: what stands in another one is booked too. */
  entriesByDocument(
    search: { readonly documents: readonly string[]; readonly journal: AccountRow },
    signal: AbortSignal,
  ): Promise<readonly FoundEntry[]>
  /** What the connection test counts. */
  health(since: CalendarDate, signal: AbortSignal): Promise<BooksHealth>
  /** What stays the same when the database moves or is renamed: its oldest rows. Blank when there are none. */
  oldestRows(signal: AbortSignal): Promise<readonly string[]>
}

/** A ledger account, which can also be a journal (dagboek): the function tells. */
export interface AccountRow {
  readonly id: string
  readonly number: number
  readonly name: string
  /** SnelStart's code: 1 kas, 2 bank, 3 giro, 4 verkoop (debtors), 5 inkoop, 7 memoriaal, 8 balans, 110 tussenrekening betalingen. */
  readonly function: number
  readonly active: boolean
}

export interface OpenItem {
  /** The invoice row's own id, digits. */
  readonly id: string
  readonly invoiceNumber: string
  /** Of the entry that opened it. */
  readonly invoiceDate: CalendarDate
  readonly totalCents: Cents
  /** On the debtors account. */
  readonly openCents: Cents
  /**
   * What is open by a second way of counting: over all accounts, by the invoice link, which SnelStart's own list
   * probably follows, and without what a year's opening counts again. Where it differs nothing may be booked.
   */
  readonly linkedCents: Cents
  /** The account number of the journal in which it was opened, where the profile knows that column. */
  readonly journal?: number
  readonly relation: {
    readonly id: string
    readonly code?: string
    readonly name?: string
    readonly creditDays?: number
  }
  readonly paymentReference?: string
  readonly orderReference?: string
  readonly orderText?: string
}

export interface FoundEntry {
  readonly id: string
  readonly document: string
  readonly date: CalendarDate
  /** On the debtors account: + settled, by invoice. */
  readonly settled: readonly { readonly itemId: string; readonly invoiceNumber: string; readonly cents: Cents }[]
}

export interface BooksHealth {
  readonly entries: number
  /** Entries whose debit and credit differ: then the columns are not what we think. */
  readonly unbalanced: number
  /** Entries that stand in a ledger account with the function of a journal; absent where the profile knows no journal. */
  readonly entriesInJournals?: number
  readonly debtorLines: number
  /** Of those, with an invoice that resolves, and with a relation behind it. */
  readonly linesWithInvoice: number
  readonly linesWithRelation: number
  readonly openItems: number
  readonly withReference: number
  readonly uniqueReferences: number
}
