// A value as Excel keeps it: euros and days as real numbers and dates, everything else as text.

import type { CellKind } from '../column.ts'

export type CellValue = string | number | globalThis.Date

/** Excel refuses to open a file with a longer text in it. */
const TEXT_LENGTH_MAX = 32_767

export function cellValue(kind: CellKind, value: string | number | undefined): CellValue | undefined {
  if (value === undefined || value === '') return undefined
  if (kind === 'euros') return Number(value) / 100
  if (kind === 'day') return dayValue(String(value))
  return excelText(String(value))
}

const dayValues = new Map<string, globalThis.Date>()
const DAYS_MAX = 20_000

/** The library takes the midnight of UTC as that day, in whichever zone this runs. */
function dayValue(day: string): globalThis.Date {
  const known = dayValues.get(day)
  if (known) return known
  if (dayValues.size > DAYS_MAX) dayValues.clear()
  const value = new globalThis.Date(`${day}T00:00:00Z`)
  dayValues.set(day, value)
  return value
}

/**
 * `_x0041_` is Excel's own way to write an A (ECMA-376 part 1, 22.9.2.19): a text that happens to hold that must say that
 * it does not mean it.
 */
export function excelText(text: string): string {
  const meant = text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  return meant.length <= TEXT_LENGTH_MAX ? meant : `${meant.slice(0, TEXT_LENGTH_MAX - 1)}…`
}
