// The types of SQL Server that the stand-in knows.

import { SQL_ERROR } from './sql-error.ts'

export type SqlType =
  | { readonly name: PlainName }
  | { readonly name: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly name: 'datetime2' | 'time'; readonly scale: number }
  | { readonly name: SizedName; readonly size: number | 'max' }

const PLAIN = [
  'bit',
  'tinyint',
  'smallint',
  'int',
  'bigint',
  'money',
  'smallmoney',
  'real',
  'float',
  'date',
  'datetime',
  'smalldatetime',
  'uniqueidentifier',
  'timestamp',
] as const
type PlainName = (typeof PLAIN)[number]
const SIZED = ['nvarchar', 'varchar', 'nchar', 'char', 'varbinary', 'binary'] as const
type SizedName = (typeof SIZED)[number]

export type Family = 'number' | 'text' | 'time' | 'guid' | 'bytes'

/** @throws SqlServerError for a type that is not known here */
export function sqlType(name: string, sizes: readonly (number | 'max')[] = []): SqlType {
  const word = name.toLowerCase()
  const plain = PLAIN.find((each) => each === word)
  if (plain) return { name: plain }
  const sized = SIZED.find((each) => each === word)
  if (sized) return { name: sized, size: sizes[0] ?? 1 }
  if (word === 'sysname') return { name: 'nvarchar', size: 128 }
  if (word === 'integer') return { name: 'int' }
  if (word === 'rowversion') return { name: 'timestamp' }
  if (word === 'datetime2' || word === 'time') return { name: word, scale: whole(sizes[0], 7) }
  if (word === 'decimal' || word === 'numeric') {
    return { name: 'decimal', precision: whole(sizes[0], 18), scale: whole(sizes[1], 0) }
  }
  throw SQL_ERROR.near(name)
}

/** `nvarchar(50)`, as a table's description writes it. */
export function typeOf(text: string): SqlType {
  const match = /^(\w+)(?:\(([^)]*)\))?$/.exec(text)
  const sizes = (match?.[2] ?? '').split(',').filter((size) => size !== '')
  return sqlType(
    match?.[1] ?? text,
    sizes.map((size) => (size === 'max' ? size : Number(size))),
  )
}

export function familyOf(type: SqlType): Family {
  switch (type.name) {
    case 'nvarchar':
    case 'varchar':
    case 'nchar':
    case 'char':
      return 'text'
    case 'date':
    case 'time':
    case 'datetime':
    case 'datetime2':
    case 'smalldatetime':
      return 'time'
    case 'uniqueidentifier':
      return 'guid'
    case 'varbinary':
    case 'binary':
    case 'timestamp':
      return 'bytes'
    case 'bit':
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
    case 'smallmoney':
    case 'money':
    case 'decimal':
    case 'real':
    case 'float':
      return 'number'
  }
}

/** Of two, the one that both become. Source: Microsoft, "Data type precedence". */
export function wider(one: SqlType, other: SqlType): SqlType {
  const [low, high] = rank(one) < rank(other) ? [one, other] : [other, one]
  if (high.name === 'decimal') return { name: 'decimal', precision: 38, scale: Math.max(scaleOf(high), scaleOf(low)) }
  if (familyOf(high) === 'text' && 'size' in high && 'size' in low) {
    return high.size === 'max' || low.size === 'max'
      ? { ...high, size: 'max' }
      : { ...high, size: Math.max(high.size, low.size) }
  }
  return high
}

export function scaleOf(type: SqlType): number {
  if (type.name === 'money' || type.name === 'smallmoney') return 4
  return 'scale' in type ? type.scale : 0
}

const ORDER = (
  'binary varbinary char varchar nchar nvarchar uniqueidentifier timestamp bit tinyint smallint int bigint smallmoney ' +
  'money decimal real float time date smalldatetime datetime datetime2'
).split(' ')
const rank = (type: SqlType): number => ORDER.indexOf(type.name)
const whole = (size: number | 'max' | undefined, otherwise: number): number =>
  typeof size === 'number' ? size : otherwise
