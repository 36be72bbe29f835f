// The `data` of GET /orders/{id}. Shape: docs-openapi-examples/getOrder.json and, for what went back,
// docs-history/order-refunded-with-related-transactions.json. Costs of the order are in euros, those of a related
// transaction in cents: both are recorded so.

import type { Json, JsonObject } from './json-text.ts'
import { transactionIdJson } from './list-row.ts'
import { paymentMethod } from './payment-methods.ts'
import type { Transaction } from './transaction.ts'
import type { MultiSafepayWorld } from './world.ts'

/** `attempts`: every payment row under the order id on one site; at least one. */
export function orderAnswer(
  world: MultiSafepayWorld,
  attempts: readonly Transaction[],
  withAmountRefunded: boolean,
): Json {
  const order = theAttemptThatCounts(attempts)
  const parts = attempts.filter((attempt) => attempt === order || isOtherPart(attempt, order))
  const related = parts.flatMap((part) => world.relatedTo(part).map((row) => relatedTransaction(row, part)))
  const [var1, var2, var3] = order.variables.map((variable) => (variable === '' ? null : variable))
  return {
    amount: sum(parts),
    amount_refunded: withAmountRefunded ? refundedCents(world, parts) : undefined,
    completed: order.completed?.text,
    costs: parts.flatMap(orderCosts),
    created: order.created.text,
    currency: order.currency,
    custom_info: { custom_1: null, custom_2: null, custom_3: null },
    customer: customer(order),
    description: order.description,
    fastcheckout: 'NO',
    financial_status: order.financialStatus,
    items: null,
    modified: lastChange(world, parts),
    order_id: order.orderIdAsNumber ? BigInt(order.orderId) : order.orderId,
    payment_details: paymentDetails(order),
    payment_methods: parts.map(usedMethod),
    reason: '',
    reason_code: '',
    related_transactions: related.length === 0 ? null : related,
    status: order.status,
    transaction_id: transactionIdJson(order),
    var1: var1 ?? null,
    var2: var2 ?? null,
    var3: var3 ?? null,
  }
}

/** Undocumented which one is returned: presumably the one that was paid, else the newest. Of a paid pair, not the coupon. */
function theAttemptThatCounts(attempts: readonly Transaction[]): Transaction {
  const ranked = [...attempts].sort(
    (one, other) =>
      Number(wasPaid(other)) - Number(wasPaid(one)) ||
      Number(one.type === 'coupon') - Number(other.type === 'coupon') ||
      other.created.unix - one.created.unix,
  )
  const [first] = ranked
  if (!first) throw new RangeError('an order has at least one attempt')
  return first
}

const wasPaid = ({ status }: Transaction): boolean =>
  ['completed', 'shipped', 'refunded', 'partial_refunded', 'chargeback'].includes(status)

/** A gift card pays one part of the order, another method the rest; an expired attempt pays none. */
const isOtherPart = (attempt: Transaction, order: Transaction): boolean =>
  wasPaid(order) && wasPaid(attempt) && (attempt.type === 'coupon') !== (order.type === 'coupon')

const sum = (transactions: readonly Transaction[]): number =>
  transactions.reduce((total, { cents }) => total + cents, 0)

const refundedCents = (world: MultiSafepayWorld, parts: readonly Transaction[]): number =>
  sum(
    parts.flatMap((part) => world.relatedTo(part)).filter((row) => row.type === 'refund' && row.status === 'completed'),
  )

function lastChange(world: MultiSafepayWorld, parts: readonly Transaction[]): string | undefined {
  const rows = parts.flatMap((part) => [part, ...world.relatedTo(part)])
  const texts = rows.map(({ completed, created }) => completed?.text ?? created.text)
  return texts.sort().at(-1)
}

const orderCosts = ({ feeCents, feeText, id, financialStatus }: Transaction): JsonObject[] =>
  feeCents === 0
    ? []
    : [
        {
          amount: feeCents / 100,
          description: feeText,
          status: financialStatus,
          transaction_id: BigInt(id),
          type: 'SYSTEM',
        },
      ]

/** Words that only orders use. A partial capture is a payment row of its own in the list. */
const RELATED_TYPES: Readonly<Record<string, string>> = { reverse_chargeback: 'reverse-chargeback', payment: 'capture' }

function relatedTransaction(row: Transaction, original: Transaction): JsonObject {
  const { currency, feeCents, feeText, status } = row
  return {
    amount: row.cents,
    costs: feeCents === 0 ? [] : [{ amount: feeCents, currency, description: feeText, status, type: 'SYSTEM' }],
    created: row.created.text,
    currency,
    description: row.description,
    modified: row.completed?.text ?? row.created.text,
    order_id: row.orderId,
    reference_transaction_id: transactionIdJson(original),
    refund_order_id: row.refundOrderId,
    status,
    transaction_id: transactionIdJson(row),
    type: RELATED_TYPES[row.type] ?? row.type,
  }
}

function customer({ customer: { email, firstName, lastName } }: Transaction): JsonObject {
  return {
    address1: null,
    address2: null,
    city: null,
    country: 'NL',
    country_name: 'Netherlands',
    email: email === '' ? null : email,
    first_name: firstName === '' ? null : firstName,
    house_number: null,
    last_name: lastName === '' ? null : lastName,
    locale: 'nl_NL',
    phone1: null,
    phone2: null,
    state: null,
    zip_code: null,
  }
}

function paymentDetails(order: Transaction): JsonObject {
  const { captureRemainCents, customer: payer } = order
  const manual = captureRemainCents === undefined ? {} : { capture: 'manual', capture_remain: captureRemainCents }
  return {
    account_bic: 'INGBNL2A',
    account_holder_name: `${payer.firstName} ${payer.lastName}`.trim(),
    account_iban: payer.iban === '' ? null : payer.iban,
    account_id: payer.iban === '' ? null : payer.iban,
    ...manual,
    external_transaction_id: order.externalTransactionId,
    recurring_flow: null,
    recurring_id: null,
    recurring_model: null,
    response_code: null,
    type: order.type === 'coupon' ? `Coupon::${order.method ?? ''}` : order.method,
  }
}

function usedMethod(part: Transaction): JsonObject {
  return {
    amount: part.cents,
    currency: part.currency,
    description: part.description,
    external_transaction_id: part.externalTransactionId,
    payment_description: paymentMethod(part.method ?? '').description,
    status: part.financialStatus,
    type: part.method,
  }
}
