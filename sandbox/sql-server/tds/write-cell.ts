// A column's type and its values as the protocol carries them. Source: MS-TDS 2.2.5.4 to 2.2.5.6.

import type { SqlType } from '../sql-type.ts'
import type { ByteWriter } from './byte-writer.ts'
import { clockUnits, daysSince0001, daysSince1900, ticksOf } from './day-numbers.ts'
import { guidBytes } from './guid-bytes.ts'

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
      return void writer.u8(0xe7).u16(type.size === 'max' ? 0xffff : type.size * 2).raw(COLLATION)
    case 'varchar':
    case 'char':
      return void writer.u8(0xa7).u16(type.size === 'max' ? 0xffff : type.size).raw(COLLATION)
    case 'varbinary':
    case 'binary':
      return void writer.u8(0xa5).u16(type.size === 'max' ? 0xffff : type.size)
  }
}

/** @param text as the database writes it */
export function writeCell(writer: ByteWriter, type: SqlType, text: string | null): void {
  if (text === null) return writeNull(writer, type)
  switch (type.name) {
    case 'bit':
    case 'tinyint':
      return void writer.u8(1).u8(Number(text))
    case 'smallint':
      return void writer.u8(2).u16(Number(text) & 0xffff)
    case 'int':
      return void writer.u8(4).i32(Number(text))
    case 'bigint':
      return void writer.u8(8).i64(BigInt(text))
    case 'money':
    case 'smallmoney':
      return writeMoney(writer, type.name, text)
    case 'decimal':
      return writeDecimal(writer, type, text)
    case 'real':
      return void writer.u8(4).f32(Number(text))
    case 'float':
      return void writer.u8(8).f64(Number(text))
    case 'date':
      return void writer.u8(3).low(daysSince0001(text), 3)
    case 'time':
      return void writer.u8(clockBytes(type.scale)).low(clockUnits(text, type.scale), clockBytes(type.scale))
    case 'datetime2':
      return writeDatetime2(writer, type.scale, text)
    case 'datetime':
    case 'smalldatetime':
      return writeDatetime(writer, type.name, text)
    case 'uniqueidentifier':
      return void writer.u8(16).raw(guidBytes(text))
    case 'nvarchar':
    case 'nchar':
      return writeLong(writer, type.size, Buffer.from(text, 'utf16le'))
    case 'varchar':
    case 'char':
      return writeLong(writer, type.size, Buffer.from(text, 'latin1'))
    case 'varbinary':
    case 'binary':
      return writeLong(writer, type.size, Buffer.from(text, 'hex'))
    case 'timestamp':
      return writeLong(writer, 8, Buffer.from(text, 'hex'))
  }
}

function writeNull(writer: ByteWriter, type: SqlType): void {
  if ('size' in type) {
    if (type.size === 'max') writer.u64(0xffff_ffff_ffff_ffffn)
    else writer.u16(0xffff)
  } else if (type.name === 'timestamp') writer.u16(0xffff)
  else writer.u8(0)
}

function writeLong(writer: ByteWriter, size: number | 'max', bytes: Buffer): void {
  if (size !== 'max') writer.u16(bytes.length).raw(bytes)
  else if (bytes.length === 0) writer.u64(0n).u32(0)
  else writer.u64(BigInt(bytes.length)).u32(bytes.length).raw(bytes).u32(0)
}

function writeMoney(writer: ByteWriter, name: string, text: string): void {
  const units = unitsOf(text, 4)
  if (name === 'smallmoney') return void writer.u8(4).i32(Number(units))
  writer.u8(8)
  if (typeof units === 'number') writer.i32(Math.floor(units / 0x1_0000_0000)).u32(units >>> 0)
  else writer.i32(Number(units >> 32n)).u32(Number(units & 0xffff_ffffn))
}

function writeDecimal(writer: ByteWriter, type: { precision: number; scale: number }, text: string): void {
  const units = BigInt(unitsOf(text, type.scale))
  const count = decimalBytes(type.precision)
  writer.u8(count).u8(units < 0n ? 0 : 1)
  let rest = units < 0n ? -units : units
  for (let at = 0; at < count - 1; at += 4, rest >>= 32n) writer.u32(Number(rest & 0xffff_ffffn))
}

const decimalBytes = (precision: number): number => [9, 19, 28].reduce((count, top) => count + (precision > top ? 4 : 0), 5)

function writeDatetime2(writer: ByteWriter, scale: number, text: string): void {
  const [day = '', clock = '0'] = text.split(' ')
  const count = clockBytes(scale)
  writer.u8(count + 3).low(clockUnits(clock, scale), count).low(daysSince0001(day), 3)
}

function writeDatetime(writer: ByteWriter, name: string, text: string): void {
  const [day = '', clock = '0'] = text.split(' ')
  if (name === 'smalldatetime') return void writer.u8(4).u16(daysSince1900(day)).u16(clockUnits(clock, 0) / 60)
  const ticks = ticksOf(clock)
  const isNextDay = ticks >= 300 * 86_400
  writer.u8(8).i32(daysSince1900(day) + (isNextDay ? 1 : 0)).u32(isNextDay ? 0 : ticks)
}

const clockBytes = (scale: number): number => (scale <= 2 ? 3 : scale <= 4 ? 4 : 5)

/** Whole units of 10^-scale: a number where that is exact. */
function unitsOf(text: string, scale: number): number | bigint {
  const [whole = '', fraction = ''] = text.split('.')
  const digits = whole + fraction.padEnd(scale, '0').slice(0, scale)
  return digits.length < 16 ? Number(digits) : BigInt(digits)
}
