// The types as the system views number and measure them. Source: Microsoft, "sys.types".

import type { SqlType } from '../sql-type.ts'

export const TYPE_IDS: Readonly<Record<string, number>> = {
  int: 56,
  bigint: 127,
  smallint: 52,
  tinyint: 48,
  bit: 104,
  money: 60,
  smallmoney: 122,
  decimal: 106,
  numeric: 108,
  float: 62,
  real: 59,
  date: 40,
  time: 41,
  datetime2: 42,
  datetime: 61,
  smalldatetime: 58,
  uniqueidentifier: 36,
  nvarchar: 231,
  varchar: 167,
  nchar: 239,
  char: 175,
  varbinary: 165,
  binary: 173,
  timestamp: 189,
}

const SIZES: Readonly<Record<string, readonly [bytes: number, precision: number, scale: number]>> = {
  int: [4, 10, 0],
  bigint: [8, 19, 0],
  smallint: [2, 5, 0],
  tinyint: [1, 3, 0],
  bit: [1, 1, 0],
  money: [8, 19, 4],
  smallmoney: [4, 10, 4],
  float: [8, 53, 0],
  real: [4, 24, 0],
  date: [3, 10, 0],
  datetime: [8, 23, 3],
  smalldatetime: [4, 16, 0],
  uniqueidentifier: [16, 0, 0],
  timestamp: [8, 0, 0],
}

/** As sys.columns tells them: bytes, digits, and digits behind the point. */
export function sizesOf(type: SqlType): { max_length: number; precision: number; scale: number } {
  const [bytes = 8, precision = 0, scale = 0] = SIZES[type.name] ?? []
  if (type.name === 'decimal') {
    const length = type.precision > 28 ? 17 : type.precision > 19 ? 13 : type.precision > 9 ? 9 : 5
    return { max_length: length, precision: type.precision, scale: type.scale }
  }
  if ('size' in type) {
    const width = type.name.startsWith('n') ? 2 : 1
    return { max_length: type.size === 'max' ? -1 : type.size * width, precision: 0, scale: 0 }
  }
  if ('scale' in type) return { max_length: bytes, precision: 20 + type.scale, scale: type.scale }
  return { max_length: bytes, precision, scale }
}
