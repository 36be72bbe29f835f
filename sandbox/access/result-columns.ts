// An answer of PostgreSQL as ADO gives it: columns with ADO's types, and cells as plain JSON.

import { types, type Results } from '@electric-sql/pglite'
import { asWritten } from './strange-text.ts'
import { ADO, adoTypeOf, sizesOf } from './jet-table.ts'
import type { Tables } from './jet-sql/names.ts'

const asText = (text: string): string => text
const TEXT_OF = [
  types.INT2,
  types.INT4,
  types.INT8,
  types.FLOAT8,
  types.NUMERIC,
  types.BOOL,
  types.TIMESTAMP,
  types.BYTEA,
  types.UUID,
]
export const TEXTS_AS_THEY_ARE = {
  rowMode: 'array' as const,
  parsers: Object.fromEntries(TEXT_OF.map((type) => [type, asText])),
}

/** Whole numbers come out of COUNT and SUM as 64 bits; Jet gives a Long. */
const ADO_OF: Readonly<Record<number, number>> = {
  [types.INT2]: ADO.smallInt,
  [types.INT4]: ADO.integer,
  [types.INT8]: ADO.integer,
  [types.FLOAT8]: ADO.double,
  [types.NUMERIC]: ADO.currency,
  [types.BOOL]: ADO.boolean,
  [types.TIMESTAMP]: ADO.date,
  [types.BYTEA]: ADO.bytes,
  [types.UUID]: ADO.guid,
}

export function resultOf(
  answered: Results<unknown>,
  written: ReadonlyMap<string, string>,
  tables: Tables,
  statement: string,
): object {
  const words = new Set(statement.toLowerCase().split(/[^\p{L}\p{N}_]+/u))
  const ofTables = [...tables.values()].filter((table) => words.has(table.name.toLowerCase()))
  const columns = answered.fields.map((field) => {
    const known = ofTables
      .flatMap((table) =>
        table.columns.map((column) => ({ ...column, isKey: table.primaryKey?.includes(column.name) })),
      )
      .find((column) => column.name.toLowerCase() === field.name)
    const type = known ? adoTypeOf(known.type) : (ADO_OF[field.dataTypeID] ?? ADO.text)
    const sizes = known ? sizesOf(known.type) : []
    return {
      name: written.get(field.name) ?? known?.name ?? field.name,
      type,
      size: type === ADO.text ? (sizes[0] ?? 255) : 8,
      precision: type === ADO.numeric ? (sizes[0] ?? 18) : 19,
      scale: type === ADO.numeric ? (sizes[1] ?? 0) : 0,
      nullable: known ? known.type !== 'counter' && !known.required && !known.isKey : true,
      counted: known?.type === 'counter',
    }
  })
  const rows = (answered.rows as (string | null)[][]).map((cells) =>
    cells.map((cell, at) => (cell === null ? null : cellOf(columns[at]?.type ?? ADO.text, cell))),
  )
  return { columns, rows }
}

function cellOf(type: number, cell: string): string | number | boolean {
  switch (type) {
    case ADO.boolean:
      return cell === 't' || cell === 'true'
    case ADO.date:
      return cell.replace(' ', 'T')
    case ADO.guid:
      return `{${cell.toUpperCase()}}`
    case ADO.bytes:
      return cell.replace(/^\\x/, '')
    case ADO.text:
    case ADO.memo:
      return asWritten(cell)
    default:
      return Number(cell)
  }
}
