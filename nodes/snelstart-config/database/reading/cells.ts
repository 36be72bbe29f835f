// Cells of a row as our own values. What can't be read exactly is refused by table and column, never rounded.

import { type CalendarDate, isCalendarDate } from '../../../reconcile/domain/calendar-date.ts'
import { type Cents, cents, centsFromEuros, NO_CENTS } from '../../../reconcile/domain/cents.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Cell, Row } from '../engine.ts'
import type { SqlValue } from '../statement.ts'

/** Where a cell comes from, for who must find it: the names of the database. */
export interface Place {
  readonly table: string
  readonly column: string
}

/** @returns digits, or undefined for NULL. @throws ReconcileError SNELSTART_SCHEMA */
export function keyIn(row: Row, name: string, place: Place): string | undefined {
  const cell = cellIn(row, name)
  if (cell === null) return undefined
  const text = typeof cell === 'number' && Number.isSafeInteger(cell) ? String(cell) : cell
  // A key of SQL Server's decimal(18,0) comes as decimal text.
  if (typeof text === 'string' && /^-?\d+(\.0+)?$/.test(text)) return text.replace(/\.0+$/, '')
  throw new ReconcileError('SNELSTART_SCHEMA', 'unreadable-key', { ...place })
}

/** @throws ReconcileError SNELSTART_SCHEMA where there is no whole number */
export function wholeIn(row: Row, name: string, place: Place): number {
  const number = Number(keyIn(row, name, place) ?? Number.NaN)
  if (Number.isSafeInteger(number)) return number
  throw new ReconcileError('SNELSTART_SCHEMA', 'unreadable-key', { ...place })
}

/**
 * Debit less credit. NULL, also the sum of nothing, counts as 0.
 *
 * @throws ReconcileError SNELSTART_SCHEMA for an amount with a fraction of a cent
 */
export function balanceIn(row: Row, names: readonly [debit: string, credit: string], place: Place): Cents {
  const [debit, credit] = names.map((name) => euros(cellIn(row, name), place))
  return cents((debit ?? NO_CENTS) - (credit ?? NO_CENTS))
}

function euros(cell: Cell, place: Place): Cents {
  if (cell === null) return NO_CENTS
  try {
    // A whole number is exact; another number came by way of a float.
    if (typeof cell === 'string') return centsFromEuros(cell)
    if (Number.isSafeInteger(cell)) return centsFromEuros(String(cell))
  } catch {
    // Told below, by its place.
  }
  throw new ReconcileError('SNELSTART_SCHEMA', 'unreadable-money', { ...place })
}

/** @returns the day on the wall clock, whatever the time of day. @throws ReconcileError SNELSTART_SCHEMA */
export function dayIn(row: Row, name: string, place: Place): CalendarDate | undefined {
  const cell = cellIn(row, name)
  if (cell === null) return undefined
  const day = typeof cell === 'string' ? cell.slice(0, 10) : ''
  if (isCalendarDate(day)) return day
  throw new ReconcileError('SNELSTART_SCHEMA', 'unreadable-date', { ...place })
}

/** @returns the text as it stands there; undefined when there is nothing but blanks */
export function textIn(row: Row, name: string): string | undefined {
  const cell = cellIn(row, name)
  if (cell === null) return undefined
  const text = String(cell)
  return text.trim() === '' ? undefined : text
}

/** 0 and NULL are no. */
export function flagIn(row: Row, name: string): boolean {
  const cell = cellIn(row, name)
  return cell !== null && cell !== false && Number(cell) !== 0
}

export function keyValue(key: string): SqlValue {
  const number = Number(key)
  const fits = Number.isInteger(number) && number >= -0x8000_0000 && number <= 0x7fff_ffff
  return fits ? { type: 'integer', integer: number } : { type: 'decimal', decimal: key }
}

/** What names no row, whatever a message says. */
export const isKey = (text: string): boolean => /^-?\d{1,18}$/.test(text)

function cellIn(row: Row, name: string): Cell {
  return row[name] ?? null
}
