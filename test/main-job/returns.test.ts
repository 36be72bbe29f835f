// Money that went back, and the credit invoices that belong to it.

import assert from 'node:assert/strict'

import type { JobGiven } from './main-job.ts'
import { assertBooksAreRight, bookedKeys, inShop, outcomesOf, reasonsOf, type Shop, statesOf } from './shop.ts'

const BULK: JobGiven = { matched: { lookup: 'bulk' } }

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

function paidSale(shop: Shop) {
  shop.sell('2026-1', 12_100, 'K-1')
  return shop.pay('K-1', 12_100)
}
