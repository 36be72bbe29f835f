// An answer as text: amounts get the decimals that SnelStart might write, which JSON.stringify can't.

import { amountText } from './amount.ts'
import type { SnelStartSwitches } from './switches.ts'

/** The properties of SnelStart's models that are amounts of money. */
const AMOUNTS: ReadonlySet<string> = new Set([
  'bedrag',
  'bedragOntvangen',
  'bedragUitgegeven',
  'btwBedrag',
  'credit',
  'debet',
  'factuurBedrag',
  'factuurbedrag',
  'openstaandSaldo',
  'saldo',
  'totaalExclusiefBtw',
  'totaalInclusiefBtw',
])

export type Writing = Pick<SnelStartSwitches, 'amounts' | 'noValue'>

export function jsonText(value: unknown, writing: Writing): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return `[${value.map((item: unknown) => jsonText(item, writing)).join(',')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const properties: string[] = []
  for (const [name, held] of Object.entries(value) as [string, unknown][]) {
    if (held === undefined || (held === null && writing.noValue === 'left-out')) continue
    const isAmount = typeof held === 'number' && AMOUNTS.has(name)
    properties.push(`"${name}":${isAmount ? amountText(held, writing.amounts) : jsonText(held, writing)}`)
  }
  return `{${properties.join(',')}}`
}
