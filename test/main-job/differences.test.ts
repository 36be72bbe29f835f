// Payments that are not what is open, or not money at MultiSafepay.

import assert from 'node:assert/strict'

import { cents } from '../../nodes/reconcile/domain/cents.ts'
import type { MatchSettings } from '../../nodes/reconcile/domain/matching/match-settings.ts'
import { type JobGiven, MATCHED } from './main-job.ts'
import { assertBooksAreRight, inShop, outcomesOf, reasonsOf, statesOf } from './shop.ts'

const BULK: JobGiven = { matched: { lookup: 'bulk' } }

describe('A payment that differs from the invoice', () => {
  it(
    'within the tolerance settles it, with the difference on its own account',
    inShop(async (shop) => {
      shop.sell('2026-1', 12_100, 'K-1')
      shop.sell('2026-2', 12_100, 'K-2')
      shop.sell('2026-3', 12_100, 'K-3')
      shop.pay('K-1', 12_095)
      shop.pay('K-2', 12_103)
      shop.pay('K-3', 12_088)
      const given = { ...matching({ toleranceCents: cents(5) }), settings: { differenceAccount: 7980 } }
      const { lines } = await shop.job().run(given)
      const tolerated = { '2026-1': 'within-tolerance', '2026-2': 'within-tolerance' }
      assert.deepEqual(outcomesOf(lines), { ...tolerated, '2026-3': 'paid-partly' })
      assert.equal(shop.snelstart.world.balanceCents(7980), 5 - 3)
      assertBooksAreRight(shop, { openCents: 12, clearingCents: 12_095 + 12_103 + 12_088 })
    }),
  )

  it(
    'within the tolerance is held without an account for it',
    inShop(async (shop) => {
      shop.sell('2026-1', 12_100, 'K-1')
      shop.pay('K-1', 12_095)
      const { lines } = await shop.job().run(matching({ toleranceCents: cents(5) }))
      assert.deepEqual(reasonsOf(lines), { '2026-1': 'no-difference-account' })
      assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
    }),
  )

  for (const journal of [2900, 1015]) {
    it(
      `above it settles it, with the rest as a debt to the customer, in journal ${journal}`,
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, 'K-1')
        shop.pay('K-1', 12_500)
        shop.pay('K-1', 12_500)
        const settings = { overpaidAccount: 1460, bookingJournal: journal }
        const { lines } = await shop.job().run({ ...matching({ overpaid: 'book-open' }), settings })
        assert.deepEqual(statesOf(lines), { '2026-1': 'booked + booked' })
        assert.equal(shop.snelstart.world.balanceCents(1460), -12_900)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 25_000 })
      }),
    )
  }

  it(
    'above it is held by default, and without an account for the rest',
    inShop(async (shop) => {
      shop.sell('2026-1', 12_100, 'K-1')
      shop.pay('K-1', 12_500)
      assert.deepEqual(reasonsOf((await shop.job().run(BULK)).lines), { '2026-1': 'overpaid-hold' })
      const bookOpen = matching({ overpaid: 'book-open' })
      assert.deepEqual(reasonsOf((await shop.job().run(bookOpen)).lines), { '2026-1': 'no-overpaid-account' })
      assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
    }),
  )
})

describe('PayPal', () => {
  it(
    'is not money at MultiSafepay: held, unless it has an account of its own',
    inShop(async (shop) => {
      shop.sell('2026-1', 12_100, 'K-1')
      shop.sell('2026-2', 4_500, 'K-2')
      shop.pay('K-1', 12_100, { method: 'PAYPAL' })
      shop.pay('K-2', 4_500)
      const job = shop.job()
      const { lines } = await job.run(BULK)
      assert.deepEqual(outcomesOf(lines), { '2026-1': 'not-collected', '2026-2': 'paid' })
      assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 4_500 })
      const settings = { methodAccounts: new Map([['PAYPAL', 1230]]) }
      assert.deepEqual(statesOf((await job.run({ ...BULK, settings })).lines), { '2026-1': 'booked' })
      assert.equal(shop.snelstart.world.balanceCents(1230), 12_100)
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 4_500 })
    }),
  )
})

function matching(settings: Partial<MatchSettings>): JobGiven {
  return { matched: { lookup: 'bulk', settings: { ...MATCHED.settings, ...settings } } }
}
