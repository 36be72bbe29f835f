// Rows of the list that could not be read: left out, but never silently.

import type { ErrorCode } from '../../reconcile/domain/error-codes.ts'
import type { PaymentQuery } from '../../reconcile/domain/payment-provider.ts'
import type { ProviderPayment } from '../../reconcile/domain/provider-payment.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import type { AskedReferences } from './asked-references.ts'
import type { UnreadableRow } from './transaction-pages.ts'

const NAMED_MAX = 20

export function unreadableNotes(rows: Iterable<UnreadableRow>): Warning[] {
  const all = [...rows]
  const named = all.slice(0, NAMED_MAX).map(({ transactionId = '?' }) => ({
    code: 'unreadable-row',
    values: { transactionId },
  }))
  if (all.length <= NAMED_MAX) return named
  return [...named, { code: 'unreadable-rows', values: { rows: all.length } }]
}

/** References for which nothing may be concluded, because a row that may be theirs can't be read. */
export function doubtfulReferences(
  rows: Iterable<UnreadableRow>,
  known: {
    readonly query: Pick<PaymentQuery, 'references'>
    readonly asked: AskedReferences
    readonly payments: readonly ProviderPayment[]
  },
): Map<string, ErrorCode> {
  const { query, asked, payments } = known
  const doubtful = new Map<string, ErrorCode>()
  let anybody = false
  for (const { orderId, invoiceId } of rows) {
    if (orderId === undefined) anybody = true
    const named = { orderId: orderId ?? '', ...(invoiceId === undefined ? {} : { invoiceId }) }
    for (const reference of asked.of(named)) doubtful.set(reference, 'MULTISAFEPAY_ANSWER')
  }
  if (!anybody) return doubtful
  const found = new Set(payments.flatMap((payment) => asked.of(payment)))
  for (const { value } of query.references) if (!found.has(value)) doubtful.set(value, 'MULTISAFEPAY_ANSWER')
  return doubtful
}
