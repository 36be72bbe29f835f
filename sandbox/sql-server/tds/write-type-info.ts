// A column's type as the protocol describes it. Source: MS-TDS 2.2.5.4 and 2.2.5.6.

import type { SqlType } from '../sql-type.ts'
import type { ByteWriter } from './byte-writer.ts'

/** Latin1_General_CI_AS. */
const COLLATION = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34])
const INTEGER_BYTES: Readonly<Record<string, number>> = { tinyint: 1, smallint: 2, int: 4, bigint: 8 }

export function writeTypeInfo(writer: ByteWriter, type: SqlType): void {
  switch (type.name) {
    case 'bit':
      return void writer.u8(0x68).u8(1)
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
      return void writer.u8(0x26).u8(INTEGER_BYTES[type.name] ?? 8)
    case 'money':
    case 'smallmoney':
      return void writer.u8(0x6e).u8(type.name === 'money' ? 8 : 4)
    case 'decimal':
      return void writer.u8(0x6c).u8(decimalBytes(type.precision)).u8(type.precision).u8(type.scale)
    case 'real':
    case 'float':
      return void writer.u8(0x6d).u8(type.name === 'float' ? 8 : 4)
    case 'date':
      return void writer.u8(0x28)
    case 'time':
      return void writer.u8(0x29).u8(type.scale)
    case 'datetime2':
      return void writer.u8(0x2a).u8(type.scale)
    case 'datetime':
    case 'smalldatetime':
      return void writer.u8(0x6f).u8(type.name === 'datetime' ? 8 : 4)
    case 'uniqueidentifier':
      return void writer.u8(0x24).u8(16)
    case 'timestamp':
      return void writer.u8(0xad).u16(8)
    case 'nvarchar':
    case 'nchar':
      return void writer
        .u8(0xe7)
        .u16(type.size === 'max' ? 0xffff : type.size * 2)
        .raw(COLLATION)
    case 'varchar':
    case 'char':
      return void writer
        .u8(0xa7)
        .u16(type.size === 'max' ? 0xffff : type.size)
        .raw(COLLATION)
    case 'varbinary':
    case 'binary':
      return void writer.u8(0xa5).u16(type.size === 'max' ? 0xffff : type.size)
  }
}

/** The sign and the digits. */
export const decimalBytes = (precision: number): number =>
  [9, 19, 28].reduce((count, top) => count + (precision > top ? 4 : 0), 5)
