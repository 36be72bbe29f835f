// References looked up as orders, one by one. An order tells less than the list (no other attempts, no site), so it
// answers only the plain case: paid once, by one method, nothing returned. One that is not plain, and the list is read.

import type { ErrorCode } from '../../reconcile/domain/error-codes.ts'
import type { ProviderPayment } from '../../reconcile/domain/provider-payment.ts'
import { epochOf } from './local-time.ts'
import { LookupFailures } from './lookup-failures.ts'
import { paymentOfOrder } from './mapping.ts'
import { askOrder } from './orders.ts'
import type { Requests } from './requests.ts'
import type { Order } from './schemas.ts'
import { twoAtOnce } from './two-at-once.ts'

export interface SingleLookups {
  readonly payments: readonly ProviderPayment[]
  readonly failed: ReadonlyMap<string, ErrorCode>
  /** A reference was met that only the list can answer; the others were then left unasked. */
  readonly needsList: boolean
}

/**
 * @param from milliseconds since 1970; older orders are not of the period
 * @throws ReconcileError when the key is refused
 */
export async function lookUpSingly(
  requests: Requests,
  question: { readonly references: readonly string[]; readonly siteId: string; readonly from: number },
  signal: AbortSignal,
): Promise<SingleLookups> {
  const { references, siteId, from } = question
  const failures = new LookupFailures()
  const payments: ProviderPayment[] = []
  let needsList = false
  await twoAtOnce(references, async (reference) => {
    const answer = await failures.attempt([reference], async () => ({
      order: await askOrder(requests, { asked: reference, orderId: reference }, signal),
    }))
    if (answer === undefined) {
      // An order that can't be read, or an id that is refused: the list may still show it.
      if (failures.codes.get(reference) === 'MULTISAFEPAY_ANSWER') needsList = true
      return !needsList
    }
    const payment = answer.order && plainPayment(answer.order, siteId)
    if (payment === undefined || epochOf(payment.created) < from) needsList = true
    else payments.push(payment)
    return !needsList
  })
  return { payments, failed: failures.codes, needsList }
}

/** @returns undefined when the list could show anything else than this one row */
function plainPayment(order: Order, siteId: string): ProviderPayment | undefined {
  const { related_transactions: related, payment_methods: methods, payment_details: details } = order
  if (related.length > 0 || (order.amount_refunded ?? 0) > 0 || methods.length > 1) return undefined
  if (!PAID.has(order.status.toLowerCase()) || order.completed === undefined) return undefined
  if (details?.type === undefined || details.type.startsWith('Coupon::')) return undefined
  const payment = orUndefined(() => paymentOfOrder(order, siteId))
  return payment?.standing === 'settled' ? payment : undefined
}

// Of anything but a paid order another attempt under the same id may be the one that was paid.
const PAID = new Set(['completed', 'shipped'])

/** Costs with a part of a cent: the list has them rounded by MultiSafepay itself. */
function orUndefined<Value>(make: () => Value): Value | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
