// The tokens of an answer. Source: MS-TDS 2.2.7.

import type { SqlServerError } from '../sql-error.ts'
import type { SqlType } from '../sql-type.ts'
import type { ByteWriter } from './byte-writer.ts'
import { writeCell } from './write-cell.ts'
import { writeTypeInfo } from './write-type-info.ts'

export interface ResultColumn {
  readonly name: string
  readonly type: SqlType
  readonly isNullable: boolean
}

export const DONE = { statement: 0xfd, procedure: 0xfe, inProcedure: 0xff } as const
export const DONE_MORE = 0x01
export const DONE_ERROR = 0x02
export const DONE_COUNT = 0x10
export const DONE_ATTENTION = 0x20

export function writeDone(writer: ByteWriter, token: number, status: number, rows = 0): void {
  writer.u8(token).u16(status).u16(0).u64(BigInt(rows))
}

export function writeColumns(writer: ByteWriter, columns: readonly ResultColumn[]): void {
  writer.u8(0x81).u16(columns.length)
  for (const { name, type, isNullable } of columns) {
    writer.u32(type.name === 'timestamp' ? 80 : 0).u16(isNullable ? 1 : 0)
    writeTypeInfo(writer, type)
    writer.shortText(name)
  }
}

export function writeRow(
  writer: ByteWriter,
  columns: readonly ResultColumn[],
  cells: readonly (string | null)[],
): void {
  writer.u8(0xd1)
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at]
    if (column) writeCell(writer, column.type, cells[at] ?? null)
  }
}

export function writeError(writer: ByteWriter, error: SqlServerError, server: string): void {
  const { number, severity, state, message } = error
  writeMessage(writer, 0xaa, { number, severity, state, text: message }, server)
}

export function writeInfo(writer: ByteWriter, number: number, text: string, server: string): void {
  writeMessage(writer, 0xab, { number, severity: 0, state: 1, text }, server)
}

function writeMessage(
  writer: ByteWriter,
  token: number,
  { number, severity, state, text }: { number: number; severity: number; state: number; text: string },
  server: string,
): void {
  const sentence = text.slice(0, 2000)
  writer.u8(token).u16(4 + 2 + 2 + sentence.length * 2 + 1 + server.length * 2 + 1 + 4)
  writer.i32(number).u8(state).u8(severity).longText(sentence).shortText(server).u8(0).i32(1)
}

export function writeTextChange(writer: ByteWriter, kind: number, now: string, before: string): void {
  writer
    .u8(0xe3)
    .u16(1 + 1 + now.length * 2 + 1 + before.length * 2)
    .u8(kind)
    .shortText(now)
    .shortText(before)
}

export function writeBytesChange(writer: ByteWriter, kind: number, now: Uint8Array, before: Uint8Array): void {
  writer
    .u8(0xe3)
    .u16(3 + now.length + before.length)
    .u8(kind)
  writer.u8(now.length).raw(now).u8(before.length).raw(before)
}

/** @param version as the client asked for: 7.4, or 8.0 inside TLS from the first byte */
export function writeLoginAck(writer: ByteWriter, version: number): void {
  const program = 'Microsoft SQL Server'
  writer
    .u8(0xad)
    .u16(1 + 4 + 1 + program.length * 2 + 4)
    .u8(1)
  writer
    .raw(version === 0x0800_0000 ? Uint8Array.of(8, 0, 0, 0) : Uint8Array.of(0x74, 0, 0, 4))
    .shortText(program)
    .raw(Uint8Array.of(12, 0, 0x10, 0))
}

export function writeReturnStatus(writer: ByteWriter, status: number): void {
  writer.u8(0x79).i32(status)
}

export function writeReturnValue(
  writer: ByteWriter,
  value: { readonly name: string; readonly type: SqlType; readonly text: string | null },
): void {
  writer.u8(0xac).u16(0).shortText(value.name).u8(1).u32(0).u16(0)
  writeTypeInfo(writer, value.type)
  writeCell(writer, value.type, value.text)
}
