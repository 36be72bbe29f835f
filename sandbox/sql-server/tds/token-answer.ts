// The answer to one request, written as tokens and sent in parts.

import type { Answer } from '../session/answer.ts'
import type { SqlServerError } from '../sql-error.ts'
import type { Value } from '../translate/context.ts'
import { ByteWriter } from './byte-writer.ts'
import { MESSAGE } from './messages.ts'
import {
  DONE,
  DONE_ATTENTION,
  DONE_COUNT,
  DONE_ERROR,
  DONE_MORE,
  type ResultColumn,
  writeBytesChange,
  writeColumns,
  writeDone,
  writeError,
  writeInfo,
  writeReturnStatus,
  writeReturnValue,
  writeRow,
  writeTextChange,
} from './tokens.ts'
import type { Wire } from './wire.ts'

const PART_BYTES = 1 << 16
const ROWS_BETWEEN_LOOKS = 500
const SERVER = 'STANDIN'
const CHANGE = { begin: 8, commit: 9, rollback: 10 } as const
const DESCRIPTOR = Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 1)

export class TokenAnswer implements Answer {
  readonly writer = new ByteWriter()
  rowsSent = 0
  hasFailed = false
  readonly #wire: Wire
  readonly #signal: AbortSignal
  readonly #isProcedure: boolean
  readonly #told = new Set<SqlServerError>()
  #columns: readonly ResultColumn[] = []

  constructor(wire: Wire, signal: AbortSignal, isProcedure: boolean) {
    this.#wire = wire
    this.#signal = signal
    this.#isProcedure = isProcedure
  }

  columns(columns: readonly ResultColumn[]): void {
    this.#columns = columns
    writeColumns(this.writer, columns)
  }

  async rows(rows: readonly (readonly (string | null)[])[]): Promise<void> {
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]
      if (row) writeRow(this.writer, this.#columns, row)
      if (this.writer.length >= PART_BYTES || at % ROWS_BETWEEN_LOOKS === ROWS_BETWEEN_LOOKS - 1) {
        await this.#sendPart()
        this.#signal.throwIfAborted()
      }
    }
    this.rowsSent += rows.length
  }

  done(rows?: number): void {
    const token = this.#isProcedure ? DONE.inProcedure : DONE.statement
    writeDone(this.writer, token, DONE_MORE | (rows === undefined ? 0 : DONE_COUNT), rows)
  }

  hasTold(error: SqlServerError): boolean {
    return this.#told.has(error)
  }

  error(error: SqlServerError): void {
    this.hasFailed = true
    this.#told.add(error)
    writeError(this.writer, error, SERVER)
  }

  info(number: number, text: string): void {
    writeInfo(this.writer, number, text, SERVER)
  }

  transaction(change: 'begin' | 'commit' | 'rollback'): void {
    const none = new Uint8Array()
    const [now, before] = change === 'begin' ? [DESCRIPTOR, none] : [none, DESCRIPTOR]
    writeBytesChange(this.writer, CHANGE[change], now, before)
  }

  database(name: string): void {
    writeTextChange(this.writer, 1, name, name)
    this.info(5701, `Changed database context to '${name}'.`)
  }

  returned(name: string, value: Value): void {
    writeReturnValue(this.writer, { ...value, name })
  }

  /** @param status of a procedure */
  async end(status = 0): Promise<void> {
    if (this.#isProcedure) writeReturnStatus(this.writer, status)
    writeDone(this.writer, this.#isProcedure ? DONE.procedure : DONE.statement, this.hasFailed ? DONE_ERROR : 0)
    await this.#wire.send(MESSAGE.answer, this.writer.take(), true)
  }

  /** What was being sent ends first; that it was cancelled is a message of its own. */
  async endCancelled(): Promise<void> {
    await this.end()
    await this.endLateCancel()
  }

  async endLateCancel(): Promise<void> {
    writeDone(this.writer, DONE.statement, DONE_ATTENTION)
    await this.#wire.send(MESSAGE.answer, this.writer.take(), true)
  }

  /** Whole packets only: the last one of a message may be shorter, no other. */
  async #sendPart(): Promise<void> {
    if (this.writer.length < PART_BYTES) return
    const bytes = this.writer.take()
    const room = this.#wire.packetSize - 8
    const whole = bytes.length - (bytes.length % room)
    await this.#wire.send(MESSAGE.answer, bytes.subarray(0, whole), false)
    this.writer.raw(bytes.subarray(whole))
  }
}
