// Whether a cell is what was expected: numbers by their worth, dates to the half second (datetime keeps 1/300 of one).

import type { Cell } from '../engine.ts'
import type { SqlValue } from '../statement.ts'
import { momentOf } from './bound-statement.ts'

const HALF_SECOND_MS = 500

export function isSameCell(cell: Cell, wanted: SqlValue): boolean {
  if (cell === null || wanted.type === 'null') return cell === null && wanted.type === 'null'
  switch (wanted.type) {
    case 'text':
      return cell === wanted.text
    case 'integer':
      return isSameNumber(cell, String(wanted.integer))
    case 'money':
      return isSameNumber(cell, `${wanted.cents}`, 2)
    case 'decimal':
      return isSameNumber(cell, wanted.decimal)
    case 'boolean':
      return typeof cell === 'string' ? false : Boolean(cell) === wanted.boolean
    case 'guid':
      return typeof cell === 'string' && cell.toUpperCase() === wanted.guid.toUpperCase()
    case 'date':
      return typeof cell === 'string' && Math.abs(msOf(cell) - msOf(momentOf(wanted.date))) < HALF_SECOND_MS
  }
}

function isSameNumber(cell: Cell, text: string, decimals = 0): boolean {
  const one = digitsOf(String(cell), 0)
  return one !== undefined && one === digitsOf(text, decimals)
}

/** With as many decimals as any column has, so that "12.3400" and "12.34" are one. */
function digitsOf(text: string, shift: number): string | undefined {
  const [, minus, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (minus === undefined) return undefined
  const number = BigInt(whole + fraction.padEnd(38 - shift, '0'))
  return String(minus === '' ? number : -number)
}

/** As if it were UTC: only the difference counts. */
function msOf(moment: string): number {
  return globalThis.Date.parse(`${moment}Z`)
}
