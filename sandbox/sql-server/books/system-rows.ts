// The rows of the system views, from the tables' descriptions.

import { familyOf, scaleOf } from '../sql-type.ts'
import { foreignKeyName, indexName, primaryKeyName } from './create-tables.ts'
import { sizesOf, TYPE_IDS } from './system-types.ts'
import type { Table } from './table.ts'

type Row = Readonly<Record<string, string | number | null>>
export type SystemRows = Map<string, Row[]>

/** By system view; the keys of a row are column names in small letters. */
export function systemRows(tables: readonly Table[], database: string, hasSnapshots: boolean): SystemRows {
  const rows: SystemRows = new Map()
  const add = (view: string, row: Row): void => void rows.set(view, [...(rows.get(view) ?? []), row])
  add('sys.schemas', { name: 'dbo', schema_id: 1, principal_id: 1 })
  add('sys.schemas', { name: 'sys', schema_id: 4, principal_id: 4 })
  for (const [name, id] of Object.entries(TYPE_IDS)) add('sys.types', typeRow(name, id))
  add('sys.types', { ...typeRow('sysname', 231), user_type_id: 256 })
  add('sys.databases', databaseRow(database, hasSnapshots))
  const ids = numbered(tables)
  for (const table of tables) {
    addObject(add, table, ids.of(table.name))
    table.columns.forEach((column, at) => addColumn(add, table, ids, column, at + 1))
    if (table.viewOf === undefined) addKeys(add, table, ids)
  }
  // What follows is of the database as a whole: each view of objects shows its own kind.
  const objects = rows.get('sys.objects') ?? []
  rows.set('sys.all_objects', objects)
  rows.set(
    'sys.tables',
    objects.filter((row) => row['type'] === 'U '),
  )
  rows.set(
    'sys.views',
    objects.filter((row) => row['type'] === 'V '),
  )
  addStandardViews(add, tables, database)
  return rows
}

type Add = (view: string, row: Row) => void
interface Ids {
  of(table: string): number
  next(): number
}

function numbered(tables: readonly Table[]): Ids {
  const first = 1_000_000
  const byName = new Map(tables.map((table, at) => [table.name, first + at * 16]))
  let last = first + tables.length * 16
  return { of: (name) => byName.get(name) ?? 0, next: () => (last += 16) }
}

function typeRow(name: string, id: number): Row {
  return {
    name,
    system_type_id: id,
    user_type_id: id,
    schema_id: 4,
    max_length: 0,
    precision: 0,
    scale: 0,
    is_nullable: 1,
    is_user_defined: 0,
  }
}

function databaseRow(name: string, hasSnapshots: boolean): Row {
  return {
    name,
    database_id: 5,
    collation_name: 'Latin1_General_CI_AS',
    compatibility_level: 120,
    state: 0,
    state_desc: 'ONLINE',
    is_read_only: 0,
    snapshot_isolation_state: hasSnapshots ? 1 : 0,
    snapshot_isolation_state_desc: hasSnapshots ? 'ON' : 'OFF',
    is_read_committed_snapshot_on: 0,
  }
}

function addObject(add: Add, table: Table, id: number): void {
  const isView = table.viewOf !== undefined
  const object = (name: string, objectId: number, type: string, text: string, parent = 0): void =>
    add('sys.objects', {
      name,
      object_id: objectId,
      schema_id: 1,
      parent_object_id: parent,
      type,
      type_desc: text,
      is_ms_shipped: 0,
    })
  object(table.name, id, isView ? 'V ' : 'U ', isView ? 'VIEW' : 'USER_TABLE')
  table.triggers.forEach((name, at) => {
    object(name, id + 8 + at, 'TR', 'SQL_TRIGGER', id)
    add('sys.triggers', {
      name,
      object_id: id + 8 + at,
      parent_class: 1,
      parent_id: id,
      is_disabled: 0,
      is_instead_of_trigger: 0,
    })
  })
}

function addColumn(add: Add, table: Table, ids: Ids, column: Table['columns'][number], at: number): void {
  const id = ids.of(table.name)
  const isView = table.viewOf !== undefined
  const type = TYPE_IDS[column.type.name] ?? 0
  const standard = column.default === undefined || isView ? 0 : ids.next()
  const own = { object_id: id, name: column.name, column_id: at }
  const identity = column.identity && !isView ? 1 : 0
  const computed = column.computed !== undefined && !isView ? 1 : 0
  add('sys.columns', {
    ...own,
    system_type_id: type,
    user_type_id: type,
    ...sizesOf(column.type),
    collation_name: familyOf(column.type) === 'text' ? 'Latin1_General_CI_AS' : null,
    is_nullable: column.nullable ? 1 : 0,
    is_rowguidcol: 0,
    is_identity: identity,
    is_computed: computed,
    default_object_id: standard,
  })
  if (identity) add('sys.identity_columns', { ...own, is_identity: 1 })
  if (computed) add('sys.computed_columns', { ...own, definition: `(${column.computed ?? ''})`, is_persisted: 1 })
  if (standard) {
    add('sys.default_constraints', {
      name: `DF_${table.name}_${column.name}`,
      object_id: standard,
      parent_object_id: id,
      parent_column_id: at,
      definition: `(${column.default ?? ''})`,
    })
  }
}

function addKeys(add: Add, table: Table, ids: Ids): void {
  const id = ids.of(table.name)
  const columnId = (of: Table, name: string): number => of.columns.findIndex((column) => column.name === name) + 1
  const indexes = [
    ...(table.primaryKey.length > 0 ? [{ columns: table.primaryKey, unique: true, primary: true }] : []),
    ...table.indexes.map((index) => ({ ...index, primary: false })),
  ]
  indexes.forEach(({ columns, unique, primary }, at) => {
    const index = { object_id: id, index_id: at + 1 }
    const name = primary ? primaryKeyName(table) : indexName(table, columns)
    const kind = at === 0 && primary ? { type: 1, type_desc: 'CLUSTERED' } : { type: 2, type_desc: 'NONCLUSTERED' }
    const flags = { is_unique: unique ? 1 : 0, is_primary_key: primary ? 1 : 0, is_unique_constraint: 0 }
    add('sys.indexes', { ...index, name, ...kind, ...flags })
    columns.forEach((column, each) =>
      add('sys.index_columns', {
        ...index,
        index_column_id: each + 1,
        column_id: columnId(table, column),
        key_ordinal: each + 1,
        is_included_column: 0,
      }),
    )
    if (primary) {
      add('sys.key_constraints', {
        name,
        object_id: ids.next(),
        parent_object_id: id,
        type: 'PK',
        unique_index_id: at + 1,
      })
    }
  })
  for (const key of table.foreignKeys) {
    const constraint = ids.next()
    const between = { parent_object_id: id, referenced_object_id: ids.of(key.to) }
    add('sys.foreign_keys', {
      name: foreignKeyName(table, key.column),
      object_id: constraint,
      ...between,
      is_disabled: 0,
    })
    add('sys.foreign_key_columns', {
      constraint_object_id: constraint,
      constraint_column_id: 1,
      ...between,
      parent_column_id: columnId(table, key.column),
      // All keys that are pointed to are the first column of their table here.
      referenced_column_id: 1,
    })
  }
}

function addStandardViews(add: Add, tables: readonly Table[], database: string): void {
  for (const table of tables) {
    const own = { table_catalog: database, table_schema: table.schema, table_name: table.name }
    add('INFORMATION_SCHEMA.TABLES', { ...own, table_type: table.viewOf === undefined ? 'BASE TABLE' : 'VIEW' })
    table.columns.forEach((column, at) => {
      const { type } = column
      const { precision } = sizesOf(type)
      const isNumber = familyOf(type) === 'number' && type.name !== 'bit'
      add('INFORMATION_SCHEMA.COLUMNS', {
        ...own,
        column_name: column.name,
        ordinal_position: at + 1,
        column_default: column.default === undefined ? null : `(${column.default})`,
        is_nullable: column.nullable ? 'YES' : 'NO',
        data_type: type.name,
        character_maximum_length: 'size' in type ? (type.size === 'max' ? -1 : type.size) : null,
        numeric_precision: isNumber ? precision : null,
        numeric_scale: isNumber && type.name !== 'float' && type.name !== 'real' ? scaleOf(type) : null,
        datetime_precision: familyOf(type) === 'time' ? sizesOf(type).scale : null,
      })
    })
  }
}
