// What tests and the demo say of the things that they add; everything has a default.

import type { Journal, LedgerAccount, Relation, SalesInvoice } from './books.ts'

export interface OrderWords {
  readonly betalingskenmerk?: string | undefined
  readonly orderreferentie?: string | undefined
  readonly omschrijving?: string | undefined
}

export interface NewInvoice {
  /** The next free number by default. */
  readonly number?: string
  readonly date?: string
  readonly dueDays?: number
  readonly totalCents?: number
  /** A customer of its own by default. */
  readonly relation?: Relation
  /** Without it the invoice was entered in the sales journal and has no order. */
  readonly order?: OrderWords
  /** The number of a sales journal; 1300 by default. */
  readonly salesJournal?: number
  readonly documentNumber?: string
  readonly description?: string
  readonly modifiedOn?: string
}

export type NewAccount = Pick<LedgerAccount, 'number' | 'name'> &
  Partial<Pick<LedgerAccount, 'function' | 'code' | 'costCentreRequired' | 'inactive'>>
export type NewJournal = Pick<Journal, 'number' | 'name' | 'kind'> & Partial<Pick<Journal, 'inactive'>>

export interface NewOrder extends OrderWords {
  readonly invoice?: SalesInvoice
  readonly relation?: Relation
  readonly date?: string
  readonly modifiedOn?: string
}
