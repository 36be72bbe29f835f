// Several payments, returns and differences under one order: what is booked, and what is left for a person.

import assert from 'node:assert/strict'

import { cents } from '../../nodes/reconcile/domain/cents.ts'
import type { MatchSettings } from '../../nodes/reconcile/domain/matching/match-settings.ts'
import type { JobGiven } from './main-job.ts'
import { MATCHED } from './main-job.ts'
import { assertBooksAreRight, bookedKeys, inShop, outcomesOf, reasonsOf, type Shop, statesOf } from './shop.ts'

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

describe('A credit invoice and its refund', () => {
  it(
    'after the sale was booked: the refund settles the credit invoice',
    inShop(async (shop) => {
      const sale = paidSale(shop)
      const job = shop.job()
      await job.run(BULK)
      shop.sell('2026-1C', -2_100, 'K-1')
      assert.deepEqual(outcomesOf((await job.run(BULK)).lines), { '2026-1C': 'credit-invoice' })
      shop.multisafepay.world.refund(sale, 2_100, { at: '2026-11-12T10:00:00' })
      assert.deepEqual(statesOf((await job.run(BULK)).lines), { '2026-1C': 'booked' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 10_000 })
    }),
  )

  it(
    'the refund first: it waits for its credit invoice, in sight, and settles it once it is there',
    inShop(async (shop) => {
      const sale = paidSale(shop)
      const job = shop.job()
      await job.run(BULK)
      shop.multisafepay.world.refund(sale, 2_100, { at: '2026-11-12T10:00:00' })
      assert.deepEqual((await job.run(BULK)).lines, [])
      shop.sell('2026-1C', -2_100, 'K-1')
      assert.deepEqual(statesOf((await job.run(BULK)).lines), { '2026-1C': 'booked' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 10_000 })
    }),
  )

  it(
    'both there before anything was booked: two bookings, each with its own amount',
    inShop(async (shop) => {
      const sale = paidSale(shop)
      shop.sell('2026-1C', -2_100, 'K-1')
      const refund = shop.multisafepay.world.refund(sale, 2_100, { at: '2026-11-12T10:00:00' })
      const { lines } = await shop.job().run(BULK)
      assert.deepEqual(outcomesOf(lines), { '2026-1': 'paid', '2026-1C': 'paid' })
      assert.deepEqual(bookedKeys(shop), [`MSP-${sale.id}`, `MSP-${refund.id}`].sort())
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 10_000 })
    }),
  )

  it(
    'a refund without a credit invoice makes the booking smaller, and never counts again',
    inShop(async (shop) => {
      const sale = paidSale(shop)
      shop.multisafepay.world.refund(sale, 2_100, { at: '2026-11-12T10:00:00' })
      const job = shop.job()
      assert.deepEqual(reasonsOf((await job.run(BULK)).lines), { '2026-1': 'paid-partly-book' })
      assert.deepEqual(outcomesOf((await job.run(BULK)).lines), { '2026-1': 'already-booked' })
      assertBooksAreRight(shop, { openCents: 2_100, clearingCents: 10_000 })
    }),
  )

  for (const lookup of ['single', 'bulk'] as const) {
    it(
      `a refund with an order id of its own is found at its order, when looked up in ${lookup}`,
      inShop(async (shop) => {
        const sale = paidSale(shop)
        shop.multisafepay.world.refund(sale, 12_100, { at: '2026-11-12T10:00:00', refundOrderId: 'R-77' })
        const { lines } = await shop.job().run({ matched: { lookup } })
        assert.deepEqual(outcomesOf(lines), { '2026-1': 'refunded' })
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
      }),
    )
  }

  it(
    'a refund that is still on its way holds the sale',
    inShop(async (shop) => {
      const sale = paidSale(shop)
      const refund = shop.multisafepay.world.refund(sale, 2_100, { at: '2026-11-12T10:00:00', status: 'reserved' })
      const job = shop.job()
      assert.deepEqual(outcomesOf((await job.run(BULK)).lines), { '2026-1': 'pending' })
      shop.multisafepay.world.change(refund, { status: 'cancelled', financialStatus: 'cancelled' })
      assert.deepEqual(statesOf((await job.run(BULK)).lines), { '2026-1': 'booked' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
    }),
  )
})

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

function paidSale(shop: Shop) {
  shop.sell('2026-1', 12_100, 'K-1')
  return shop.pay('K-1', 12_100)
}

function matching(settings: Partial<MatchSettings>): JobGiven {
  return { matched: { lookup: 'bulk', settings: { ...MATCHED.settings, ...settings } } }
}
