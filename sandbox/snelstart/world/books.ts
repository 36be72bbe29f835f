// What an administration holds, in the words of bookkeeping. Amounts are euro cents, dates `YYYY-MM-DD`,
// `modifiedOn` a wall-clock time without a zone.

import type { WrittenBankBooking } from '../wire/bank-booking.ts'
import type { AccountFunction } from '../wire/account-functions.ts'
import type { JournalKind } from '../wire/ledger.ts'
import type { WrittenMemoriaalBooking } from '../wire/memoriaal-booking.ts'

export interface Relation {
  readonly id: string
  readonly code: number
  name: string
  readonly email: string | undefined
  inactive: boolean
  modifiedOn: string
}

export interface LedgerAccount {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly function: AccountFunction
  readonly code: 'Balans' | 'WinstEnVerlies'
  readonly costCentreRequired: boolean
  inactive: boolean
  modifiedOn: string
}

export interface Journal {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly kind: JournalKind
  inactive: boolean
}

/** A sales invoice together with its sales booking: two identifiers, one thing. */
export interface SalesInvoice {
  readonly id: string
  readonly salesBookingId: string
  number: string
  readonly date: string
  readonly dueDays: number
  readonly totalCents: number
  /** Kept by the ledger: what its debtors lines add up to. */
  openCents: number
  readonly relation: Relation
  readonly journal: Journal
  readonly documentNumber: string | undefined
  readonly description: string | undefined
  readonly orders: SalesOrder[]
  modifiedOn: string
}

export interface SalesOrder {
  readonly id: string
  readonly number: number
  readonly date: string
  readonly relation: Relation
  readonly totalCents: number
  betalingskenmerk: string | undefined
  orderreferentie: string | undefined
  omschrijving: string | undefined
  invoice: SalesInvoice | undefined
  modifiedOn: string
}

/** A booking that a client or a person made: the body as it was understood, and its entry in the ledger. */
export type Booking = {
  readonly id: string
  readonly entry: Entry
  readonly modifiedOn: string
} & (
  | { readonly kind: 'bank'; readonly written: WrittenBankBooking }
  | { readonly kind: 'memoriaal'; readonly written: WrittenMemoriaalBooking }
)

/** One entry of the ledger: its mutations balance. */
export interface Entry {
  readonly journal: Journal
  readonly date: string
  readonly documentNumber: string | undefined
  readonly mutations: readonly Mutation[]
  /** The invoice that this entry brought into the books; undefined for every other entry. */
  readonly invoice: SalesInvoice | undefined
  readonly visibleFromMs: number
  readsUntilVisible: number
}

export interface Mutation {
  readonly id: string
  readonly entry: Entry
  readonly account: LedgerAccount
  readonly debitCents: number
  readonly creditCents: number
  readonly description: string
  readonly costCentreId: string | undefined
  /** Debtors lines: the invoice whose balance they change. */
  readonly invoice: SalesInvoice | undefined
  readonly modifiedOn: string
}
