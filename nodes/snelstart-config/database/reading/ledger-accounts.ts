// The ledger accounts, of which some are journals, and the two whose rows decide what is open.

import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { AccountRow } from '../books.ts'
import type { Row } from '../engine.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { nameOf, type Statement, sql } from '../statement.ts'
import { flagIn, keyIn, keyValue, textIn, wholeIn } from './cells.ts'
import { namedTable } from './named-table.ts'
import type { BooksAccounts } from './open-items.ts'

/** SnelStart's functions (docs/database.md#functions). */
export const SALES_FUNCTION = 4
export const OPENING_FUNCTION = 8
export const JOURNAL_FUNCTIONS: readonly number[] = [1, 2, 3, 4, 5, 7, 8]

export function ledgerAccounts({ ledger }: Pick<SchemaProfile, 'ledger'>): Statement {
  const g = namedTable(ledger, 'g')
  const inactive = g.has('inactive') ? sql`, ${g.column('inactive')} AS ${nameOf('inactive')}` : sql``
  return sql`SELECT ${g.column('id')} AS [id], ${g.column('number')} AS [number], ${g.column('name')} AS [name],
      ${g.column('function')} AS [function]${inactive}
    FROM ${g.from} ORDER BY ${g.column('id')}`
}

/** @returns undefined for a row without a number: nothing can be booked on it. @throws ReconcileError SNELSTART_SCHEMA */
export function toAccountRow(row: Row, { ledger }: Pick<SchemaProfile, 'ledger'>): AccountRow | undefined {
  const g = namedTable(ledger, 'g')
  const number = textIn(row, 'number')?.trim()
  if (number === undefined || !/^\d{1,9}$/.test(number)) return undefined
  const hasFunction = (row['function'] ?? null) !== null
  return {
    id: keyIn(row, 'id', g.place('id')) ?? '',
    number: Number(number),
    name: textIn(row, 'name') ?? '',
    function: hasFunction ? wholeIn(row, 'function', g.place('function')) : 0,
    active: !flagIn(row, 'inactive'),
  }
}

/** @throws ReconcileError SNELSTART_SCHEMA where there is not exactly one account with the function of debtors */
export function booksAccounts(accounts: readonly AccountRow[], { entry }: Pick<SchemaProfile, 'entry'>): BooksAccounts {
  const [debtors, ...others] = accounts.filter((account) => account.function === SALES_FUNCTION)
  if (debtors === undefined || others.length > 0) {
    const count = debtors === undefined ? 0 : others.length + 1
    throw new ReconcileError('SNELSTART_SCHEMA', 'debtors-account', { count })
  }
  const openings = accounts.filter((account) => account.function === OPENING_FUNCTION)
  const [opening] = openings
  const isTold = entry.columns.journal !== undefined && opening !== undefined && openings.length === 1
  return {
    debtors: keyValue(debtors.id),
    byId: new Map(accounts.map((account) => [account.id, account])),
    ...(isTold ? { openings: keyValue(opening.id) } : {}),
  }
}
