// A value as the protocol carries it. Source: MS-TDS 2.2.5.4 to 2.2.5.6.

import type { SqlType } from '../sql-type.ts'
import type { ByteWriter } from './byte-writer.ts'
import { clockUnits, daysSince0001, daysSince1900, ticksOf } from './day-numbers.ts'
import { guidBytes } from './guid-bytes.ts'
import { inWindows1252 } from './windows-1252.ts'
import { decimalBytes } from './write-type-info.ts'

/** @param text as the database writes it */
export function writeCell(writer: ByteWriter, type: SqlType, text: string | null): ByteWriter {
  if (text === null) return writeNull(writer, type)
  switch (type.name) {
    case 'bit':
    case 'tinyint':
      return writer.u8(1).u8(Number(text))
    case 'smallint':
      return writer.u8(2).u16(Number(text) & 0xffff)
    case 'int':
      return writer.u8(4).i32(Number(text))
    case 'bigint':
      return writer.u8(8).i64(BigInt(text))
    case 'money':
    case 'smallmoney':
      return writeMoney(writer, type.name, text)
    case 'decimal':
      return writeDecimal(writer, type, text)
    case 'real':
      return writer.u8(4).f32(Number(text))
    case 'float':
      return writer.u8(8).f64(Number(text))
    case 'date':
      return writer.u8(3).low(daysSince0001(text), 3)
    case 'time':
      return writer.u8(clockBytes(type.scale)).low(clockUnits(text, type.scale), clockBytes(type.scale))
    case 'datetime2':
      return writeDatetime2(writer, type.scale, text)
    case 'datetime':
    case 'smalldatetime':
      return writeDatetime(writer, type.name, text)
    case 'uniqueidentifier':
      return writer.u8(16).raw(guidBytes(text))
    case 'nvarchar':
    case 'nchar':
      return writeLong(writer, type.size, Buffer.from(text, 'utf16le'))
    case 'varchar':
    case 'char':
      return writeLong(writer, type.size, inWindows1252(text))
    case 'varbinary':
    case 'binary':
      return writeLong(writer, type.size, Buffer.from(text, 'hex'))
    case 'timestamp':
      return writeLong(writer, 8, Buffer.from(text, 'hex'))
  }
}

function writeNull(writer: ByteWriter, type: SqlType): ByteWriter {
  if ('size' in type) return type.size === 'max' ? writer.u64(0xffff_ffff_ffff_ffffn) : writer.u16(0xffff)
  return type.name === 'timestamp' ? writer.u16(0xffff) : writer.u8(0)
}

function writeLong(writer: ByteWriter, size: number | 'max', bytes: Buffer): ByteWriter {
  if (size !== 'max') return writer.u16(bytes.length).raw(bytes)
  if (bytes.length === 0) return writer.u64(0n).u32(0)
  return writer.u64(BigInt(bytes.length)).u32(bytes.length).raw(bytes).u32(0)
}

function writeMoney(writer: ByteWriter, name: string, text: string): ByteWriter {
  const units = unitsOf(text, 4)
  if (name === 'smallmoney') return writer.u8(4).i32(Number(units))
  writer.u8(8)
  if (typeof units === 'number') return writer.i32(Math.floor(units / 0x1_0000_0000)).u32(units >>> 0)
  return writer.i32(Number(units >> 32n)).u32(Number(units & 0xffff_ffffn))
}

function writeDecimal(writer: ByteWriter, type: { precision: number; scale: number }, text: string): ByteWriter {
  const units = BigInt(unitsOf(text, type.scale))
  const count = decimalBytes(type.precision)
  writer.u8(count).u8(units < 0n ? 0 : 1)
  let rest = units < 0n ? -units : units
  for (let at = 0; at < count - 1; at += 4, rest >>= 32n) writer.u32(Number(rest & 0xffff_ffffn))
  return writer
}

function writeDatetime2(writer: ByteWriter, scale: number, text: string): ByteWriter {
  const [day = '', clock = '0'] = text.split(' ')
  const count = clockBytes(scale)
  return writer
    .u8(count + 3)
    .low(clockUnits(clock, scale), count)
    .low(daysSince0001(day), 3)
}

function writeDatetime(writer: ByteWriter, name: string, text: string): ByteWriter {
  const [day = '', clock = '0'] = text.split(' ')
  if (name === 'smalldatetime')
    return writer
      .u8(4)
      .u16(daysSince1900(day))
      .u16(clockUnits(clock, 0) / 60)
  const ticks = ticksOf(clock)
  const isNextDay = ticks >= 300 * 86_400
  return writer
    .u8(8)
    .i32(daysSince1900(day) + (isNextDay ? 1 : 0))
    .u32(isNextDay ? 0 : ticks)
}

const clockBytes = (scale: number): number => (scale <= 2 ? 3 : scale <= 4 ? 4 : 5)

/** Whole units of 10^-scale: a number where that is exact. */
function unitsOf(text: string, scale: number): number | bigint {
  const [whole = '', fraction = ''] = text.split('.')
  const digits = whole + fraction.padEnd(scale, '0').slice(0, scale)
  return digits.length < 16 ? Number(digits) : BigInt(digits)
}
