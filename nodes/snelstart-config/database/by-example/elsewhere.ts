// Whether anything else in the database belongs to the example: a row that refers to it, or a balance that SnelStart
// keeps beside the lines. A booking that leaves such things out would not be one of SnelStart's own.

import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Catalogue, CatalogueColumn, CatalogueTable } from '../catalogue.ts'
import type { DatabaseEngine } from '../engine.ts'
import { keyValue, wholeIn } from '../reading/cells.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { joined, nameOf, type Statement, sql } from '../statement.ts'
import type { Header } from './observed.ts'
import { tableName } from './whole-rows.ts'

/** @throws ReconcileError SNELSTART_SCHEMA that names the table and column */
export async function assertNothingElsewhere(
  engine: Pick<DatabaseEngine, 'read'>,
  { catalogue, profile, header }: { catalogue: Catalogue; profile: SchemaProfile; header: Header },
  signal: AbortSignal,
): Promise<void> {
  for (const table of catalogue.tables.filter(({ kind }) => kind === 'table')) {
    const balance = keptBalance(table, profile)
    if (balance) throw at('example-kept-balance', table, balance)
    const own = ownKeys(table, profile)
    for (const column of table.columns) {
      const keys = own.includes(column.name) ? [] : keysReferredTo(table, column, profile, header)
      if (keys.length === 0) continue
      const [entry] = own
      // Within the example itself such a column is explained like any other.
      const isOther = entry === undefined ? sql`` : sql` AND ${nameOf(entry)} <> ${keyValue(header.id)}`
      const isOne = sql`${nameOf(column.name)} IN (${joined(keys, ', ')})${isOther}`
      const counted = sql`SELECT COUNT(*) AS [counted] FROM ${tableName(table)} WHERE ${isOne}`
      const [row = {}] = await engine.read(counted, signal)
      const place = { table: table.name, column: column.name }
      if (wholeIn(row, 'counted', place) > 0) throw at('example-elsewhere', table, column)
    }
  }
}

/** Of the tables of entries and lines: the column that tells the entry first, then the row's own key. */
function ownKeys(table: CatalogueTable, { entry, line }: SchemaProfile): readonly string[] {
  if (isOwn(table, entry)) return [entry.columns.id]
  if (!isOwn(table, line)) return []
  return [line.columns.entry, ...(line.columns.id === undefined ? [] : [line.columns.id])]
}

/** By foreign key, or by a name that ends as the key's own does, such as `fldTegenJournaalpostID`. */
function keysReferredTo(
  table: CatalogueTable,
  column: CatalogueColumn,
  profile: SchemaProfile,
  header: Header,
): readonly Statement[] {
  const refersTo = (to: string, key: string | undefined): boolean =>
    table.foreignKeys.some((foreign) => foreign.columns.includes(column.name) && lastName(foreign.to) === lower(to)) ||
    (key !== undefined && lower(column.name).endsWith(bare(key)))
  if (column.family !== 'integer' && column.family !== 'decimal') return []
  // Compared with both: `fldJournaalpostRegelID` does not end as `fldJournaalpostID` does.
  if (refersTo(profile.entry.table, profile.entry.columns.id)) return [sql`${keyValue(header.id)}`]
  if (refersTo(profile.line.table, profile.line.columns.id)) return header.lineIds.map((id) => sql`${keyValue(id)}`)
  return []
}

const BALANCE = /openstaand|saldo|voldaan|betaald|afgeletterd/i
const LINKED = ['invoice', 'relation', 'ledger', 'entry', 'line'] as const

/** A total or a state that a booking would have to move as well, in a table that has a key of the books. */
function keptBalance(table: CatalogueTable, profile: SchemaProfile): CatalogueColumn | undefined {
  const keys = LINKED.flatMap((logical) => profile[logical].columns.id ?? []).map(lower)
  if (!table.columns.some(({ name }) => keys.includes(lower(name)))) return undefined
  const mapped = new Set(LINKED.flatMap((logical) => Object.values(profile[logical].columns)).map(lower))
  return table.columns.find(
    ({ name, family, computed }) =>
      !computed &&
      !mapped.has(lower(name)) &&
      ['money', 'decimal', 'float', 'boolean', 'date'].includes(family) &&
      BALANCE.test(name),
  )
}

function at(
  detail: 'example-kept-balance' | 'example-elsewhere',
  table: CatalogueTable,
  column: CatalogueColumn,
): ReconcileError {
  const values = { table: table.name, column: column.name }
  return detail === 'example-elsewhere'
    ? new ReconcileError('SNELSTART_SCHEMA', 'example-elsewhere', values)
    : new ReconcileError('SNELSTART_SCHEMA', 'example-kept-balance', values)
}

function isOwn(table: CatalogueTable, mapped: { readonly schema: string; readonly table: string }): boolean {
  return table.schema === mapped.schema && table.name === mapped.table
}

const lower = (name: string): string => name.toLowerCase()
const bare = (key: string): string => lower(key).replace(/^fld/, '')
const lastName = (path: string): string => lower(path.split('.').at(-1) ?? '').replace(/[[\]]/g, '')
