// SELECT, INSERT, UPDATE and DELETE in PostgreSQL.

import { quoted, tableName } from '../books/postgres-names.ts'
import type { Column, Table } from '../books/table.ts'
import { SQL_ERROR } from '../sql-error.ts'
import type { ResultColumn } from '../tds/tokens.ts'
import type { Expression, Item, Path, Statement } from '../t-sql/syntax.ts'
import { assignedTo } from './casts.ts'
import type { Context, Surroundings } from './context.ts'
import { conditionOf, valueOf } from './expression.ts'
import type { Fragment } from './fragment.ts'
import { contextOf, writeQuery } from './query.ts'
import { isSame, type Scope } from './scope.ts'

export interface Translated {
  readonly text: string
  readonly parameters: readonly (string | null)[]
  readonly columns: readonly ResultColumn[]
  readonly writes: boolean
  /** Rows of the database, which others may have locked. */
  readonly reads: boolean
  /** For messages. */
  readonly verb: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE'
  /** `SELECT @a = …`: the variables, in the order of the columns. */
  readonly into: readonly string[]
  /** The place of the new identity in the rows, after the columns. */
  readonly identityAt?: number
}

type Write = Extract<Statement, { do: 'insert' | 'update' | 'delete' }>

/** @throws SqlServerError */
export function translate(
  statement: Extract<Statement, { do: 'select' }> | Write,
  surroundings: Surroundings,
): Translated {
  const context = contextOf(surroundings)
  if (statement.do !== 'select') return translateWrite(context, statement)
  const { query } = statement
  const { sql, columns } = writeQuery(context, query)
  const into = query.items.flatMap((item) => item.into ?? [])
  if (into.length > 0 && into.length < query.items.length) throw SQL_ERROR.near('=')
  return {
    text: sql,
    parameters: context.parameters,
    columns: columns.map(({ name, type = { name: 'int' }, nullable }) => ({ name, type, isNullable: nullable })),
    writes: context.locks,
    reads: context.reads,
    verb: 'SELECT',
    into,
  }
}

/** A value on its own, for variables and conditions. */
export function translateValue(value: Expression, surroundings: Surroundings, kind: 'value' | 'condition'): Translated {
  const context = contextOf(surroundings)
  const { sql, type = { name: 'int' } as const }: Fragment =
    kind === 'value'
      ? valueOf(context, undefined, value)
      : { sql: `(${conditionOf(context, undefined, value)})::int4`, type: { name: 'int' }, nullable: true }
  const columns = [{ name: '', type, isNullable: true }]
  const { parameters, reads } = context
  return { text: `SELECT ${sql}`, parameters, columns, writes: false, reads, verb: 'SELECT', into: [] }
}

function translateWrite(context: Context, statement: Write): Translated {
  const table = context.surroundings.catalogue.table(statement.table)
  if (table.schema !== 'dbo') throw SQL_ERROR.denied('INSERT', table.name)
  if (statement.output.length > 0 && table.triggers.length > 0) throw SQL_ERROR.triggerOutput(table.name)
  const output = writeOutput(context, table, statement)
  const identity = statement.do === 'insert' ? table.columns.find((column) => column.identity) : undefined
  const returned = [...output.map(({ sql }) => sql), ...(identity ? [`new.${quoted(identity.name)}`] : [])]
  const text = { insert: writeInsert, update: writeUpdate, delete: writeDelete }[statement.do](
    context,
    table,
    statement,
  )
  return {
    text: returned.length > 0 ? `${text} RETURNING ${returned.join(', ')}` : text,
    parameters: context.parameters,
    columns: output.map(({ name, type = { name: 'int' }, nullable }) => ({ name, type, isNullable: nullable })),
    writes: true,
    reads: true,
    verb: ({ insert: 'INSERT', update: 'UPDATE', delete: 'DELETE' } as const)[statement.do],
    into: [],
    ...(identity ? { identityAt: output.length } : {}),
  }
}

function writeOutput(context: Context, table: Table, statement: Write): readonly (Fragment & { name: string })[] {
  const rows = (name: string, row: string) => ({
    name,
    columns: table.columns.map((column) => ({
      name: column.name,
      value: { sql: `${row}.${quoted(column.name)}`, type: column.type, nullable: column.nullable },
    })),
  })
  const inserted = statement.do === 'delete' ? [] : [rows('INSERTED', 'new')]
  const deleted = statement.do === 'insert' ? [] : [rows('DELETED', 'old')]
  const scope: Scope = { sources: [...inserted, ...deleted] }
  return statement.output.flatMap((item) => outputItem(context, scope, item))
}

function outputItem(context: Context, scope: Scope, item: Item): readonly (Fragment & { name: string })[] {
  const { value } = item
  if (value.is !== 'star') return [{ ...valueOf(context, scope, value), name: item.name ?? '' }]
  const source = scope.sources.find((each) => isSame(each.name, value.of ?? ''))
  if (!source) throw SQL_ERROR.near('*')
  return source.columns.map((column) => ({ ...column.value, name: column.name }))
}

function writeInsert(context: Context, table: Table, statement: Write): string {
  if (statement.do !== 'insert') return ''
  const columns = statement.columns.map((name) => writable(table, name, 'insert'))
  const head = `INSERT INTO ${tableName(table)} (${columns.map(({ name }) => quoted(name)).join(', ')})`
  if (statement.query) {
    const inside = writeQuery(context, statement.query)
    if (inside.columns.length !== columns.length) throw SQL_ERROR.columnCount()
    const values = inside.columns.map((column, at) => {
      const from = { sql: `t0.${column.key}`, nullable: true, ...(column.type ? { type: column.type } : {}) }
      return assignedTo(from, columns[at]?.type ?? { name: 'int' })
    })
    return `${head} SELECT ${values.join(', ')} FROM (${inside.sql}) AS t0`
  }
  const rows = statement.rows.map((row) => {
    if (row.length !== columns.length) throw SQL_ERROR.columnCount()
    const values = row.map((value, at) =>
      assignedTo(valueOf(context, undefined, value), columns[at]?.type ?? { name: 'int' }),
    )
    return `(${values.join(', ')})`
  })
  return `${head} VALUES ${rows.join(', ')}`
}

function writeUpdate(context: Context, table: Table, statement: Write): string {
  if (statement.do !== 'update') return ''
  const { alias, scope } = target(context, table, statement.table)
  const set = statement.set.map(({ column: name, value }) => {
    const column = writable(table, name, 'update')
    return `${quoted(column.name)} = ${assignedTo(valueOf(context, scope, value), column.type)}`
  })
  return `UPDATE ${tableName(table)} AS ${alias} SET ${set.join(', ')}${where(context, scope, statement.where)}`
}

function writeDelete(context: Context, table: Table, statement: Write): string {
  if (statement.do !== 'delete') return ''
  const { alias, scope } = target(context, table, statement.table)
  return `DELETE FROM ${tableName(table)} AS ${alias}${where(context, scope, statement.where)}`
}

function target(context: Context, table: Table, path: Path): { alias: string; scope: Scope } {
  const alias = context.newName('t')
  const columns = table.columns.map((column) => ({
    name: column.name,
    value: { sql: `${alias}.${quoted(column.name)}`, type: column.type, nullable: column.nullable },
  }))
  return { alias, scope: { sources: [{ name: path.at(-1) ?? table.name, columns }] } }
}

function where(context: Context, scope: Scope, condition: Expression | undefined): string {
  return condition ? ` WHERE ${conditionOf(context, scope, condition)}` : ''
}

function writable(table: Table, name: string, verb: 'insert' | 'update'): Column {
  const column = table.columns.find((each) => isSame(each.name, name))
  if (!column) throw SQL_ERROR.unknownColumn(name)
  if (column.computed !== undefined) throw SQL_ERROR.computedWrite(column.name)
  if (column.type.name === 'timestamp') throw SQL_ERROR.timestampWrite()
  if (column.identity)
    throw verb === 'insert' ? SQL_ERROR.identityInsert(table.name) : SQL_ERROR.identityUpdate(column.name)
  return column
}
