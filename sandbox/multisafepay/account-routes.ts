// GET /me, /gateways and /closing-balances: what a key belongs to, how its customers pay, what the balance was.

import { answerText, success, validationError, type ApiAnswer } from './answer.ts'
import { mayBeSeenBy, type KeyScope } from './api-keys.ts'
import { closingBalances } from './balance.ts'
import { jsonText, type Json } from './json-text.ts'
import { PAYMENT_METHODS } from './payment-methods.ts'
import type { MultiSafepayWorld } from './world.ts'

export const ACCOUNT_ID = 1001001

export const me = (scope: KeyScope): ApiAnswer =>
  success({
    account_id: ACCOUNT_ID,
    role: scope === 'account' ? 'account' : 'site',
    site_id: scope === 'account' ? null : scope.site,
  })

export function gateways(query: URLSearchParams): ApiAnswer {
  const withCoupons = query.get('include') === 'coupons'
  return success(
    PAYMENT_METHODS.filter((method) => withCoupons || !method.coupon).map(({ id, description, coupon }) => ({
      id,
      description,
      type: coupon ? 'coupon' : undefined,
    })),
  )
}

/** `from` inclusive, `until` exclusive. Payouts are of the account, so every key's balance is less by them. */
export function closingBalanceLines(world: MultiSafepayWorld, scope: KeyScope, query: URLSearchParams): ApiAnswer {
  const from = query.get('from') ?? '0000-00-00'
  const until = query.get('until')
  if (until === null || !/^\d{4}-\d{2}-\d{2}$/.test(until)) return validationError('until')
  const rows = world
    .newestFirst()
    .map((stored) => stored.transaction)
    .filter((row) => row.siteId === null || mayBeSeenBy(scope, row))
  const uncleared = (currency: string): number =>
    rows
      .filter((row) => row.financialStatus === 'uncleared' && row.currency === currency)
      .reduce((total, row) => total + row.cents, 0)
  const data: Json[] = closingBalances(rows, until)
    .filter(({ date, currency }) => date >= from && (query.get('currency') ?? currency) === currency)
    .map((line) => ({
      account_id: ACCOUNT_ID,
      amount: line.cents,
      amount_uncleared: uncleared(line.currency),
      bic: '',
      closing_date: line.date,
      currency: line.currency,
      iban: 'NL02ABNA0123456789', // the documentation's own specimen
      payout_amount: line.payoutCents,
      payout_transaction_id: line.payoutId === undefined ? null : BigInt(line.payoutId),
      status: 'completed',
    }))
  return answerText(200, jsonText({ data, page: { total: data.length }, success: true }))
}
