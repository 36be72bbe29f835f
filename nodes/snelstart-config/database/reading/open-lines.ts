// Which invoices are open: the lines on the debtors account, summed by invoice. Every other question starts from these.

import { NO_CENTS } from '../../../reconcile/domain/cents.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { type Name, nameOf, type SqlValue, type Statement, sql, topOf } from '../statement.ts'
import { namedTable } from './named-table.ts'

/** Of an invoice id: beyond the first, up to and with the second. */
export interface Range {
  readonly after?: SqlValue
  readonly upTo?: SqlValue
}

/** Names under which the columns of `openInvoices` are known. */
export const ITEM = nameOf('p', 'item')
export const OPENED = nameOf('p', 'opened')

/**
 * `item`, `opened` (the entry with the lowest id that carries it). A settled invoice gives no row. With a range and a
 * count it reads an index on the invoice of the lines forward and stops; it never skips rows that it has read.
 */
export function openInvoices(
  { line }: Pick<SchemaProfile, 'line'>,
  debtors: SqlValue,
  page: Range & { readonly count?: number },
): Statement {
  const l = namedTable(line, 'l')
  const invoice = l.column('invoice')
  const top = page.count === undefined ? sql`` : sql`${topOf(page.count)} `
  const order = page.count === undefined ? sql`` : sql` ORDER BY ${invoice}`
  const isOpen = sumsDiffer(l.column('debit'), l.column('credit'))
  return sql`SELECT ${top}${invoice} AS [item], MIN(${l.column('entry')}) AS [opened]
    FROM ${l.from}
    WHERE ${l.column('ledger')} = ${debtors} AND ${within(page, invoice)}
    GROUP BY ${invoice} HAVING ${isOpen}${order}`
}

export function within({ after, upTo }: Range, invoice: Name): Statement {
  const isAfter = after === undefined ? sql`${invoice} IS NOT NULL` : sql`${invoice} > ${after}`
  return upTo === undefined ? isAfter : sql`${isAfter} AND ${invoice} <= ${upTo}`
}

/** One side of a line can be NULL, and the sum of nothing is: then the other side alone decides. */
export function sumsDiffer(debit: Name, credit: Name): Statement {
  const zero: SqlValue = { type: 'money', cents: NO_CENTS }
  return sql`(SUM(${debit}) <> SUM(${credit})
    OR (SUM(${debit}) IS NULL AND SUM(${credit}) <> ${zero})
    OR (SUM(${credit}) IS NULL AND SUM(${debit}) <> ${zero}))`
}
