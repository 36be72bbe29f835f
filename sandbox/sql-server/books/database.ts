// One database: its tables, its rows in PostgreSQL, and the locks that its sessions take.

import { PGlite, type Results, types } from '@electric-sql/pglite'
import { citext } from '@electric-sql/pglite/contrib/citext'
import { familyOf, type SqlType } from '../sql-type.ts'
import { asWritten } from '../strange-text.ts'
import type { Translated } from '../translate/statement.ts'
import { Catalogue } from './catalogue.ts'
import { createForeignKeys, createKeys, createTable, FUNCTIONS } from './create-tables.ts'
import { Locks, ROWS } from './locks.ts'
import { sqlErrorOf } from './postgres-errors.ts'
import { tableName } from './postgres-names.ts'
import { systemRows } from './system-rows.ts'
import { SYSTEM_VIEWS } from './system-views.ts'
import type { Table } from './table.ts'

export interface DatabaseOptions {
  readonly name: string
  readonly tables: readonly Table[]
  /** ALLOW_SNAPSHOT_ISOLATION. */
  readonly snapshots?: boolean
  /** Rows that are there from the start, as PostgreSQL; keys and indexes follow them. */
  fill?(run: (sql: string) => Promise<void>): Promise<void>
}

export interface Answered {
  readonly rows: readonly (readonly (string | null)[])[]
  readonly affected: number
}

export interface Database {
  readonly name: string
  readonly catalogue: Catalogue
  readonly hasSnapshots: boolean
  readonly locks: Locks
  /** @throws SqlServerError */
  run(translated: Translated): Promise<Answered>
  /** How PostgreSQL would do it, and how many rows it reads for it. */
  explain(translated: Translated): Promise<{ readonly plan: string; readonly rowsRead: number }>
  /** Of the session that holds all rows: from now on each statement is undone alone when it fails. */
  transaction(word: 'BEGIN' | 'COMMIT' | 'ROLLBACK'): Promise<void>
  /** Rows as text, or a change, from outside any session: it waits for a transaction that has written. */
  look(sql: string): Promise<readonly Readonly<Record<string, string | null>>[]>
  close(): Promise<void>
}

/** An engine takes seconds to start, so one that is free is used again. */
const free: PGlite[] = []

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const engine = free.pop() ?? (await PGlite.create({ extensions: { citext } }))
  const { name, tables, snapshots = true } = options
  await engine.exec(`SET maintenance_work_mem = '64MB'; DROP SCHEMA IF EXISTS dbo CASCADE; DROP SCHEMA IF EXISTS sys CASCADE;
    DROP SCHEMA IF EXISTS standard_views CASCADE; ${FUNCTIONS}`)
  await engine.exec([...SYSTEM_VIEWS, ...tables].map(createTable).join('\n'))
  for (const [view, rows] of systemRows(tables, name, snapshots)) {
    const [schema = '', table = ''] = view.split('.')
    const into = tableName({ schema, name: table })
    await engine.query(`INSERT INTO ${into} SELECT * FROM jsonb_populate_recordset(NULL::${into}, $1)`, [rows])
  }
  await options.fill?.(async (sql) => {
    await engine.exec(sql)
  })
  for (const table of tables) await engine.exec(createKeys(table))
  for (const table of tables) await engine.exec(createForeignKeys(table))
  await engine.exec('ANALYZE')
  return databaseOf(engine, options)
}

function databaseOf(engine: PGlite, { name, tables, snapshots = true }: DatabaseOptions): Database {
  const ask = (sql: string, parameters: readonly (string | null)[]): Promise<Results<(string | null)[]>> =>
    engine.query(sql, [...parameters], AS_TEXT)
  const inTurn = turns()
  const locks = new Locks()
  let isOpen = false
  const outside = async <Result>(sql: string, work: () => Promise<Result>): Promise<Result> => {
    const owner = { spid: 0 }
    const mode = /^\s*SELECT/i.test(sql) ? 'shared' : 'exclusive'
    await locks.take(owner, ROWS, mode, { timeoutMs: OUTSIDE_MS, signal: new AbortController().signal })
    return inTurn(work).finally(() => locks.release(owner, ROWS))
  }
  const answered = async (translated: Translated): Promise<Answered> => {
    const { rows, affectedRows } = await ask(translated.text, translated.parameters)
    const types = translated.columns.map(({ type }) => type)
    restore(rows, types)
    return { rows, affected: translated.verb === 'SELECT' ? rows.length : (affectedRows ?? rows.length) }
  }
  return {
    name,
    catalogue: new Catalogue([...SYSTEM_VIEWS, ...tables]),
    hasSnapshots: snapshots,
    locks,
    run: (translated) =>
      inTurn(() => (isOpen ? undoable(engine, () => answered(translated)) : answered(translated))).catch(
        (error: unknown) => {
          throw sqlErrorOf(error, tables, translated.verb, name)
        },
      ),
    transaction: (word) =>
      inTurn(async () => {
        await engine.exec(word)
        isOpen = word === 'BEGIN'
      }),
    explain: ({ text, parameters }) =>
      inTurn(async () => {
        const { rows } = await ask(`EXPLAIN (ANALYZE, TIMING OFF) ${text}`, parameters)
        const lines = rows.map(([line]) => line ?? '')
        return { plan: lines.join('\n'), rowsRead: rowsRead(lines) }
      }),
    look: (sql) =>
      outside(sql, async () => {
        const { rows, fields } = await ask(sql, [])
        return rows.map((row) => Object.fromEntries(fields.map((field, at) => [field.name, row[at] ?? null])))
      }),
    async close() {
      await engine.exec('ROLLBACK')
      free.push(engine)
    },
  }
}

/** How long a test's own rows wait for a session's transaction. */
const OUTSIDE_MS = 10_000

/** One after the other: there is one engine, and a savepoint belongs to one statement. */
function turns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}

/** A statement that fails is undone alone; the transaction goes on. */
async function undoable<Result>(engine: PGlite, work: () => Promise<Result>): Promise<Result> {
  await engine.exec('SAVEPOINT one_statement')
  try {
    const result = await work()
    await engine.exec('RELEASE SAVEPOINT one_statement')
    return result
  } catch (error) {
    await engine.exec('ROLLBACK TO SAVEPOINT one_statement; RELEASE SAVEPOINT one_statement')
    throw error
  }
}

const asItIs = (text: string): string => text
const TYPES = [
  types.INT2,
  types.INT4,
  types.INT8,
  types.FLOAT4,
  types.FLOAT8,
  types.NUMERIC,
  types.BOOL,
  types.DATE,
  types.TIMESTAMP,
  types.BYTEA,
]
const AS_TEXT = {
  rowMode: 'array' as const,
  parsers: Object.fromEntries(TYPES.map((type) => [type, asItIs])),
}

/** What PostgreSQL can't hold was written otherwise; bytes lose the sign before them. */
function restore(rows: (string | null)[][], types: readonly SqlType[]): void {
  types.forEach((type, at) => {
    const family = familyOf(type)
    if (family !== 'text' && family !== 'bytes') return
    for (const row of rows) {
      const cell = row[at]
      if (typeof cell === 'string') row[at] = family === 'text' ? asWritten(cell) : cell.slice(2)
    }
  })
}

/** Of the places where tables and indexes are read: rows given and rows thrown away, times the loops. */
function rowsRead(lines: readonly string[]): number {
  let read = 0
  let loops = 1
  for (const line of lines) {
    const node = /(Seq Scan|Index Scan|Index Only Scan|Bitmap Heap Scan).*actual rows=([\d.]+) loops=(\d+)/.exec(line)
    if (node) loops = Number(node[3])
    if (node) read += Number(node[2]) * loops
    read += Number(/Rows Removed by (?:Filter|Index Recheck): (\d+)/.exec(line)?.[1] ?? 0) * loops
  }
  return Math.round(read)
}
