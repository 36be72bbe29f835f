// Whole rows of a table, with every column that can be read as a value.

import type { CatalogueTable } from '../catalogue.ts'
import type { DatabaseEngine, Row } from '../engine.ts'
import { joined, type Name, nameOf, type SqlValue, type Statement, sql, topOf } from '../statement.ts'

export interface Asked {
  readonly where: Statement
  readonly newestBy?: string
  readonly count?: number
}

export async function wholeRows(
  engine: Pick<DatabaseEngine, 'read'>,
  table: CatalogueTable,
  { where, newestBy, count }: Asked,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const columns = table.columns.filter(isReadable).map(({ name }) => sql`${nameOf(name)}`)
  const top = count === undefined ? sql`` : sql`${topOf(count)} `
  const order = newestBy === undefined ? sql`` : sql` ORDER BY ${nameOf(newestBy)} DESC`
  return engine.read(sql`SELECT ${top}${joined(columns, ', ')} FROM ${tableName(table)} WHERE ${where}${order}`, signal)
}

/** Jet takes few parameters in a statement. */
const KEYS_PER_STATEMENT = 40

/** Rows whose column holds one of these keys. */
export async function rowsByKey(
  engine: Pick<DatabaseEngine, 'read'>,
  table: CatalogueTable,
  column: string,
  keys: readonly SqlValue[],
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (let start = 0; start < keys.length; start += KEYS_PER_STATEMENT) {
    const some = keys.slice(start, start + KEYS_PER_STATEMENT).map((key) => sql`${key}`)
    const where = sql`${nameOf(column)} IN (${joined(some, ', ')})`
    rows.push(...(await wholeRows(engine, table, { where }, signal)))
  }
  return rows
}

export function tableName({ schema, name }: Pick<CatalogueTable, 'schema' | 'name'>): Name {
  return schema === '' ? nameOf(name) : nameOf(schema, name)
}

export const isReadable = ({ family }: { readonly family: string }): boolean => family !== 'bytes' && family !== 'other'
