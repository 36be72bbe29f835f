// One invoice that several payments pay, over one run or many.

import assert from 'node:assert/strict'

import type { MatchSettings } from '../../nodes/reconcile/domain/matching/match-settings.ts'
import { type JobGiven, MATCHED } from './main-job.ts'
import { assertBooksAreRight, bookedKeys, inShop, outcomesOf, reasonsOf, statesOf } from './shop.ts'

const BULK: JobGiven = { matched: { lookup: 'bulk' } }
const BANK: JobGiven = { ...BULK, settings: { bookingJournal: 1015 } }

describe('Instalments', () => {
  for (const [name, given] of Object.entries({ Memoriaal: BULK, Bank: BANK })) {
    it(
      `of equal amounts are booked one by one as they come in, over several runs, in a ${name} journal`,
      inShop(async (shop) => {
        shop.sell('2026-1', 9_000, 'K-1')
        const job = shop.job()
        for (const nth of [1, 2, 3]) {
          shop.pay('K-1', 3_000, { at: `2026-11-0${nth + 2}T10:00:00` })
          const { lines, stopped } = await job.run(given)
          assert.equal(stopped, undefined)
          assert.deepEqual(outcomesOf(lines), { '2026-1': nth < 3 ? 'paid-partly' : 'paid' })
          if (nth === 3) continue
          const again = await job.run(given)
          assert.deepEqual(outcomesOf(again.lines), { '2026-1': 'already-booked' })
          assert.equal(again.lines[0]?.attention, false)
        }
        assert.equal(bookedKeys(shop).length, 3)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 9_000 })
      }),
    )
  }

  it(
    'of equal amounts that are all in at once are each a booking with its own day',
    inShop(async (shop) => {
      shop.sell('2026-1', 9_000, 'K-1')
      const ids = [3, 4, 5].map((day) => shop.pay('K-1', 3_000, { at: `2026-11-0${day}T10:00:00` }).id)
      assert.deepEqual(statesOf((await shop.job().run(BULK)).lines), { '2026-1': 'booked + booked + booked' })
      const dates = ids.map((id) => shop.snelstart.world.bookingsWith(`MSP-${id}`)[0]?.entry.date)
      assert.deepEqual(dates, ['2026-11-03', '2026-11-04', '2026-11-05'])
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 9_000 })
    }),
  )

  it(
    'of which a person entered one by hand: that one is never booked again',
    inShop(async (shop) => {
      shop.sell('2026-1', 9_000, 'K-1')
      shop.pay('K-1', 3_000)
      shop.snelstart.world.settleByHand('2026-1', 3_000, '2026-11-11')
      const { lines } = await shop.job().run(BULK)
      assert.deepEqual(outcomesOf(lines), { '2026-1': 'settled-elsewhere' })
      assert.equal(lines[0]?.attention, true)
      assertBooksAreRight(shop, { openCents: 6_000, clearingCents: 0 })
    }),
  )

  it(
    'that are to be held are held as long as the invoice is not paid in full',
    inShop(async (shop) => {
      shop.sell('2026-1', 9_000, 'K-1')
      shop.pay('K-1', 3_000)
      const job = shop.job()
      const given = matching({ partial: 'hold' })
      assert.deepEqual(reasonsOf((await job.run(given)).lines), { '2026-1': 'paid-partly-hold' })
      shop.pay('K-1', 6_000)
      assert.deepEqual(statesOf((await job.run(given)).lines), { '2026-1': 'booked + booked' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 9_000 })
    }),
  )
})

describe('A gift card and iDEAL', () => {
  for (const lookup of ['single', 'bulk'] as const) {
    it(
      `for one invoice are two bookings, when looked up in ${lookup}`,
      inShop(async (shop) => {
        shop.sell('2026-1', 9_000, 'K-1')
        const at = '2026-11-10T10:00:00'
        shop.multisafepay.world.giftCardPlusIdeal({ orderId: 'K-1', giftCents: 2_500, idealCents: 6_500, at })
        const { lines } = await shop.job().run({ matched: { lookup } })
        assert.deepEqual(statesOf(lines), { '2026-1': 'booked + booked' })
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 9_000 })
      }),
    )
  }
})

describe('A limit on the bookings of one run', () => {
  it(
    'books the oldest money first and the rest in later runs',
    inShop(async (shop) => {
      for (const nth of [1, 2, 3]) {
        shop.sell(`2026-${nth}`, 1_000, `K-${nth}`)
        shop.pay(`K-${nth}`, 1_000, { at: `2026-11-1${9 - nth}T10:00:00` })
      }
      const job = shop.job()
      const settings = { maxPerRun: 2 }
      assert.deepEqual(statesOf((await job.run({ ...BULK, settings })).lines), {
        '2026-2': 'booked',
        '2026-3': 'booked',
      })
      assert.deepEqual(statesOf((await job.run({ ...BULK, settings })).lines), { '2026-1': 'booked' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 3_000 })
    }),
  )

  it(
    'that one invoice with several payments exceeds does not keep the others waiting, and says so',
    inShop(async (shop) => {
      shop.sell('2026-1', 2_000, 'K-1')
      shop.pay('K-1', 1_000, { at: '2026-11-03T10:00:00' })
      shop.pay('K-1', 1_000, { at: '2026-11-04T10:00:00' })
      shop.sell('2026-2', 1_000, 'K-2')
      shop.pay('K-2', 1_000)
      const { lines } = await shop.job().run({ ...BULK, settings: { maxPerRun: 1 } })
      assert.deepEqual(statesOf(lines), { '2026-2': 'booked' })
      assert.deepEqual(reasonsOf(lines), { '2026-1': 'over-run-limit', '2026-2': 'paid' })
      assert.deepEqual(
        lines.map(({ attention }) => attention),
        [true, false],
      )
      assertBooksAreRight(shop, { openCents: 2_000, clearingCents: 1_000 })
    }),
  )
})

function matching(settings: Partial<MatchSettings>): JobGiven {
  return { matched: { lookup: 'bulk', settings: { ...MATCHED.settings, ...settings } } }
}

describe('Instalments under one order, which an order alone does not all show', () => {
  for (const lookup of ['auto', 'single'] as const) {
    it(
      `are each booked, also those of which the order says nothing, when looked up in ${lookup}`,
      inShop(async (shop) => {
        shop.sell('2026-1', 9_000, 'K-1')
        shop.pay('K-1', 2_000, { at: '2026-11-08T10:00:00' })
        shop.pay('K-1', 3_000, { at: '2026-11-09T10:00:00' })
        shop.pay('K-1', 4_000)
        const { lines } = await shop.job().run({ matched: { lookup } })
        assert.deepEqual(statesOf(lines), { '2026-1': 'booked + booked + booked' })
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 9_000 })
      }),
    )

    it(
      `of equal amounts are not taken for each other in a later run, when looked up in ${lookup}`,
      inShop(async (shop) => {
        shop.sell('2026-1', 6_000, 'K-1')
        shop.pay('K-1', 3_000, { at: '2026-11-12T10:00:00' })
        const job = shop.job()
        await job.run({ matched: { lookup } })
        shop.clock.pass(600_000)
        // Completed later, but made earlier: the order goes on showing the newer one.
        shop.pay('K-1', 3_000, { at: '2026-11-11T10:00:00', completedAt: '2026-11-19T10:00:00' })
        await job.run({ matched: { lookup } })
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 6_000 })
      }),
    )
  }
})
