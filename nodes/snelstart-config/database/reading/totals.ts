// What is open in all, and what is open now on a few invoices.

import type { Cents } from '../../../reconcile/domain/cents.ts'
import type { DatabaseEngine } from '../engine.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { joined, type SqlValue, sql } from '../statement.ts'
import { balanceIn, isKey, keyIn, keyValue, type Place, wholeIn } from './cells.ts'
import { namedTable } from './named-table.ts'
import { openInvoices } from './open-lines.ts'

export interface TotalsParts {
  readonly engine: Pick<DatabaseEngine, 'read'>
  readonly profile: SchemaProfile
}

/** Jet takes few parameters in a statement. */
const IDS_PER_STATEMENT = 50

export async function openTotal(
  { engine, profile }: TotalsParts,
  debtors: SqlValue,
  signal: AbortSignal,
): Promise<{ readonly items: number; readonly openCents: Cents }> {
  const l = namedTable(profile.line, 'l')
  const counted = sql`SELECT COUNT(*) AS [items] FROM (${openInvoices(profile, debtors, {})}) AS [p]`
  // What is settled adds nothing, so the sum is over all lines that carry an invoice.
  const summed = sql`SELECT SUM(${l.column('debit')}) AS [debit], SUM(${l.column('credit')}) AS [credit]
    FROM ${l.from} WHERE ${l.column('ledger')} = ${debtors} AND ${l.column('invoice')} IS NOT NULL`
  const [items = {}] = await engine.read(counted, signal)
  const [sums = {}] = await engine.read(summed, signal)
  return {
    items: wholeIn(items, 'items', l.place('invoice')),
    openCents: balanceIn(sums, ['debit', 'credit'], moneyPlace(profile)),
  }
}

/** An invoice without a line on the debtors account is absent; a settled one is 0. */
export async function openCents(
  { engine, profile }: TotalsParts,
  debtors: SqlValue,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Cents>> {
  const l = namedTable(profile.line, 'l')
  const keys = [...new Set(ids)].filter(isKey)
  const open = new Map<string, Cents>()
  for (let start = 0; start < keys.length; start += IDS_PER_STATEMENT) {
    const asked = keys.slice(start, start + IDS_PER_STATEMENT).map((key) => sql`${keyValue(key)}`)
    const statement = sql`SELECT ${l.column('invoice')} AS [item], SUM(${l.column('debit')}) AS [debit],
        SUM(${l.column('credit')}) AS [credit]
      FROM ${l.from}
      WHERE ${l.column('ledger')} = ${debtors} AND ${l.column('invoice')} IN (${joined(asked, ', ')})
      GROUP BY ${l.column('invoice')}`
    for (const row of await engine.read(statement, signal)) {
      const id = keyIn(row, 'item', l.place('invoice'))
      if (id !== undefined) open.set(id, balanceIn(row, ['debit', 'credit'], moneyPlace(profile)))
    }
  }
  return open
}

/** Where amounts stand, for an error that names it. */
export function moneyPlace({ line }: Pick<SchemaProfile, 'line'>): Place {
  return { table: line.table, column: `${line.columns.debit}, ${line.columns.credit}` }
}
