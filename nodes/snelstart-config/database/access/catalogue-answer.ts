// What the actuator found of the tables, as the house's catalogue.

import type { z } from 'zod'
import { type Catalogue, type CatalogueColumn, COLUMN_FAMILIES, type ColumnFamily } from '../catalogue.ts'
import type { CATALOGUE } from './answers.ts'

type Answer = z.output<typeof CATALOGUE>
type AnswerColumn = Answer['tables'][number]['columns'][number]

export function catalogueOf(answer: Answer): Catalogue {
  return {
    tables: answer.tables.map((table) => ({
      schema: '',
      name: table.name,
      kind: table.view ? 'view' : 'table',
      columns: table.columns.map((column) => {
        const hasDefault = answer.defaults.some((row) => row.table === table.name && row.column === column.name)
        return columnOf(column, hasDefault)
      }),
      primaryKey: answer.keys
        .filter((key) => key.table === table.name)
        .sort((one, other) => one.at - other.at)
        .map((key) => key.column),
      foreignKeys: foreignKeysOf(answer, table.name),
      triggers: [],
    })),
  }
}

function foreignKeysOf(answer: Answer, table: string): Catalogue['tables'][number]['foreignKeys'] {
  const rows = answer.foreign.filter((row) => row.table === table).sort((one, other) => one.at - other.at)
  return [...new Set(rows.map((row) => row.name))].map((name) => {
    const ofKey = rows.filter((row) => row.name === name)
    return { columns: ofKey.map((row) => row.column), to: ofKey[0]?.to ?? '' }
  })
}

function columnOf(column: AnswerColumn, hasDefault: boolean): CatalogueColumn {
  return {
    name: column.name,
    type: typeWord(column),
    family: familyOf(column.kind),
    nullable: column.nullable,
    hasDefault: hasDefault || column.counted,
    counted: column.counted,
    computed: false,
  }
}

/** ADO's type numbers (DataTypeEnum) in the words of Access' own table design. */
const WORDS: Readonly<Record<number, string>> = {
  2: 'Integer',
  3: 'Long Integer',
  4: 'Single',
  5: 'Double',
  6: 'Currency',
  7: 'Date/Time',
  11: 'Yes/No',
  17: 'Byte',
  20: 'Large Number',
  72: 'Replication ID',
  128: 'Binary',
  131: 'Decimal',
  203: 'Memo',
  204: 'Binary',
  205: 'OLE Object',
}

function typeWord(column: AnswerColumn): string {
  if (column.type === 130 || column.type === 202) return `Text(${column.size})`
  if (column.type === 131) return `Decimal(${column.precision},${column.scale})`
  return WORDS[column.type] ?? `type ${column.type}`
}

function familyOf(kind: string): ColumnFamily {
  return COLUMN_FAMILIES.find((family) => family === kind) ?? 'other'
}
