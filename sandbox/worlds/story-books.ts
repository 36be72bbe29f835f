// What happened in the books of the story, as a list that any kind of administration can be filled from.

import { dayBefore } from './calendar.ts'
import { HELD_SCENES } from './story-held.ts'
import { PAID_SCENES } from './story-paid.ts'
import { RETURNED_SCENES, SETTLED_INVOICES } from './story-returned.ts'
import type { StoryInvoice } from './story-scene.ts'

export interface SoldInvoice {
  readonly number: string
  readonly customer: string
  readonly date: string
  /** Below zero: a credit invoice. */
  readonly totalCents: number
  readonly betalingskenmerk: string | undefined
  /** Entered by hand, after which the rest is open. */
  readonly settled?: { readonly cents: number; readonly date: string }
}

export const STORY_SCENES = [...PAID_SCENES, ...HELD_SCENES, ...RETURNED_SCENES]

/** @param today `YYYY-MM-DD` */
export function storyBooks(today: string): readonly SoldInvoice[] {
  const date = (daysAgo: number): string => dayBefore(today, daysAgo)
  const settled = SETTLED_INVOICES.map(({ number, customer, daysAgo, cents, betalingskenmerk }): SoldInvoice => ({
    number,
    customer,
    date: date(daysAgo),
    totalCents: cents,
    betalingskenmerk,
    settled: { cents, date: date(daysAgo - 10) },
  }))
  const open = STORY_SCENES.flatMap(({ invoices }) => invoices).map((invoice) => soldInvoice(invoice, date))
  return [...settled, ...open]
}

function soldInvoice(
  { number, customer, daysAgo, cents, betalingskenmerk, settledByHandCents }: StoryInvoice,
  date: (daysAgo: number) => string,
): SoldInvoice {
  const sold = { number, customer, date: date(daysAgo), totalCents: cents, betalingskenmerk }
  if (settledByHandCents === undefined) return sold
  return { ...sold, settled: { cents: settledByHandCents, date: date(daysAgo - 1) } }
}
