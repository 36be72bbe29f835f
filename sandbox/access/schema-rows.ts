// OpenSchema: the rowsets that a coupling asks for. Source: Microsoft, OLE DB schema rowsets; their columns in part.

import { adoTypeOf, type JetTable } from './jet-table.ts'

const TEXT = 202
const LONG = 3
const YES_NO = 11

/** By number of ADO's SchemaEnum. */
export function schemaRows(schema: number, tables: readonly JetTable[]): object {
  switch (schema) {
    case 4:
      return rowset(
        ['TABLE_NAME', 'COLUMN_NAME', 'ORDINAL_POSITION', 'COLUMN_HASDEFAULT', 'IS_NULLABLE', 'DATA_TYPE'],
        [TEXT, TEXT, LONG, YES_NO, YES_NO, LONG],
        tables.flatMap((table) =>
          table.columns.map((column, at) => [
            table.name,
            column.name,
            at + 1,
            column.default !== undefined,
            !column.required,
            adoTypeOf(column.type),
          ]),
        ),
      )
    case 20:
      return rowset(
        ['TABLE_NAME', 'TABLE_TYPE'],
        [TEXT, TEXT],
        [['MSysObjects', 'SYSTEM TABLE'], ...tables.map((table) => [table.name, 'TABLE'])],
      )
    case 27:
      return rowset(
        ['PK_TABLE_NAME', 'PK_COLUMN_NAME', 'FK_TABLE_NAME', 'FK_COLUMN_NAME', 'ORDINAL', 'FK_NAME'],
        [TEXT, TEXT, TEXT, TEXT, LONG, TEXT],
        tables.flatMap((table) =>
          (table.foreignKeys ?? []).map((key) => [key.to, key.toColumn, table.name, key.column, 1, key.name]),
        ),
      )
    case 28:
      return rowset(
        ['TABLE_NAME', 'COLUMN_NAME', 'ORDINAL', 'PK_NAME'],
        [TEXT, TEXT, LONG, TEXT],
        tables.flatMap((table) => (table.primaryKey ?? []).map((name, at) => [table.name, name, at + 1, 'PrimaryKey'])),
      )
    default:
      return rowset([], [], [])
  }
}

function rowset(names: readonly string[], types: readonly number[], rows: readonly unknown[]): object {
  const columns = names.map((name, at) => ({
    name,
    type: types[at],
    size: 255,
    precision: 10,
    scale: 0,
    nullable: true,
  }))
  return { columns, rows }
}
