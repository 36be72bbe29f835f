// The rows of the list together with what orders told: every return once, under the reference of its payment.

import { type Cents, cents, negative, NO_CENTS } from '../../reconcile/domain/cents.ts'
import type { ProviderPayment } from '../../reconcile/domain/provider-payment.ts'
import type { KeptPayments, ReturnsOfOrder } from './kept-payments.ts'
import { centsOf, isReturn, type OrderRows, ordersWithReturns, wordOf } from './order-rows.ts'

export function withToldReturns({
  payments,
  returns,
}: Pick<KeptPayments, 'payments' | 'returns'>): readonly ProviderPayment[] {
  if (returns.size === 0) return [...payments.values()]
  const rows = new Map(payments)
  for (const order of ordersWithReturns(payments.values(), returns)) {
    const told = returns.get(order.key)
    if (told === undefined) continue
    // A recorded answer gives a refund the number of its payment: the amount then counts without a row of its own.
    const named = told.rows.filter(({ transactionId }) => payments.get(transactionId)?.kind !== 'payment')
    const moved = named.map((row) => underOrder(payments.get(row.transactionId) ?? row, order.orderId))
    const ids = new Set(moved.map(({ transactionId }) => transactionId))
    const known = [...order.returns.filter(({ transactionId }) => !ids.has(transactionId)), ...moved.filter(isReturn)]
    for (const row of [...moved, ...unnamedReturns(order, told, known)]) rows.set(row.transactionId, row)
  }
  return [...rows.values()]
}

/** What went back without any row that shows it. Should such a row turn up later, this becomes less by as much. */
function unnamedReturns(order: OrderRows, told: ReturnsOfOrder, known: readonly ProviderPayment[]): ProviderPayment[] {
  const rows: ProviderPayment[] = []
  const refunds = known.filter(({ kind }) => kind === 'refund')
  const missing = (told.refundedCents ?? 0) - centsOf(refunds)
  const refunded = mostOf(order.payments.filter((payment) => wordOf(payment) !== undefined))
  if (missing > 0 && refunded !== undefined) rows.push(unnamed(refunded, 'refund', cents(missing)))
  for (const payment of order.payments) {
    const isReclaimed = wordOf(payment) === 'chargeback' && !known.some(({ kind }) => kind === 'chargeback')
    if (isReclaimed) rows.push(unnamed(payment, 'chargeback', payment.amountCents))
  }
  return rows
}

/** Its number is the payment's with a letter, so that it is the same in every run and nobody else's. */
function unnamed(payment: ProviderPayment, kind: 'refund' | 'chargeback', amountCents: Cents): ProviderPayment {
  const { invoiceId: _ofPayment, ...rest } = payment
  return {
    ...rest,
    transactionId: `${payment.transactionId}${kind === 'refund' ? 'R' : 'C'}`,
    type: kind,
    kind,
    amountCents: negative(amountCents),
    feeCents: NO_CENTS,
    status: 'completed',
    financialStatus: payment.standing === 'settled' ? 'completed' : 'initialized',
  }
}

const underOrder = (row: ProviderPayment, orderId: string): ProviderPayment => ({ ...row, orderId })

function mostOf(payments: readonly ProviderPayment[]): ProviderPayment | undefined {
  return payments.reduce<ProviderPayment | undefined>(
    (most, payment) => (most === undefined || payment.amountCents > most.amountCents ? payment : most),
    undefined,
  )
}
