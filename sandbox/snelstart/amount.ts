// Euros on the wire, cents inside.

import type { SnelStartSwitches } from './switches.ts'

/** Cents of `121.1`, `"121.10"` or `-3`; undefined when it is no amount or has a third decimal, which no booking has. */
export function centsOf(amount: number | string): number | undefined {
  const match = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(String(amount).trim())
  if (!match) return undefined
  const [, sign = '', euros = '', decimals = ''] = match
  const cents = Number(euros) * 100 + Number(decimals.padEnd(2, '0'))
  if (!Number.isSafeInteger(cents)) return undefined
  return sign === '-' ? 0 - cents : cents
}

/** Exact: a whole number of cents divided by 100 is the double that its two decimals are read as. */
export const eurosOf = (cents: number): number => cents / 100

export function amountText(euros: number, amounts: SnelStartSwitches['amounts']): string {
  if (amounts === 'shortest') return String(euros)
  if (amounts === 'two-decimals') return euros.toFixed(2)
  const tenths = Number.isInteger(euros * 10)
  if (Number.isInteger(euros)) return euros.toFixed(Math.abs(euros) % 3)
  return euros.toFixed(tenths && Math.floor(Math.abs(euros)) % 2 === 1 ? 1 : 2)
}
