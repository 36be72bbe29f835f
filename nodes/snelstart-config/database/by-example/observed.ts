// One row of an entry as it is looked at, with everything around it that a value in it can come from.

import type { Cents } from '../../../reconcile/domain/cents.ts'
import type { Cell, Row } from '../engine.ts'
import type { Scope } from './learnt.ts'

export interface Observed {
  readonly row: Row
  readonly header: Header
  /** Of the line; of the entry as a whole for the entry itself. */
  readonly cents: Cents
  /** Of the line in its entry, from 0. */
  readonly position?: number
  /** Of the line's own invoice; for the other rows of the entry's, when it has only one. */
  readonly invoice?: Row
  readonly relation?: Row
  /** The line that opened the invoice. */
  readonly opening?: Row
}

export interface Header {
  readonly id: string
  readonly document: string
  readonly description: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** The day on which it was entered, where a column with a time tells. */
  readonly madeOn?: string
  readonly lineIds: readonly string[]
  readonly lineCount: number
  /** By scope and column: the highest value of earlier entries; absent when that was not looked at. */
  readonly earlier?: ReadonlyMap<Scope, Row>
}

/** Numbers by their value, however they are written; anything else exactly. */
export function sameCell(one: Cell, other: Cell): boolean {
  if (one === null || other === null) return one === other
  const [first, second] = [plainNumber(one), plainNumber(other)]
  if (first !== undefined && second !== undefined) return first === second
  return one === other
}

/** Nothing, blank, zero or no: what stands in a column that a booking does not use. */
export function isTrivial(cell: Cell): boolean {
  return (
    cell === null || cell === false || (typeof cell === 'string' && cell.trim() === '') || plainNumber(cell) === '0'
  )
}

/** `12.50` and `12.5000` are both `12.5`. */
function plainNumber(cell: Cell): string | undefined {
  const text = typeof cell === 'number' ? String(cell) : cell
  if (typeof text !== 'string' || !/^-?\d+(\.\d+)?$/.test(text) || /^0\d/.test(text)) return undefined
  const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return plain === '-0' ? '0' : plain
}

export const dayOf = (cell: Cell): string | undefined =>
  typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(cell) ? cell.slice(0, 10) : undefined

export const isMidnight = (cell: Cell): boolean =>
  typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}(T00:00:00(\.0+)?)?$/.test(cell)
