// Bringing a sales invoice into the books: debtors against revenue and VAT.

import { midnight } from '../wall-clock.ts'
import type { Journal, LedgerAccount, Relation, SalesInvoice } from './books.ts'
import type { EntryLine, Ledger } from './ledger.ts'

export interface Sale {
  readonly id: string
  readonly salesBookingId: string
  readonly number: string
  readonly date: string
  readonly dueDays: number
  /** Below zero: a credit invoice. */
  readonly totalCents: number
  readonly relation: Relation
  readonly journal: Journal
  readonly documentNumber: string | undefined
  readonly description: string | undefined
  readonly modifiedOn: string
}

export interface SaleAccounts {
  readonly debtors: LedgerAccount
  readonly revenue: LedgerAccount
  readonly vat: LedgerAccount
}

export function sell(ledger: Ledger, sale: Sale, accounts: SaleAccounts): SalesInvoice {
  const invoice: SalesInvoice = { ...sale, openCents: 0, orders: [] }
  const { vatCents, revenueCents } = vatOf(sale.totalCents)
  const description = sale.description ?? `Factuur ${sale.number}`
  const side = (account: LedgerAccount, cents: number): EntryLine => ({
    account,
    debitCents: Math.max(0, cents),
    creditCents: Math.max(0, 0 - cents),
    description,
  })
  ledger.post({
    journal: sale.journal,
    date: sale.date,
    documentNumber: sale.documentNumber,
    invoice,
    modifiedOn: sale.modifiedOn,
    lines: [
      { ...side(accounts.debtors, sale.totalCents), invoice },
      side(accounts.revenue, 0 - revenueCents),
      side(accounts.vat, 0 - vatCents),
    ],
  })
  return invoice
}

/** All sales carry the high rate of 21 %, included in the total. */
export function vatOf(totalCents: number): { readonly vatCents: number; readonly revenueCents: number } {
  const revenueCents = Math.round(totalCents / 1.21)
  return { revenueCents, vatCents: totalCents - revenueCents }
}

/** When nobody says otherwise, an invoice was last changed in the morning of its own day. */
export const changedOnItsDay = (date: string): string => midnight(date).replace('T00:00:00', 'T09:14:33.127')
