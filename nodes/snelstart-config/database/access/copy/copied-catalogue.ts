// The catalogue of a copied file, in the same words as Access gives it, so that both have one fingerprint. Keys and
// relations are not read: nothing is written into a copy.

import type { Catalogue, CatalogueColumn, ColumnFamily } from '../../catalogue.ts'
import type { CopiedColumn, CopiedTables } from './copied-tables.ts'

/** No names: all tables. */
export function copiedCatalogue(tables: CopiedTables, wanted: readonly string[]): Catalogue {
  const names = new Set(wanted.map((name) => name.toLowerCase()))
  return {
    tables: tables.names
      .filter((name) => names.size === 0 || names.has(name.toLowerCase()))
      .map((name) => ({
        schema: '',
        name,
        kind: 'table',
        columns: tables.columns(name).map(columnOf),
        primaryKey: [],
        foreignKeys: [],
        triggers: [],
      })),
  }
}

const KINDS: Readonly<Record<string, readonly [word: string, family: ColumnFamily]>> = {
  boolean: ['Yes/No', 'boolean'],
  byte: ['Byte', 'integer'],
  integer: ['Integer', 'integer'],
  long: ['Long Integer', 'integer'],
  bigint: ['Large Number', 'integer'],
  currency: ['Currency', 'money'],
  numeric: ['Decimal', 'decimal'],
  float: ['Single', 'float'],
  double: ['Double', 'float'],
  datetime: ['Date/Time', 'date'],
  text: ['Text', 'text'],
  memo: ['Memo', 'text'],
  repid: ['Replication ID', 'guid'],
  binary: ['Binary', 'bytes'],
  ole: ['OLE Object', 'bytes'],
}

/** Jet 4 counts two bytes a letter. */
const BYTES_PER_LETTER = 2

function columnOf(column: CopiedColumn): CatalogueColumn {
  const [word, family] = KINDS[column.type] ?? [column.type, 'other']
  const sized: Readonly<Record<string, string>> = {
    text: `Text(${column.size / BYTES_PER_LETTER})`,
    numeric: `Decimal(${column.precision ?? 0},${column.scale ?? 0})`,
  }
  return {
    name: column.name,
    type: sized[column.type] ?? word,
    family,
    nullable: column.nullable,
    hasDefault: column.autoLong,
    counted: column.autoLong,
    computed: false,
  }
}
