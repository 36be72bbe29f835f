// GET /orders/{id}: one order in depth, by the shop's order id or by MultiSafepay's own number.

import { answerText, success, unknownOrder, type ApiAnswer } from './answer.ts'
import { mayBeSeenBy, type KeyScope } from './api-keys.ts'
import { orderAnswer } from './order-answer.ts'
import type { MultiSafepaySwitches } from './switches.ts'
import type { Transaction } from './transaction.ts'
import type { MultiSafepayWorld } from './world.ts'

/** `segment`: the path segment as it was sent, still percent-encoded. */
export function oneOrder(
  world: MultiSafepayWorld,
  switches: MultiSafepaySwitches,
  scope: KeyScope,
  segment: string,
): ApiAnswer {
  if (/%2f/i.test(segment)) {
    if (switches.encodedSlash === 'not-found') return unknownOrder(switches)
    if (switches.encodedSlash === 'not-found-html') return answerText(404, '<h1>Not Found</h1>', 'text/html')
  }
  const id = decoded(segment)
  const attempts = id === undefined ? [] : attemptsOf(world, switches, scope, id)
  if (attempts.length === 0) return unknownOrder(switches)
  return success(orderAnswer(world, attempts, switches.amountRefunded === 'present'))
}

function attemptsOf(
  world: MultiSafepayWorld,
  switches: MultiSafepaySwitches,
  scope: KeyScope,
  id: string,
): readonly Transaction[] {
  const underOrder = (orderId: string): readonly Transaction[] =>
    world.transactionsOfOrder(orderId).filter((row) => isAttempt(row) && mayBeSeenBy(scope, row))
  if (switches.ordersBy !== 'psp-id') {
    const byOrderId = underOrder(id)
    if (byOrderId.length > 0 || switches.ordersBy === 'order-id') return ofOneSite(byOrderId)
  }
  const row = world.transaction(id)
  if (!row || !isAttempt(row)) return []
  return ofOneSite(underOrder(row.orderId).filter((attempt) => attempt.siteId === row.siteId))
}

const isAttempt = ({ type }: Transaction): boolean => type === 'payment' || type === 'coupon' || type === 'fastcheckout'

/** An account key may see one order id on two sites: undocumented, and answered with the one of the newest row. */
const ofOneSite = (attempts: readonly Transaction[]): readonly Transaction[] =>
  attempts.filter(({ siteId }) => siteId === attempts.at(-1)?.siteId)

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
