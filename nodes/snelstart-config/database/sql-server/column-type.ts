// SQL Server's types by their families, and as a person writes them.

import type { ColumnFamily } from '../catalogue.ts'

export interface TypeFacts {
  readonly type: string
  readonly bytes: number
  readonly precision: number
  readonly scale: number
}

const FAMILIES: Readonly<Record<string, ColumnFamily>> = {
  tinyint: 'integer',
  smallint: 'integer',
  int: 'integer',
  bigint: 'integer',
  money: 'money',
  smallmoney: 'money',
  decimal: 'decimal',
  numeric: 'decimal',
  float: 'float',
  real: 'float',
  date: 'date',
  datetime: 'date',
  datetime2: 'date',
  smalldatetime: 'date',
  char: 'text',
  varchar: 'text',
  text: 'text',
  nchar: 'text',
  nvarchar: 'text',
  ntext: 'text',
  bit: 'boolean',
  uniqueidentifier: 'guid',
  binary: 'bytes',
  varbinary: 'bytes',
  image: 'bytes',
  timestamp: 'bytes',
}

/** A moment with a zone, XML and what else there is are none of them. */
export function familyOf(type: string): ColumnFamily {
  return FAMILIES[type] ?? 'other'
}

export function typeWord({ type, bytes, precision, scale }: TypeFacts): string {
  switch (type) {
    case 'decimal':
    case 'numeric':
      return `${type}(${precision},${scale})`
    case 'datetime2':
      return `${type}(${scale})`
    case 'char':
    case 'varchar':
    case 'binary':
    case 'varbinary':
      return `${type}(${lengthWord(bytes)})`
    case 'nchar':
    case 'nvarchar':
      return `${type}(${lengthWord(bytes < 0 ? bytes : bytes / 2)})`
    default:
      return type
  }
}

function lengthWord(length: number): string {
  return length < 0 ? 'max' : String(length)
}
