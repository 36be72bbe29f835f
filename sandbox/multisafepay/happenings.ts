// What the world's builders are told: a payment, money that goes back, a payout.

import type { TransactionDetails } from './new-transaction.ts'

/** Times are Amsterdam's wall clock, `YYYY-MM-DDTHH:MM:SS`; with an offset where October's double hour matters. */
export interface PayOptions extends Partial<TransactionDetails> {
  readonly orderId: string
  /** In the smallest unit of the currency. */
  readonly cents: number
  readonly at: string
  readonly completedAt?: string
  readonly method?: string
  readonly siteId?: number
  readonly type?: string
  readonly status?: string
  readonly financialStatus?: string
}

export interface ReturnOptions extends Partial<TransactionDetails> {
  readonly at: string
  readonly completedAt?: string
  /** Of the refund or chargeback itself; `reserved` has not moved the balance yet. */
  readonly status?: string
}

export interface PayoutOptions {
  readonly cents: number
  readonly at: string
  readonly currency?: string
  readonly feeCents?: number
}

export type GiftCardOptions = Omit<PayOptions, 'cents' | 'method' | 'type'> & {
  readonly giftCents: number
  readonly idealCents: number
}
