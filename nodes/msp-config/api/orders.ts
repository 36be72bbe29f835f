// GET /orders/{order_id}: one order in depth.

import { unexpected } from './answer-errors.ts'
import type { Requests } from './requests.ts'
import { ORDER_ANSWER, type Order } from './schemas.ts'

const SHOWN_PATH = '/orders/{order_id}'

/**
 * The path may also be taken for MultiSafepay's own number, so what comes back is compared with what was asked.
 *
 * @param asked the shop's order id or MultiSafepay's number
 * @param orderId what the answer has to be the order of
 * @returns undefined when there is no such order, or it can't be asked for
 * @throws ReconcileError
 */
export async function askOrder(
  requests: Requests,
  { asked, orderId }: { readonly asked: string; readonly orderId: string },
  signal: AbortSignal,
): Promise<Order | undefined> {
  const segment = pathSegment(asked)
  if (segment === undefined) return undefined
  const answer = await requests.get({ path: `/orders/${segment}`, shownPath: SHOWN_PATH }, signal)
  if (!answer.found) return undefined
  const order = ORDER_ANSWER.safeParse(answer.body)
  if (!order.success) throw unexpected(SHOWN_PATH, order.error.issues[0]?.path.join('.') ?? 'data')
  return order.data.data.order_id === orderId ? order.data.data : undefined
}

/** Undefined for what no path can carry: nothing, dots (a path is tidied before it is sent), half a character. */
function pathSegment(text: string): string | undefined {
  if (/^\.{0,2}$/.test(text) || /\p{Surrogate}/u.test(text)) return undefined
  return encodeURIComponent(text)
}
