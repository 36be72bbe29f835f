// What a client asks once it is in: a batch, a procedure with typed values, or the start or end of a transaction.
// Source: MS-TDS 2.2.6.6, 2.2.6.7 and 2.2.6.9.

import { SQL_ERROR } from '../sql-error.ts'
import { ByteReader } from './byte-reader.ts'
import { MESSAGE, type Message } from './messages.ts'
import { readTypedValue, type TypedValue } from './read-parameter.ts'

export type Request =
  | { readonly ask: 'batch'; readonly text: string }
  | { readonly ask: 'procedure'; readonly name: string; readonly parameters: readonly Parameter[] }
  | { readonly ask: 'begin' | 'commit' | 'rollback'; readonly isolation?: string }

export interface Parameter extends TypedValue {
  readonly name: string
  readonly isOutput: boolean
}

/** @throws SqlServerError */
export function readRequest(message: Message): Request {
  const reader = new ByteReader(message.payload, message.payload.readUInt32LE(0))
  switch (message.type) {
    case MESSAGE.batch:
      return { ask: 'batch', text: reader.rest().toString('utf16le') }
    case MESSAGE.procedure:
      return readProcedure(reader)
    default:
      return readTransaction(reader)
  }
}

const NUMBERED: Readonly<Record<number, string>> = {
  10: 'sp_executesql',
  11: 'sp_prepare',
  12: 'sp_execute',
  15: 'sp_unprepare',
}

function readProcedure(reader: ByteReader): Request {
  const length = reader.u16()
  const name = length === 0xffff ? numbered(reader.u16()) : reader.text(length)
  reader.u16()
  const parameters: Parameter[] = []
  while (!reader.isAtEnd) {
    const parameter = reader.shortText().toLowerCase()
    const flags = reader.u8()
    parameters.push({ name: parameter, isOutput: (flags & 1) !== 0, ...readTypedValue(reader) })
  }
  return { ask: 'procedure', name: name.toLowerCase(), parameters }
}

function numbered(id: number): string {
  const name = NUMBERED[id]
  if (name === undefined) throw SQL_ERROR.unknownProcedure(`number ${id}`)
  return name
}

const LEVELS = ['', 'READ UNCOMMITTED', 'READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE', 'SNAPSHOT']

function readTransaction(reader: ByteReader): Request {
  const kind = reader.u16()
  if (kind === 5) {
    const isolation = LEVELS[reader.u8()] ?? ''
    return { ask: 'begin', ...(isolation === '' ? {} : { isolation }) }
  }
  if (kind === 7) return { ask: 'commit' }
  if (kind === 8) return { ask: 'rollback' }
  throw SQL_ERROR.near(`transaction request ${kind}`)
}
