// What a scene of the story is: some invoices, what happened to them at MultiSafepay, and what a bookkeeper would say.

import type { MultiSafepayWorld } from '../multisafepay/world.ts'

/** The outcomes that an ordinary run with the usual settings can show. */
export type StoryOutcome =
  | 'paid'
  | 'paid-partly'
  | 'overpaid'
  | 'settled-elsewhere'
  | 'pending'
  | 'unpaid'
  | 'not-collected'
  | 'not-found'
  | 'no-reference'
  | 'refunded'
  | 'charged-back'
  | 'ambiguous-reference'
  | 'currency-differs'
  | 'credit-invoice'

export interface StoryInvoice {
  readonly number: string
  readonly customer: string
  readonly daysAgo: number
  /** Below zero: a credit invoice. */
  readonly cents: number
  readonly betalingskenmerk?: string
  /** Entered in the books by hand, part of the invoice. */
  readonly settledByHandCents?: number
  readonly expects: StoryOutcome
  /** What the usual settings write off in the first run; 0 where a person decides. Below zero for a credit invoice. */
  readonly writesOffCents: number
  readonly why: string
}

export interface Scene {
  readonly invoices: readonly StoryInvoice[]
  happensAt?(multisafepay: MultiSafepayWorld, at: StoryTime): void
}

/** Amsterdam's wall clock, so many days before the story's today. */
export type StoryTime = (daysAgo: number, time: string) => string

/** An invoice that is paid in full and nothing is the matter with. */
export function paidInvoice(invoice: Omit<StoryInvoice, 'expects' | 'writesOffCents'>): StoryInvoice {
  return { ...invoice, expects: 'paid', writesOffCents: invoice.cents }
}

/** An invoice that no run writes off without a person. */
export const heldInvoice = (invoice: Omit<StoryInvoice, 'writesOffCents'>): StoryInvoice => ({
  ...invoice,
  writesOffCents: 0,
})
