// A query in PostgreSQL, with the names and types of its columns.

import { quoted, tableName } from '../books/postgres-names.ts'
import { SQL_ERROR } from '../sql-error.ts'
import { type SqlType, wider } from '../sql-type.ts'
import type { Expression, Item, Query, Source } from '../t-sql/syntax.ts'
import { Context, type Surroundings } from './context.ts'
import { conditionOf, valueOf } from './expression.ts'
import type { Fragment } from './fragment.ts'
import { isSame, type Scope, type SourceColumns } from './scope.ts'

export interface QueryColumn {
  readonly name: string
  /** Of PostgreSQL. */
  readonly key: string
  readonly type?: SqlType
  readonly nullable: boolean
}

export interface WrittenQuery {
  readonly sql: string
  readonly columns: readonly QueryColumn[]
}

export function contextOf(surroundings: Surroundings): Context {
  return new Context(surroundings, (context, query, outer) => writeQuery(context, query, outer))
}

/** @throws SqlServerError */
export function writeQuery(context: Context, query: Query, outer?: Scope): WrittenQuery {
  const from = query.from ? writeSource(context, query.from, outer) : undefined
  const scope: Scope = { sources: from?.sources ?? [], ...(outer ? { outer } : {}) }
  const items = query.items.flatMap((item) => spread(item, scope, context))
  const columns = items.map(({ item, value }) => ({
    name: item.name ?? '',
    key: context.newName('c'),
    nullable: value.nullable,
    ...(value.type ? { type: value.type } : {}),
  }))
  const list = items.map(({ value }, at) => `${selected(value)} AS ${columns[at]?.key ?? ''}`)
  const more = query.and ? unionWith(context, query.and, columns, outer) : undefined
  const parts = [
    `SELECT ${query.distinct ? 'DISTINCT ' : ''}${list.join(', ')}`,
    ...(from ? [`FROM ${from.sql}`] : []),
    ...(query.where ? [`WHERE ${conditionOf(context, scope, query.where)}`] : []),
    ...(query.groupBy.length > 0
      ? [`GROUP BY ${query.groupBy.map((each) => groupKey(context, scope, each)).join(', ')}`]
      : []),
    ...(query.having ? [`HAVING ${conditionOf(context, scope, query.having)}`] : []),
    ...(more ? [`UNION ALL ${more.sql}`] : []),
    ...writeOrder(context, query, scope, columns),
    ...(query.top ? [`LIMIT ${valueOf(context, undefined, query.top).sql}`] : []),
  ]
  const types = columns.map((column, at) => unitedColumn(column, more?.columns[at]))
  return { sql: parts.join(' '), columns: types }
}

/** A number here would be a place in the list to PostgreSQL, and is nothing to SQL Server. */
function groupKey(context: Context, scope: Scope, value: Expression): string {
  if (value.is === 'literal' || value.is === 'variable') throw SQL_ERROR.groupedConstant()
  return valueOf(context, scope, value).sql
}

/** NULL alone has a type in SQL Server: int. */
const selected = (value: Fragment): string => (value.type ? value.sql : `${value.sql}::int4`)

function unionWith(context: Context, query: Query, columns: readonly QueryColumn[], outer?: Scope): WrittenQuery {
  const written = writeQuery(context, query, outer)
  if (written.columns.length !== columns.length) throw SQL_ERROR.near('UNION')
  return written
}

function unitedColumn(column: QueryColumn, other: QueryColumn | undefined): QueryColumn {
  if (!column.type || !other?.type) return column
  return { ...column, type: wider(column.type, other.type), nullable: column.nullable || other.nullable }
}

function spread(item: Item, scope: Scope, context: Context): readonly { item: Item; value: Fragment }[] {
  const { value } = item
  if (value.is !== 'star') return [{ item, value: valueOf(context, scope, value) }]
  const { of } = value
  const sources = scope.sources.filter((source) => of === undefined || isSame(source.name, of))
  if (sources.length === 0) throw SQL_ERROR.near('*')
  return sources.flatMap((source) =>
    source.columns.map((column) => ({ item: { value, name: column.name }, value: column.value })),
  )
}

interface WrittenSource {
  readonly sql: string
  readonly sources: readonly SourceColumns[]
}

export function writeSource(context: Context, source: Source, outer?: Scope): WrittenSource {
  switch (source.is) {
    case 'table':
      return writeTable(context, source)
    case 'derived': {
      const { sql, columns } = writeQuery(context, source.query, outer)
      columns.forEach((column, at) => {
        if (column.name === '') throw SQL_ERROR.unnamedColumn(String(at + 1), source.name)
      })
      if (source.query.orderBy.length > 0 && !source.query.top) throw SQL_ERROR.near('ORDER')
      const name = context.newName('t')
      const values = columns.map((column) => ({ name: column.name, value: columnValue(name, column) }))
      return { sql: `(${sql}) AS ${name}`, sources: [{ name: source.name, columns: values }] }
    }
    case 'join': {
      const left = writeSource(context, source.left, outer)
      const right = writeSource(context, source.right, outer)
      const isNullable = {
        left: ['RIGHT', 'FULL'].includes(source.kind),
        right: ['LEFT', 'FULL'].includes(source.kind),
      }
      const sources = [...outerSide(left.sources, isNullable.left), ...outerSide(right.sources, isNullable.right)]
      const scope: Scope = { sources, ...(outer ? { outer } : {}) }
      const on = source.on ? ` ON ${conditionOf(context, scope, source.on)}` : ''
      return { sql: `(${left.sql} ${source.kind} JOIN ${right.sql}${on})`, sources }
    }
  }
}

function columnValue(table: string, column: QueryColumn): Fragment {
  return { sql: `${table}.${column.key}`, nullable: column.nullable, type: column.type ?? { name: 'int' } }
}

function outerSide(sources: readonly SourceColumns[], isNullable: boolean): readonly SourceColumns[] {
  if (!isNullable) return sources
  return sources.map((source) => ({
    ...source,
    columns: source.columns.map(({ name, value }) => ({ name, value: { ...value, nullable: true } })),
  }))
}

const LOCKING = ['UPDLOCK', 'XLOCK', 'TABLOCKX']

function writeTable(context: Context, source: Source & { is: 'table' }): WrittenSource {
  const table = context.surroundings.catalogue.table(source.path)
  if (source.hints.some((hint) => LOCKING.includes(hint))) context.locks = true
  if (table.schema === 'dbo') context.reads = true
  const name = context.newName('t')
  const columns = table.columns.map((column) => ({
    name: column.name,
    value: { sql: `${name}.${quoted(column.name)}`, type: column.type, nullable: column.nullable },
  }))
  return { sql: `${tableName(table)} AS ${name}`, sources: [{ name: source.name, columns }] }
}

function writeOrder(context: Context, query: Query, scope: Scope, columns: readonly QueryColumn[]): readonly string[] {
  if (query.orderBy.length === 0) return []
  const keys = query.orderBy.map(({ value, descending }) => {
    const { sql, nullable } = orderKey(context, value, query, scope, columns)
    // NULL comes first in SQL Server; where it can't occur the words would keep an index from being used.
    const nulls = nullable ? (descending ? ' NULLS LAST' : ' NULLS FIRST') : ''
    return `${sql}${descending ? ' DESC' : ''}${nulls}`
  })
  return [`ORDER BY ${keys.join(', ')}`]
}

/** A name of the list goes before a column; a number is a place in the list. */
function orderKey(
  context: Context,
  value: Expression,
  query: Query,
  scope: Scope,
  columns: readonly QueryColumn[],
): { readonly sql: string; readonly nullable: boolean } {
  const at =
    value.is === 'literal' && value.kind === 'number'
      ? Number(value.text) - 1
      : value.is === 'column' && value.path.length === 1
        ? columns.findIndex((column) => isSame(column.name, value.path[0] ?? ''))
        : -1
  const column = columns[at]
  if (column) return { sql: query.distinct || query.and ? String(at + 1) : column.key, nullable: column.nullable }
  if (value.is === 'literal') throw SQL_ERROR.orderedConstant()
  if (query.and) throw SQL_ERROR.near('ORDER')
  return valueOf(context, scope, value)
}
