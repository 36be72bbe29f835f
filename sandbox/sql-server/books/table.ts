// What a database says of its tables and views, in one line of text a column.

import { type SqlType, typeOf } from '../sql-type.ts'

export interface Table {
  readonly schema: string
  readonly name: string
  readonly columns: readonly Column[]
  readonly primaryKey: readonly string[]
  readonly indexes: readonly Index[]
  readonly foreignKeys: readonly ForeignKey[]
  readonly triggers: readonly string[]
  /** A view shows all columns of this table. */
  readonly viewOf?: string
}

export interface Column {
  readonly name: string
  readonly type: SqlType
  readonly nullable: boolean
  readonly identity: boolean
  /** In words that both dialects know. */
  readonly default?: string
  readonly computed?: string
}

export interface Index {
  readonly columns: readonly string[]
  readonly unique?: boolean
}

export interface ForeignKey {
  readonly column: string
  readonly to: string
  readonly toColumn: string
}

export interface TableText {
  readonly schema?: string
  readonly name: string
  /** `fldDatum datetime not null`, `fldAantal int not null default 0`, `fldID int identity`, `fldSaldo money as (a - b)`. */
  readonly columns: readonly string[]
  readonly primaryKey?: readonly string[]
  readonly indexes?: readonly Index[]
  readonly foreignKeys?: readonly ForeignKey[]
  readonly triggers?: readonly string[]
}

export function tableOf(text: TableText): Table {
  const key = text.primaryKey ?? []
  return {
    schema: text.schema ?? 'dbo',
    name: text.name,
    columns: text.columns.map((line) => columnOf(line, key)),
    primaryKey: key,
    indexes: text.indexes ?? [],
    foreignKeys: text.foreignKeys ?? [],
    triggers: text.triggers ?? [],
  }
}

export function viewOf(table: Table, name: string): Table {
  const columns = table.columns.map(({ default: _default, ...column }) => ({ ...column, identity: column.identity }))
  return { ...table, name, columns, primaryKey: [], indexes: [], foreignKeys: [], triggers: [], viewOf: table.name }
}

function columnOf(line: string, key: readonly string[]): Column {
  const match = /^(\S+) (\w+(?:\([^)]*\))?)( identity)?( not null)?(?: default (.+?))?(?: as \((.+)\))?$/.exec(line)
  const [, name = '', type = '', identity, required, standard, computed] = match ?? []
  if (!match) throw new RangeError(`not a column: ${line}`)
  return {
    name,
    type: typeOf(type),
    nullable: identity === undefined && required === undefined && !key.includes(name) && type !== 'timestamp',
    identity: identity !== undefined,
    ...(standard === undefined ? {} : { default: standard }),
    ...(computed === undefined ? {} : { computed }),
  }
}
