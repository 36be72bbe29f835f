// A typed value of a request: TYPE_INFO and the value after it. Source: MS-TDS 2.2.5.4 to 2.2.5.6.

import { SqlServerError } from '../sql-error.ts'
import type { SqlType } from '../sql-type.ts'
import type { ByteReader } from './byte-reader.ts'
import { clockOfTicks, clockText, dayFrom0001, dayFrom1900 } from './day-numbers.ts'
import { guidText } from './guid-bytes.ts'
import { fromWindows1252 } from './windows-1252.ts'

export interface TypedValue {
  readonly type: SqlType
  /** As text: numbers in digits, days as YYYY-MM-DD, bytes as hexadecimal digits. */
  readonly text: string | null
}

/** @throws SqlServerError for a type that is not known here */
export function readTypedValue(reader: ByteReader): TypedValue {
  const type = reader.u8()
  switch (type) {
    case 0x26:
      return integer(reader, reader.u8())
    case 0x68:
      reader.u8()
      return { type: { name: 'bit' }, text: sized(reader, (bytes) => String(bytes.u8())) }
    case 0x6e:
      reader.u8()
      return { type: { name: 'money' }, text: sized(reader, money) }
    case 0x6a:
    case 0x6c:
      return decimal(reader)
    case 0x6d:
      return float(reader, reader.u8())
    case 0x6f:
      return datetime(reader, reader.u8())
    case 0x28:
      return { type: { name: 'date' }, text: sized(reader, day) }
    case 0x2a:
      return datetime2(reader, reader.u8())
    case 0x24:
      reader.u8()
      return { type: { name: 'uniqueidentifier' }, text: sized(reader, (bytes, count) => guidText(bytes.bytes(count))) }
    case 0xe7:
    case 0xef:
      return text(reader, 'nvarchar', (raw) => raw.toString('utf16le'))
    case 0xa7:
    case 0xaf:
      return text(reader, 'varchar', fromWindows1252)
    case 0xa5:
    case 0xad:
      return bytes(reader)
    default:
      throw new SqlServerError(8009, 16, `The incoming request names a data type that is not known: ${type}.`)
  }
}

function sized(reader: ByteReader, read: (reader: ByteReader, count: number) => string): string | null {
  const count = reader.u8()
  return count === 0 ? null : read(reader, count)
}

function integer(reader: ByteReader, size: number): TypedValue {
  const name = ({ 1: 'tinyint', 2: 'smallint', 4: 'int' } as const)[size] ?? 'bigint'
  const value = sized(reader, (bytes, count) => {
    const raw = BigInt(`0x${Buffer.from(bytes.bytes(count)).reverse().toString('hex')}`)
    return String(count === 1 ? raw : BigInt.asIntN(count * 8, raw))
  })
  return { type: { name }, text: value }
}

function money(reader: ByteReader, count: number): string {
  if (count === 4) return scaled(BigInt(reader.i32()), 4)
  const high = reader.i32()
  return scaled(BigInt(high) * 0x1_0000_0000n + BigInt(reader.u32()), 4)
}

function decimal(reader: ByteReader): TypedValue {
  reader.u8()
  const [precision, scale] = [reader.u8(), reader.u8()]
  const value = sized(reader, (bytes, count) => {
    const sign = bytes.u8() === 0 ? -1n : 1n
    const digits = Buffer.from(bytes.bytes(count - 1)).reverse()
    return scaled(sign * BigInt(`0x${digits.toString('hex')}`), scale)
  })
  return { type: { name: 'decimal', precision, scale }, text: value }
}

function float(reader: ByteReader, size: number): TypedValue {
  const value = sized(reader, (bytes, count) => {
    const raw = bytes.bytes(count)
    return String(count === 4 ? raw.readFloatLE() : raw.readDoubleLE())
  })
  return { type: { name: size === 4 ? 'real' : 'float' }, text: value }
}

function datetime(reader: ByteReader, size: number): TypedValue {
  const value = sized(reader, (bytes, count) => {
    if (count === 4) return `${dayFrom1900(bytes.u16())} ${clockText(bytes.u16() * 60, 0)}`
    return `${dayFrom1900(bytes.i32())} ${clockOfTicks(bytes.u32())}`
  })
  return { type: { name: size === 4 ? 'smalldatetime' : 'datetime' }, text: value }
}

function datetime2(reader: ByteReader, scale: number): TypedValue {
  const value = sized(reader, (bytes, count) => {
    const units = bytes.bytes(count - 3).readUIntLE(0, count - 3)
    return `${day(bytes)} ${clockText(units, scale)}`
  })
  return { type: { name: 'datetime2', scale }, text: value }
}

const day = (reader: ByteReader): string => dayFrom0001(reader.bytes(3).readUIntLE(0, 3))

function text(reader: ByteReader, name: 'nvarchar' | 'varchar', decode: (raw: Buffer) => string): TypedValue {
  const size = reader.u16()
  reader.bytes(5)
  const raw = size === 0xffff ? chunks(reader) : longSized(reader)
  const letters = name === 'nvarchar' ? size / 2 : size
  return { type: { name, size: size === 0xffff ? 'max' : letters }, text: raw ? decode(raw) : null }
}

function bytes(reader: ByteReader): TypedValue {
  const size = reader.u16()
  const raw = size === 0xffff ? chunks(reader) : longSized(reader)
  return { type: { name: 'varbinary', size: size === 0xffff ? 'max' : size }, text: raw?.toString('hex') ?? null }
}

function longSized(reader: ByteReader): Buffer | null {
  const count = reader.u16()
  return count === 0xffff ? null : reader.bytes(count)
}

/** Partially length-prefixed: for the types with MAX. */
function chunks(reader: ByteReader): Buffer | null {
  if (reader.u64() === 0xffff_ffff_ffff_ffffn) return null
  const all: Buffer[] = []
  for (let count = reader.u32(); count > 0; count = reader.u32()) all.push(reader.bytes(count))
  return Buffer.concat(all)
}

export function scaled(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  return `${units < 0n ? '-' : ''}${whole}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`
}
