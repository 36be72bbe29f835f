// Payments that say money went back while the list does not show all of it: a refund can carry an order id of its own.
// Their orders are asked once, and what they tell is kept.

import { cents } from '../../reconcile/domain/cents.ts'
import type { ErrorCode } from '../../reconcile/domain/error-codes.ts'
import type { ProviderPayment } from '../../reconcile/domain/provider-payment.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import type { AskedReferences } from './asked-references.ts'
import type { KeptPayments, ReturnsOfOrder } from './kept-payments.ts'
import { LookupFailures } from './lookup-failures.ts'
import { returnOfOrder } from './mapping.ts'
import {
  addsUp,
  centsOf,
  fullyRefundedCents,
  isReturn,
  type OrderRows,
  ordersWithReturns,
  saysPartlyRefunded,
  wordsOf,
} from './order-rows.ts'
import { askOrder } from './orders.ts'
import type { Requests } from './requests.ts'
import type { Order } from './schemas.ts'
import { twoAtOnce } from './two-at-once.ts'

export interface ReturnsQuestion {
  readonly asked: AskedReferences
  readonly now: number
  readonly keptForMs?: number | undefined
}

export interface ReturnsLookup {
  readonly failed: ReadonlyMap<string, ErrorCode>
  readonly notes: readonly Warning[]
}

const DAY_MS = 86_400_000
/** Orders that no debtor asks for matter only to the list of unasked money: the rest of them waits for a later run. */
const UNASKED_ORDERS_A_RUN_MAX = 20

/** Tells `kept` what the orders say. @throws ReconcileError when the key is refused */
export async function askForReturns(
  requests: Requests,
  kept: KeptPayments,
  question: ReturnsQuestion,
  signal: AbortSignal,
): Promise<ReturnsLookup> {
  const orders = ordersWithReturns(kept.payments.values(), kept.returns)
  const open = orders.filter((order) => isUnexplained(order, kept.returns.get(order.key), question))
  const [wanted, unasked] = partition(open, (order) => referencesOf(order, question).length > 0)
  const failures = new LookupFailures()
  await twoAtOnce([...wanted, ...unasked.slice(0, UNASKED_ORDERS_A_RUN_MAX)], async (order) => {
    const told = await failures.attempt(referencesOf(order, question), () => ask(requests, order, question.now, signal))
    if (told !== undefined) kept.tell(order.key, told)
    return true
  })
  const left = unasked.length - UNASKED_ORDERS_A_RUN_MAX
  const later: Warning[] = left > 0 ? [{ code: 'returns-asked-later', values: { orders: left } }] : []
  const untold = orders.filter((order) => isUntold(order, kept.returns.get(order.key)))
  const failed = new Map(failures.codes)
  for (const order of untold) for (const name of referencesOf(order, question)) failed.set(name, 'MULTISAFEPAY_ANSWER')
  const notes = untold.map(({ payments }) => ({
    code: 'return-unexplained',
    values: { transactionId: payments.find((payment) => payment.standing === 'settled')?.transactionId ?? '?' },
  }))
  return { failed, notes: [...notes, ...later] }
}

export const referencesOf = ({ payments }: OrderRows, { asked }: Pick<ReturnsQuestion, 'asked'>): readonly string[] => [
  ...new Set(payments.flatMap((payment) => asked.of(payment))),
]

function isUnexplained(order: OrderRows, told: ReturnsOfOrder | undefined, question: ReturnsQuestion): boolean {
  const isAsked = referencesOf(order, question).length > 0
  const partly = saysPartlyRefunded(order)
  // How much of a payment was refunded only its order tells: another part may have an order id of its own.
  if (told === undefined) return !addsUp(order) || (partly && isAsked)
  if (told.words !== wordsOf(order)) return true
  if (!isAsked) return false
  const age = question.now - told.at
  const canChange = partly || told.rows.some(({ standing }) => standing === 'underway')
  const keptForMs = question.keptForMs ?? (canChange ? DAY_MS : Infinity)
  return isUntold(order, told) || (age > 0 && age >= keptForMs)
}

/** It was partly refunded, and nobody told by how much. */
function isUntold(order: OrderRows, told: ReturnsOfOrder | undefined): boolean {
  return told !== undefined && told.refundedCents === undefined && saysPartlyRefunded(order)
}

async function ask(requests: Requests, order: OrderRows, now: number, signal: AbortSignal): Promise<ReturnsOfOrder> {
  const { orderId, payments } = order
  const own = payments.map(({ transactionId }) => transactionId)
  const words = wordsOf(order)
  // By MultiSafepay's own number where the shop's can't be asked for: a slash in a path is refused by many servers.
  for (const asked of [orderId, ...own]) {
    const answer = await askOrder(requests, { asked, orderId }, signal)
    const payment = payments.find(({ transactionId }) => transactionId === answer?.transaction_id)
    if (answer !== undefined && payment !== undefined) return { words, at: now, ...told(answer, payment, order) }
  }
  // Nobody tells more than the payments themselves: wholly refunded is an amount, partly is none.
  const wholly = fullyRefundedCents(payments)
  return { words, at: now, ...(saysPartlyRefunded(order) ? {} : { refundedCents: wholly }), rows: [] }
}

function told(
  answer: Order,
  payment: ProviderPayment,
  order: OrderRows,
): Pick<ReturnsOfOrder, 'refundedCents' | 'rows'> {
  const rows = answer.related_transactions.flatMap((related) => returnOfOrder(related, payment) ?? [])
  const byRows = centsOf(rows.filter((row) => row.kind === 'refund' && isReturn(row)))
  const refunded = Math.max(answer.amount_refunded ?? 0, byRows, fullyRefundedCents(order.payments))
  return refunded === 0 && saysPartlyRefunded(order) ? { rows } : { rows, refundedCents: cents(refunded) }
}

function partition<Item>(items: readonly Item[], chooses: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(chooses), items.filter((item) => !chooses(item))]
}
