// Finds the tables and columns in the catalogue, or tells which of them are missing.

import type { Catalogue, CatalogueColumn, CatalogueTable } from '../catalogue.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { KNOWN_NAMES, type KnownColumn, type KnownTable, LOGICAL_TABLES, type LogicalTable } from './known-names.ts'
import type { ProfileOverrides, TableOverride } from './overrides.ts'
import { referenceColumn } from './reference-column.ts'

export type FoundProfile =
  | { readonly found: true; readonly profile: SchemaProfile }
  | { readonly found: false; readonly missing: readonly Missing[] }

export interface Missing {
  readonly what: 'table' | 'column' | 'type'
  /** As the profile calls it, such as `line` or `line.debit`. */
  readonly logical: string
  /** The names that were looked for; for a type, the column and its type. */
  readonly tried: readonly string[]
}

/** Every name that can be a table of the profile: what to ask the catalogue for. */
export function tablesToAsk(overrides: ProfileOverrides): readonly string[] {
  return LOGICAL_TABLES.flatMap((logical) => namesOf(KNOWN_NAMES[logical].name, overrides.tables[logical]))
}

export function findProfile(catalogue: Catalogue, overrides: ProfileOverrides): FoundProfile {
  const missing: Missing[] = []
  const mapped = <Needed extends string, Optional extends string>(
    logical: LogicalTable,
    known: KnownTable<Needed, Optional>,
  ): Mapping<Needed, Optional> | undefined =>
    mapTable(candidatesFor(catalogue, known.name, overrides.tables[logical]), { logical, known, missing, overrides })
  const ledger = mapped('ledger', KNOWN_NAMES.ledger)
  const relation = mapped('relation', KNOWN_NAMES.relation)
  const invoice = mapped('invoice', KNOWN_NAMES.invoice)
  const entry = mapped('entry', KNOWN_NAMES.entry)
  const line = mapped('line', KNOWN_NAMES.line)
  const sale = mapped('sale', KNOWN_NAMES.sale)
  const order = mapped('order', KNOWN_NAMES.order)
  if (!ledger || !relation || !invoice || !entry || !line || !sale || !order) return { found: false, missing }
  const reference = referenceColumn(catalogue, { order, sale, invoice }, overrides.reference)
  if (reference === 'missing') {
    const { on = 'order', column = '' } = overrides.reference ?? {}
    return { found: false, missing: [{ what: 'column', logical: `reference (${on})`, tried: [column] }] }
  }
  const tables = { ledger, relation, invoice, entry, line, sale, order }
  return { found: true, profile: reference === undefined ? tables : { ...tables, reference } }
}

interface Mapping<Needed extends string, Optional extends string> {
  readonly schema: string
  readonly table: string
  readonly kind: 'table' | 'view'
  readonly columns: Readonly<Record<Needed, string>> & Readonly<Partial<Record<Optional, string>>>
}

interface Search<Needed extends string, Optional extends string> {
  readonly logical: LogicalTable
  readonly known: KnownTable<Needed, Optional>
  readonly overrides: ProfileOverrides
  readonly missing: Missing[]
}

/** The first table that has all columns; where none has, what is missing in the first. */
function mapTable<Needed extends string, Optional extends string>(
  tables: readonly CatalogueTable[],
  search: Search<Needed, Optional>,
): Mapping<Needed, Optional> | undefined {
  const { logical, known, overrides, missing } = search
  const override = overrides.tables[logical]
  if (tables.length === 0) missing.push({ what: 'table', logical, tried: namesOf(known.name, override) })
  let reported: readonly Missing[] | undefined
  for (const table of tables) {
    const here: Missing[] = []
    const columns = mapColumns(table, { ...search, missing: here })
    if (here.length === 0) return { schema: table.schema, table: table.name, kind: table.kind, columns }
    reported ??= here
  }
  missing.push(...(reported ?? []))
  return undefined
}

/** Complete when nothing was reported as missing. */
function mapColumns<Needed extends string, Optional extends string>(
  table: CatalogueTable,
  { logical, known, overrides, missing }: Search<Needed, Optional>,
): Mapping<Needed, Optional>['columns'] {
  const given = overrides.tables[logical]?.columns ?? {}
  const columns: Record<string, string> = {}
  const needed = Object.entries<KnownColumn>(known.needed).map(([name, column]) => ({ name, column, isNeeded: true }))
  const optional = Object.entries<KnownColumn>(known.optional).map(([name, column]) => ({
    name,
    column,
    isNeeded: false,
  }))
  for (const { name, column, isNeeded } of [...needed, ...optional]) {
    const own = given[name]
    if (own === null && !isNeeded) continue
    const sought = typeof own === 'string' ? { names: [own], families: column.families } : column
    const hit = findColumn(table, sought)
    const isRight = hit !== undefined && column.families.includes(hit.family)
    if (isRight) columns[name] = hit.name
    // An optional column is only reported when a person named it.
    else if (isNeeded || typeof own === 'string') missing.push(whatIsWrong(`${logical}.${name}`, table, sought, hit))
  }
  return columns as Mapping<Needed, Optional>['columns']
}

function whatIsWrong(
  logical: string,
  table: CatalogueTable,
  { names }: KnownColumn,
  hit: CatalogueColumn | undefined,
): Missing {
  if (hit !== undefined) return { what: 'type', logical, tried: [`${table.name}.${hit.name}`, hit.type] }
  return { what: 'column', logical, tried: names.map((name) => `${table.name}.${name}`) }
}

function findColumn(table: CatalogueTable, { names, like, families }: KnownColumn): CatalogueColumn | undefined {
  const hits = names.flatMap((name) => table.columns.filter((column) => isSameName(column.name, name)))
  // Of two guesses, the one whose type can be right.
  const named = hits.find(({ family }) => families.includes(family)) ?? hits[0]
  if (named !== undefined || like === undefined) return named
  return table.columns.find(({ name, family }) => like.test(name) && families.includes(family))
}

function candidatesFor(catalogue: Catalogue, name: string, override?: TableOverride): readonly CatalogueTable[] {
  const inSchema = catalogue.tables.filter(
    ({ schema }) => override?.schema === undefined || isSameName(schema, override.schema),
  )
  return namesOf(name, override).flatMap((each) => {
    const same = inSchema.filter((table) => isSameName(table.name, each))
    return [...same].sort((one, other) => rankOf(one) - rankOf(other))
  })
}

/** SnelStart's own tables stand in `dbo`. */
const rankOf = ({ schema }: CatalogueTable): number => (schema === '' || isSameName(schema, 'dbo') ? 0 : 1)

function namesOf(name: string, override?: TableOverride): readonly string[] {
  return override?.table === undefined ? [`tbl${name}`, name] : [override.table]
}

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
