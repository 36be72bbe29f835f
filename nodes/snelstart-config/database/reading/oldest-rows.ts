// The oldest rows of the books: they tell one administration from another, wherever its database stands.

import type { Row } from '../engine.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { type Statement, sql, topOf } from '../statement.ts'
import { dayIn, keyIn, textIn } from './cells.ts'
import { type NamedTable, namedTable } from './named-table.ts'
import type { TotalsParts } from './totals.ts'

export const OLDEST_ROWS = 3

/**
 * Only what nobody changes or removes afterwards: an invoice's key, number and customer, an entry's key and day. No name,
 * and no relation of its own, which can be removed as long as nothing was booked on it.
 */
export async function oldestRows({ engine, profile }: TotalsParts, signal: AbortSignal): Promise<readonly string[]> {
  const i = namedTable(profile.invoice, 'i')
  const e = namedTable(profile.entry, 'e')
  const numbered = sql`, ${i.column('number')} AS [number], ${i.column('relation')} AS [relation]`
  const invoices = await engine.read(oldest(i, numbered), signal)
  const entries = await engine.read(oldest(e, sql`, ${e.column('date')} AS [date]`), signal)
  return oldestRowTexts({ invoices, entries }, profile)
}

export function oldestRowTexts(
  { invoices, entries }: { readonly invoices: readonly Row[]; readonly entries: readonly Row[] },
  profile: SchemaProfile,
): readonly string[] {
  const i = namedTable(profile.invoice, 'i')
  const e = namedTable(profile.entry, 'e')
  // Without an invoice there is nothing that tells it from another new administration.
  if (invoices.length === 0) return []
  return [
    ...invoices.map((row) => {
      const relation = keyIn(row, 'relation', i.place('relation'))
      return rowText('invoice', keyIn(row, 'id', i.place('id')), textIn(row, 'number')?.trim(), relation)
    }),
    ...entries.map((row) => rowText('entry', keyIn(row, 'id', e.place('id')), dayIn(row, 'date', e.place('date')))),
  ]
}

const rowText = (...parts: readonly (string | undefined)[]): string => parts.map((part) => part ?? '').join('|')

function oldest<Column extends string>(table: NamedTable<Column | 'id'>, columns: Statement): Statement {
  const id = table.column('id')
  return sql`SELECT ${topOf(OLDEST_ROWS)} ${id} AS [id]${columns} FROM ${table.from} ORDER BY ${id}`
}
