// ADODB.Recordset: forwards only, as a command gives it. After a statement that gives no rows it is closed.

import type { AnswerColumn, DatabaseAnswer } from './ask-database.ts'
import { COM } from './com-error.ts'
import { VariantDate } from './variant-date.ts'

const IS_NULLABLE = 32
const MAY_BE_NULL = 64

export class AdoRecordset {
  State: number
  readonly #columns: readonly AnswerColumn[]
  readonly #rows: NonNullable<DatabaseAnswer['rows']>
  #at = 0

  constructor(answer: DatabaseAnswer) {
    this.#columns = answer.columns ?? []
    this.#rows = answer.rows ?? []
    this.State = this.#columns.length > 0 ? 1 : 0
  }

  get EOF(): boolean {
    if (this.State === 0) throw COM.closed()
    return this.#at >= this.#rows.length
  }

  MoveNext(): void {
    if (this.EOF) throw COM.noRecord()
    this.#at++
  }

  Close(): void {
    if (this.State === 0) throw COM.closed()
    this.State = 0
  }

  get Fields(): { Count: number; Item(which: number | string): AdoField } {
    return {
      Count: this.#columns.length,
      Item: (which) => {
        const at = typeof which === 'number' ? which : this.#columns.findIndex((column) => column.name === which)
        const column = this.#columns[at]
        if (!column) throw COM.notInCollection()
        return new AdoField(column, () => this.#cell(at))
      },
    }
  }

  #cell(at: number): string | number | boolean | null {
    if (this.EOF) throw COM.noRecord()
    return this.#rows[this.#at]?.[at] ?? null
  }
}

class AdoField {
  readonly Name: string
  readonly Type: number
  readonly DefinedSize: number
  readonly Precision: number
  readonly NumericScale: number
  readonly Attributes: number
  readonly #cell: () => string | number | boolean | null
  readonly #counted: boolean

  constructor(column: AnswerColumn, cell: () => string | number | boolean | null) {
    this.Name = column.name
    this.Type = column.type
    this.DefinedSize = column.size
    this.Precision = column.precision
    this.NumericScale = column.scale
    this.Attributes = column.nullable ? IS_NULLABLE + MAY_BE_NULL : 0
    this.#counted = column.counted ?? false
    this.#cell = cell
  }

  get Value(): unknown {
    const cell = this.#cell()
    return this.Type === 7 && typeof cell === 'string' ? VariantDate.fromWallTime(cell) : cell
  }

  get Properties(): { Item(name: string): { Value: unknown } } {
    return {
      Item: (name) => {
        if (name !== 'ISAUTOINCREMENT') throw COM.notInCollection()
        return { Value: this.#counted }
      },
    }
  }
}
