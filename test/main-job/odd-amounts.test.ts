// Money that is more or less than what is open, over several runs: each time booked to the cent, and never again.

import assert from 'node:assert/strict'

import { cents } from '../../nodes/reconcile/domain/cents.ts'
import type { MatchSettings } from '../../nodes/reconcile/domain/matching/match-settings.ts'
import { type JobGiven, MATCHED } from './main-job.ts'
import { assertBooksAreRight, bookedKeys, inShop, outcomesOf, reasonsOf, type Shop, statesOf } from './shop.ts'

const DAY_MS = 86_400_000
const OVERPAID_ACCOUNT = 1460
const DIFFERENCE_ACCOUNT = 7980

for (const journal of [2900, 1015]) {
  describe(`In journal ${journal}`, () => {
    it(
      'a last instalment that is too much settles the rest, and what is left is owed to the customer',
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, 'K-1')
        shop.pay('K-1', 5_000)
        const job = shop.job()
        const given = matching({ overpaid: 'book-open' }, journal)
        assert.deepEqual(outcomesOf((await job.run(given)).lines), { '2026-1': 'paid-partly' })
        shop.pay('K-1', 8_000, { at: '2026-11-15T10:00:00' })
        await nextDay(shop, job, given, { '2026-1': 'overpaid' })
        assert.deepEqual((await job.run(given)).lines, [])
        assert.equal(shop.snelstart.world.balanceCents(OVERPAID_ACCOUNT), -900)
        assert.equal(bookedKeys(shop).length, 2)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 13_000 })
      }),
    )

    it(
      'a payment that is too much is held, and booked whole once the invoice that it was for as well is there',
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, 'K-1')
        shop.pay('K-1', 15_000)
        const job = shop.job()
        const given = matching({}, journal)
        assert.deepEqual(reasonsOf((await job.run(given)).lines), { '2026-1': 'overpaid-hold' })
        shop.sell('2026-2', 2_900, 'K-1', { date: '2026-11-20' })
        await nextDay(shop, job, given, { '2026-1': 'paid', '2026-2': 'paid' })
        assert.deepEqual((await job.run(given)).lines, [])
        assert.equal(bookedKeys(shop).length, 1)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 15_000 })
      }),
    )

    it(
      'a last instalment within the tolerance settles the rest, with the difference on its own account',
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, 'K-1')
        shop.pay('K-1', 5_000)
        const job = shop.job()
        const given = matching({ toleranceCents: cents(5) }, journal)
        assert.deepEqual(outcomesOf((await job.run(given)).lines), { '2026-1': 'paid-partly' })
        shop.pay('K-1', 7_097, { at: '2026-11-15T10:00:00' })
        await nextDay(shop, job, given, { '2026-1': 'within-tolerance' })
        assert.deepEqual((await job.run(given)).lines, [])
        assert.equal(shop.snelstart.world.balanceCents(DIFFERENCE_ACCOUNT), 3)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_097 })
      }),
    )

    it(
      'a payment for an invoice less its credit invoice is held while it is not whole, and booked on both once it is',
      inShop(async (shop) => {
        shop.sell('2026-0', 100, 'K-0')
        shop.pay('K-0', 100)
        shop.sell('2026-1', 10_000, 'K-1')
        shop.sell('2026-1C', -2_000, 'K-1')
        shop.pay('K-1', 5_000)
        const job = shop.job()
        const given = matching({}, journal)
        assert.deepEqual(outcomesOf((await job.run(given)).lines), {
          '2026-0': 'paid',
          '2026-1': 'ambiguous-reference',
          '2026-1C': 'ambiguous-reference',
        })
        assertBooksAreRight(shop, { openCents: 8_000, clearingCents: 100 })
        shop.pay('K-1', 3_000, { at: '2026-11-15T10:00:00' })
        await nextDay(shop, job, given, { '2026-1': 'paid', '2026-1C': 'paid' })
        assert.deepEqual((await job.run(given)).lines, [])
        assert.equal(bookedKeys(shop).length, 3)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 8_100 })
      }),
    )

    it(
      'a gift card and iDEAL of which one is in today and the other tomorrow are two bookings in two runs',
      inShop(async (shop) => {
        shop.sell('2026-1', 9_000, 'K-1')
        shop.pay('K-1', 2_500, { method: 'VVVGIFTCRD' })
        const started = { status: 'initialized', financialStatus: 'initialized' }
        const ideal = shop.pay('K-1', 6_500, started)
        const job = shop.job()
        const given = matching({}, journal)
        assert.deepEqual(statesOf((await job.run(given)).lines), { '2026-1': 'booked' })
        shop.multisafepay.world.complete(ideal, '2026-11-20T14:00:00')
        await nextDay(shop, job, given, { '2026-1': 'paid' })
        assert.deepEqual((await job.run(given)).lines, [])
        assert.equal(bookedKeys(shop).length, 2)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 9_000 })
      }),
    )
  })
}

/** The next run, a day later: its outcomes, and every line of it booked. */
async function nextDay(
  shop: Shop,
  job: ReturnType<Shop['job']>,
  given: JobGiven,
  outcomes: Readonly<Record<string, string>>,
): Promise<void> {
  shop.clock.pass(DAY_MS)
  const { lines, stopped } = await job.run(given)
  assert.equal(stopped, undefined)
  assert.deepEqual(outcomesOf(lines), outcomes)
  assert.deepEqual(Object.keys(statesOf(lines)).sort(), Object.keys(outcomes).sort())
}

function matching(settings: Partial<MatchSettings>, bookingJournal: number): JobGiven {
  return {
    matched: { lookup: 'bulk', settings: { ...MATCHED.settings, ...settings } },
    settings: { bookingJournal, overpaidAccount: OVERPAID_ACCOUNT, differenceAccount: DIFFERENCE_ACCOUNT },
  }
}
