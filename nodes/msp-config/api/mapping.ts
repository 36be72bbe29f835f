// MultiSafepay's rows and orders as the house's payments.

import { cents, type Cents, centsFromEuros, negative, NO_CENTS, sumCents } from '../../reconcile/domain/cents.ts'
import type { PaymentKind, ProviderPayment } from '../../reconcile/domain/provider-payment.ts'
import type { ListRow, Order, RelatedTransaction } from './schemas.ts'
import { kindOf, returnWordOf, standingOf } from './statuses.ts'

/** @returns undefined when nothing tells whether the money came in or went out */
export function paymentOfRow(row: ListRow): ProviderPayment | undefined {
  const kind = kindOf(row.type)
  const direction = row.debit_credit ?? DIRECTIONS.get(kind) ?? directionOfOther(row.type)
  if (direction === undefined) return undefined
  const words = {
    type: row.type,
    status: row.status,
    financialStatus: row.financial_status,
    method: row.payment_method,
  }
  const standing = standingOf(words)
  return {
    transactionId: row.transaction_id,
    orderId: row.order_id,
    ...(row.site_id === undefined ? {} : { siteId: row.site_id }),
    ...(row.invoice_id === undefined ? {} : { invoiceId: row.invoice_id }),
    type: row.type,
    kind,
    amountCents: cents(direction === 'D' ? -row.amount : row.amount),
    currency: row.currency,
    // Costs stand on expired rows too, although nothing is charged for them.
    feeCents: standing === 'settled' ? cents(row.costs) : NO_CENTS,
    ...(row.payment_method === undefined ? {} : { method: row.payment_method }),
    status: row.status,
    financialStatus: row.financial_status,
    standing,
    created: row.created,
    ...(row.completed === undefined ? {} : { completed: row.completed }),
  }
}

/**
 * The order as the one payment row that the list shows for it; an order has no site of its own.
 *
 * @throws RangeError when its costs are no whole cents
 */
export function paymentOfOrder(order: Order, siteId: string | undefined): ProviderPayment {
  const type = order.fastcheckout?.toUpperCase() === 'YES' ? 'fastcheckout' : 'payment'
  const method = order.payment_details?.type
  const words = { type, status: order.status, financialStatus: order.financial_status, method }
  const standing = standingOf(words, { manualCapture: order.payment_details?.capture === 'manual' })
  return {
    transactionId: order.transaction_id,
    orderId: order.order_id,
    ...(siteId === undefined ? {} : { siteId }),
    ...(order.invoice_id === undefined ? {} : { invoiceId: order.invoice_id }),
    type,
    kind: 'payment',
    amountCents: cents(order.amount),
    currency: order.currency,
    feeCents: standing === 'settled' ? costsOfOrder(order) : NO_CENTS,
    ...(method === undefined ? {} : { method }),
    status: order.status,
    financialStatus: order.financial_status,
    standing,
    created: order.created,
    ...(order.completed === undefined ? {} : { completed: order.completed }),
  }
}

/**
 * What an order tells of money that went back, as a row under the order's own reference.
 *
 * @returns undefined for what is no return: a capture, a cancelled reservation
 */
export function returnOfOrder(related: RelatedTransaction, payment: ProviderPayment): ProviderPayment | undefined {
  // Older answers name no type; the payment's own word then tells which kind of return it was.
  const type = related.type ?? (returnWordOf(payment) === 'chargeback' ? 'chargeback' : 'refund')
  const kind = kindOf(type)
  if (kind !== 'refund' && kind !== 'chargeback' && kind !== 'chargeback-reversed') return undefined
  // An order does not tell the financial status of what is related to it. Where the payment never entered the balance
  // (PayPal), neither does its return leave it.
  const collected = payment.standing !== 'authorised'
  const financialStatus = related.status === 'completed' && !collected ? 'initialized' : related.status
  const standing = standingOf({ type, status: related.status, financialStatus })
  const { siteId, method } = payment
  return {
    transactionId: related.transaction_id,
    orderId: payment.orderId,
    ...(siteId === undefined ? {} : { siteId }),
    type,
    kind,
    amountCents: kind === 'chargeback-reversed' ? cents(related.amount) : negative(cents(related.amount)),
    currency: related.currency ?? payment.currency,
    feeCents: standing === 'settled' ? cents(related.costs) : NO_CENTS,
    ...(method === undefined ? {} : { method }),
    status: related.status,
    financialStatus,
    standing,
    created: related.created,
    ...(standing === 'settled' ? { completed: related.modified ?? related.created } : {}),
  }
}

const DIRECTIONS: ReadonlyMap<PaymentKind, 'C' | 'D'> = new Map([
  ['payment', 'C'],
  ['chargeback-reversed', 'C'],
  ['refund', 'D'],
  ['chargeback', 'D'],
])

const directionOfOther = (type: string): 'D' | undefined =>
  /(?:payout|withdrawal|fee)$/.test(type.toLowerCase()) ? 'D' : undefined

/** Only what the payment itself costs: the costs of a refund stand there too, with another type. */
function costsOfOrder({ costs }: Order): Cents {
  const ofPayment = costs.filter(({ type }) => type === undefined || type.toUpperCase() === 'SYSTEM')
  return sumCents(ofPayment.map((cost) => centsFromEuros(cost.amount)))
}
