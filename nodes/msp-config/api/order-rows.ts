// The rows under one order id of one site, and whether its returns add up to what its payments say went back.

import { type Cents, sumCents } from '../../reconcile/domain/cents.ts'
import type { ProviderPayment } from '../../reconcile/domain/provider-payment.ts'
import { returnWordOf } from './statuses.ts'

export interface OrderRows {
  readonly key: string
  readonly orderId: string
  readonly payments: readonly ProviderPayment[]
  /** Refunds and chargebacks that were not refused, also those that still wait. */
  readonly returns: readonly ProviderPayment[]
}

export function orderKey({ siteId = '', orderId }: Pick<ProviderPayment, 'siteId' | 'orderId'>): string {
  return `${siteId} ${orderId}`
}

/** The orders of which a payment says that money went back, and those that did so before. */
export function ordersWithReturns(
  rows: Iterable<ProviderPayment>,
  before: { has(key: string): boolean },
): readonly OrderRows[] {
  const all = [...rows].filter(({ kind }) => kind !== 'other')
  const keys = new Set<string>()
  for (const row of all) {
    if (row.kind !== 'payment') continue
    const key = orderKey(row)
    if (saysReturned(row) || before.has(key)) keys.add(key)
  }
  const orders = new Map<string, OrderRows & { payments: ProviderPayment[]; returns: ProviderPayment[] }>()
  for (const row of all) {
    const key = orderKey(row)
    if (!keys.has(key)) continue
    const order = orders.get(key) ?? { key, orderId: row.orderId, payments: [], returns: [] }
    orders.set(key, order)
    if (row.kind === 'payment') order.payments.push(row)
    else if (isReturn(row)) order.returns.push(row)
  }
  return [...orders.values()]
}

/** Changes when anything happened to a payment of the order. */
export function wordsOf({ payments }: OrderRows): string {
  return payments
    .map(({ transactionId, status, financialStatus }) => `${transactionId} ${status} ${financialStatus}`)
    .sort()
    .join(', ')
}

export function addsUp({ payments, returns }: OrderRows): boolean {
  const says = (word: string): boolean => payments.some((payment) => wordOf(payment) === word)
  if (says('chargeback') && !returns.some(({ kind }) => kind === 'chargeback')) return false
  if (says('partial_refunded') && !returns.some(({ kind }) => kind === 'refund')) return false
  return centsOf(returns) >= fullyRefundedCents(payments)
}

export function saysPartlyRefunded({ payments }: OrderRows): boolean {
  return payments.some((payment) => wordOf(payment) === 'partial_refunded')
}

/** What the payments say was refunded wholly, without knowing by which row. */
export function fullyRefundedCents(payments: readonly ProviderPayment[]): Cents {
  return sumCents(payments.filter((payment) => wordOf(payment) === 'refunded').map(({ amountCents }) => amountCents))
}

/** What went out by these rows, as a magnitude. */
export function centsOf(returns: readonly ProviderPayment[]): number {
  return returns.reduce((total, { amountCents }) => total + Math.abs(amountCents), 0)
}

export function isReturn({ kind, standing }: ProviderPayment): boolean {
  return (kind === 'refund' || kind === 'chargeback') && standing !== 'failed' && standing !== 'unknown'
}

const saysReturned = (payment: ProviderPayment): boolean => wordOf(payment) !== undefined

/** Of a payment that never was money, nothing can have gone back. */
export function wordOf(payment: ProviderPayment): ReturnType<typeof returnWordOf> {
  const { standing } = payment
  return standing === 'settled' || standing === 'authorised' ? returnWordOf(payment) : undefined
}
