// The figures behind the two small charts, and the rows of the tables that say the same to a screen reader.

import { amountOf } from './visible-rows.ts'
import type { PageRow } from './page-row.ts'

export interface Bar {
  readonly label: string
  readonly cents: number
  /** Of the highest bar, from 0 to 1. */
  readonly share: number
}

const DAYS_MAX = 31
const AGES = [14, 30, 60, 90] as const
const DAY_MS = 86_400_000

/** By bookkeeping date; of more days than fit, the last ones. */
export function bookedByDay(rows: readonly PageRow[]): readonly Bar[] {
  const days = new Map<string, number>()
  for (const { booked } of rows) {
    for (const { state, date, cents } of booked) {
      if (date === undefined || (state !== 'booked' && state !== 'preview')) continue
      days.set(date, (days.get(date) ?? 0) + cents)
    }
  }
  return bars([...days].sort(([one], [other]) => (one < other ? -1 : 1)).slice(-DAYS_MAX))
}

/** What stays open, by days since the invoice. */
export function openByAge(rows: readonly PageRow[], today: string): readonly Bar[] {
  const sums = new Map<string, number>([...AGES.map((days) => `≤ ${days}`), `> ${AGES.at(-1)}`].map((age) => [age, 0]))
  for (const row of rows) {
    const days = Math.floor((Date.parse(today) - Date.parse(row.date)) / DAY_MS)
    const limit = AGES.find((most) => days <= most)
    const age = limit === undefined ? `> ${AGES.at(-1)}` : `≤ ${limit}`
    sums.set(age, (sums.get(age) ?? 0) + row.openCents - amountOf(row))
  }
  return bars([...sums])
}

function bars(sums: readonly (readonly [string, number])[]): readonly Bar[] {
  const highest = Math.max(1, ...sums.map(([, cents]) => Math.abs(cents)))
  return sums.map(([label, cents]) => ({ label, cents, share: Math.max(0, cents) / highest }))
}
