// One row of the payment provider: a payment, or money that went back.

import type { Cents } from './cents.ts'

/**
 * What became of the money, whatever words the provider uses for it.
 *
 * - `settled`: it moved the balance (in by a payment, out by a return)
 * - `authorised`: the customer has paid, the balance has not moved; for some methods it never will
 * - `underway`: may still settle
 * - `failed`: will not settle
 * - `unknown`: a word that we do not know; never money
 */
export type Standing = 'settled' | 'authorised' | 'underway' | 'failed' | 'unknown'

export type PaymentKind = 'payment' | 'refund' | 'chargeback' | 'chargeback-reversed' | 'other'

export interface ProviderPayment {
  /** Text: up to 17 digits do not fit a number. */
  readonly transactionId: string
  readonly orderId: string
  readonly siteId?: string
  /** The shop's invoice number, where it sent one. */
  readonly invoiceId?: string
  /** The provider's own word. */
  readonly type: string
  readonly kind: PaymentKind
  /** Signed: into the balance +, out of it −. In the smallest unit of `currency`. */
  readonly amountCents: Cents
  readonly currency: string
  readonly feeCents: Cents
  readonly method?: string
  readonly status: string
  readonly financialStatus: string
  readonly standing: Standing
  /** ISO 8601 with offset. */
  readonly created: string
  /** ISO 8601 with offset; absent until the money moved. */
  readonly completed?: string
}
