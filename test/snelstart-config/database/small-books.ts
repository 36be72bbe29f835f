// A SnelStart database of a few rows in PostgreSQL's dialect, behind the port of an engine: real joins, sums and money.
// It knows only the words that statements may use; the stand-in of SQL Server and the double of Access are stricter.

import { PGlite, types } from '@electric-sql/pglite'

import type {
  Catalogue,
  CatalogueColumn,
  CatalogueTable,
  ColumnFamily,
} from '../../../nodes/snelstart-config/database/catalogue.ts'
import type { Cell, DatabaseEngine, Row } from '../../../nodes/snelstart-config/database/engine.ts'
import type { SqlValue, Statement } from '../../../nodes/snelstart-config/database/statement.ts'

export interface SmallBooks {
  readonly engine: DatabaseEngine
  readonly catalogue: { tables: CatalogueTable[] }
  /** Texts of the statements that were read, oldest first. */
  readonly statements: string[]
  /** The same, as they were asked. */
  readonly asked: Statement[]
  run(sql: string): Promise<void>
  /** In PostgreSQL's own words. */
  ask(sql: string): Promise<readonly Record<string, unknown>[]>
}

export type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The tables as the reference describes them; a column to its type in PostgreSQL. */
export const USUAL_TABLES: Tables = {
  Grootboek: {
    fldGrootboekID: 'int',
    fldNummer: 'int',
    fldOmschrijving: 'text',
    fldGrootboekFunctieID: 'int',
    fldNonactief: 'boolean',
  },
  Relatie: {
    fldRelatieID: 'int',
    fldRelatiecode: 'int',
    fldNaam: 'text',
    fldRelatieSoort: 'int',
    fldKrediettermijn: 'int',
  },
  FactuurNummer: { fldFactuurNummerID: 'int', fldFactuurnummer: 'text', fldRelatieID: 'int' },
  Journaalpost: {
    fldJournaalpostID: 'int',
    fldDatum: 'timestamp',
    fldBoekstuk: 'text',
    fldOmschrijving: 'text',
    fldDagboekGrootboekID: 'int',
  },
  JournaalpostRegel: {
    fldJournaalpostRegelID: 'int',
    fldJournaalpostID: 'int',
    fldGrootboekID: 'int',
    fldFactuurNummerID: 'int',
    fldDebet: 'numeric(19,4)',
    fldCredit: 'numeric(19,4)',
    fldOmschrijving: 'text',
  },
  VerkoopFactuur: { fldVerkoopFactuurID: 'int', fldFactuurNummerID: 'int', fldDatum: 'timestamp' },
  VerkoopOrder: {
    fldVerkoopOrderID: 'int',
    fldVerkoopFactuurID: 'int',
    fldRelatieID: 'int',
    fldBetalingskenmerk: 'text',
    fldOrderreferentie: 'text',
    fldOmschrijving: 'text',
  },
}

export async function openSmallBooks(prefix: 'tbl' | '' = 'tbl', tables: Tables = USUAL_TABLES): Promise<SmallBooks> {
  shared ??= openDatabase()
  const database = await shared
  await database.exec(
    'RESET ALL; DROP SCHEMA IF EXISTS books CASCADE; CREATE SCHEMA books; SET search_path = books, public',
  )
  const catalogue = {
    tables: Object.entries(tables).map(([name, columns]) => catalogueTable(`${prefix}${name}`, columns)),
  }
  for (const [name, columns] of Object.entries(tables)) {
    const list = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`)
    await database.exec(`CREATE TABLE "${prefix}${name}" (${list.join(', ')})`)
  }
  const statements: string[] = []
  const asked: Statement[] = []
  let requests = 0
  const engine: DatabaseEngine = {
    kind: 'sql-server',
    writes: true,
    catalogue: (names) => {
      requests += 1
      return Promise.resolve(named(catalogue, names))
    },
    async read(statement, signal) {
      signal.throwIfAborted()
      requests += 1
      const text = inPostgres(statement)
      statements.push(text)
      asked.push(statement)
      const { rows } = await database.query<Row>(text, statement.values.map(plainValue))
      return rows
    },
    transact: () => Promise.reject(new Error('not in these books')),
    release: () => Promise.resolve(),
    requestCount: () => requests,
  }
  return {
    engine,
    catalogue,
    statements,
    asked,
    ask: async (sql) => (await database.query<Record<string, unknown>>(sql)).rows,
    run: async (sql) => {
      await database.exec(sql)
    },
  }
}

/** One for all tests of a process: it takes a second to start. Each test empties it. */
let shared: Promise<PGlite> | undefined

async function openDatabase(): Promise<PGlite> {
  const database = await PGlite.create({
    parsers: {
      [types.NUMERIC]: (text: string) => text,
      [types.INT8]: (text: string) => text,
      [types.TIMESTAMP]: (text: string) => `${text.replace(' ', 'T')}.000`,
    },
  })
  await database.exec(`CREATE FUNCTION iif(boolean, anyelement, anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE
    AS 'SELECT CASE WHEN $1 THEN $2 ELSE $3 END'`)
  return database
}

function named({ tables }: Catalogue, names: readonly string[]): Catalogue {
  const asked = new Set(names.map((name) => name.toLowerCase()))
  return { tables: tables.filter(({ name }) => asked.has(name.toLowerCase())) }
}

export function catalogueTable(name: string, columns: Readonly<Record<string, string>>): CatalogueTable {
  return {
    schema: '',
    name,
    kind: 'table',
    columns: Object.entries(columns).map(([column, type]) => catalogueColumn(column, type)),
    primaryKey: [],
    foreignKeys: [],
    triggers: [],
  }
}

export function catalogueColumn(name: string, type: string): CatalogueColumn {
  return { name, type, family: familyOf(type), nullable: true, hasDefault: false, counted: false, computed: false }
}

function familyOf(type: string): ColumnFamily {
  const families: readonly (readonly [RegExp, ColumnFamily])[] = [
    [/^(int|bigint)/, 'integer'],
    [/^numeric/, 'money'],
    [/^timestamp/, 'date'],
    [/^text/, 'text'],
    [/^boolean/, 'boolean'],
    [/^float|^double/, 'float'],
  ]
  return families.find(([pattern]) => pattern.test(type))?.[1] ?? 'other'
}

function plainValue(value: SqlValue): Cell {
  switch (value.type) {
    case 'text':
      return value.text
    case 'integer':
      return value.integer
    case 'money':
      return (value.cents / 100).toFixed(2)
    case 'decimal':
      return value.decimal
    case 'date':
      return value.date
    case 'boolean':
      return value.boolean
    case 'guid':
      return value.guid
    case 'null':
      return null
  }
}

const CASTS = {
  integer: 'int',
  money: 'numeric',
  decimal: 'numeric',
  date: 'timestamp',
  guid: 'text',
  boolean: 'boolean',
  text: 'text',
  null: 'text',
}

/** `TOP n` moves to the end of its own SELECT as `LIMIT n`; brackets become quotes. */
function inPostgres({ parts, values }: Statement): string {
  const text = parts
    .map((part, index) => {
      const value = values[index]
      return value === undefined ? part : `${part}$${index + 1}::${CASTS[value.type]}`
    })
    .join('')
  const limits: (string | undefined)[] = [undefined]
  return [...text.matchAll(/\[([^\]]*)\]|SELECT TOP (\d+)|\(|\)|[^[()S]+|./gs), ['']]
    .map(([token = '', name, top]) => {
      if (name !== undefined) return `"${name}"`
      if (top !== undefined) {
        limits[limits.length - 1] = top
        return 'SELECT'
      }
      if (token === '(') limits.push(undefined)
      if (token !== ')' && token !== '') return token
      const limit = limits.pop()
      return limit === undefined ? token : ` LIMIT ${limit}${token}`
    })
    .join('')
}
