// What the user does with an import file: every booking in it goes into the books, by invoice number.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { calendarDate } from '../../../../nodes/reconcile/domain/calendar-date.ts'
import { cents, centsFromEuros, NO_CENTS } from '../../../../nodes/reconcile/domain/cents.ts'
import type { SettlementLine } from '../../../../nodes/reconcile/domain/booking-order.ts'
import type { BooksInMemory } from '../books-in-memory.ts'

export interface ImportedRow {
  readonly key: string
  readonly date: string
  readonly account: number
  readonly invoiceNumber: string
  /** Debit is +, credit is −. */
  readonly cents: number
  readonly description: string
  readonly customerCode: string
}

export function rowsIn(text: string): readonly ImportedRow[] {
  const rows = text.trimEnd().split('\r\n').slice(1)
  return rows.map((row) => {
    const [, , date = '', account = '', debit = '', credit = '', description = '', customerCode = '', ...rest] =
      row.split(';')
    const [invoiceNumber = '', key = ''] = rest
    const euros = (amount: string): number => centsFromEuros(amount.replace(',', '.'))
    return {
      key,
      date: date.split('-').reverse().join('-'),
      account: Number(account),
      invoiceNumber,
      cents: euros(debit) - euros(credit),
      description,
      customerCode,
    }
  })
}

/** The files that a user would see in the folder, in order. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).sort()
}

export function keysIn(folder: string): readonly string[] {
  return filesIn(folder).flatMap((name) => [
    ...new Set(rowsIn(readFileSync(join(folder, name), 'utf8')).map(({ key }) => key)),
  ])
}

/** In the world of the tests invoice 2026-1 is of debtor-1. */
export function importByHand(books: BooksInMemory, text: string): void {
  const rows = rowsIn(text)
  for (const key of new Set(rows.map((row) => row.key))) {
    const ofBooking = rows.filter((row) => row.key === key)
    const lines = ofBooking.flatMap(({ invoiceNumber, cents: amount, description }): SettlementLine[] => {
      if (invoiceNumber === '') return []
      const debtorId = `debtor-${invoiceNumber.split('-')[1] ?? ''}`
      const settled = cents(0 - amount)
      books.open.set(debtorId, cents((books.open.get(debtorId) ?? 0) - settled))
      return [{ debtorId, salesBookingId: '', invoiceNumber, cents: settled, description }]
    })
    const [{ date, description } = { date: '', description: '' }] = ofBooking
    const amounts = { clearingCents: NO_CENTS, differenceCents: NO_CENTS, overpaidCents: NO_CENTS }
    books.written.push({ key, date: calendarDate(date), description, journal: 2900, ...amounts, lines })
  }
}
