// What comes later is found later, whatever was kept of earlier runs; and what was interrupted goes on.

import assert from 'node:assert/strict'

import { type Exchange, exchange as overHttp } from '../../nodes/shared/http/exchange.ts'
import type { JobGiven } from './main-job.ts'
import { assertBooksAreRight, assertStopped, bookedKeys, inShop, outcomesOf, type Shop, statesOf } from './shop.ts'

const LOOKUPS = ['single', 'bulk'] as const
const HOUR_MS = 3_600_000

describe('A later run', () => {
  for (const lookup of LOOKUPS) {
    const given: JobGiven = { matched: { lookup } }

    it(
      `finds a reference that the order got after the first run, and one that was put right, when looked up in ${lookup}`,
      inShop(async (shop) => {
        const without = shop.sell('2026-1', 12_100, undefined, { order: {} })
        const wrong = shop.sell('2026-2', 4_500, 'K-wrong')
        shop.pay('K-1', 12_100)
        shop.pay('K-2', 4_500)
        const job = shop.job()
        assert.deepEqual(outcomesOf((await job.run(given)).lines), { '2026-1': 'no-reference', '2026-2': 'not-found' })
        shop.clock.pass(HOUR_MS)
        const [[first], [second]] = [without.orders, wrong.orders]
        assert.ok(first && second)
        shop.snelstart.world.changeOrder(first, { betalingskenmerk: 'K-1' })
        shop.snelstart.world.changeOrder(second, { betalingskenmerk: 'K-2' })
        assert.deepEqual(statesOf((await job.run(given)).lines), { '2026-1': 'booked', '2026-2': 'booked' })
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 16_600 })
      }),
    )

    it(
      `finds money that came in after the first run, on a payment that was there already, when looked up in ${lookup}`,
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, 'K-1')
        shop.sell('2026-2', 4_500, 'K-2')
        shop.sell('2026-3', 700, 'K-3')
        const { world } = shop.multisafepay
        const started = { status: 'initialized', financialStatus: 'initialized' }
        const transfer = shop.pay('K-1', 12_100, { method: 'BANKTRANS', ...started })
        const klarna = world.authorise({ orderId: 'K-2', cents: 4_500, at: '2026-11-10T10:00:00' })
        shop.pay('K-3', 700, { status: 'expired', financialStatus: 'expired' })
        const job = shop.job()
        const { lines } = await job.run(given)
        assert.deepEqual(outcomesOf(lines), { '2026-1': 'pending', '2026-2': 'pending', '2026-3': 'unpaid' })
        shop.clock.pass(24 * HOUR_MS)
        world.complete(transfer, '2026-11-21T09:00:00')
        world.complete(klarna, '2026-11-21T09:30:00')
        shop.pay('K-3', 700, { at: '2026-11-21T10:00:00' })
        const later = await job.run(given)
        assert.deepEqual(statesOf(later.lines), { '2026-1': 'booked', '2026-2': 'booked', '2026-3': 'booked' })
        const [booking] = shop.snelstart.world.bookingsWith(`MSP-${transfer.id}`)
        assert.equal(booking?.entry.date, '2026-11-21')
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 17_300 })
      }),
    )

    it(
      `books a message whose reading was forgotten, also in another process, when looked up in ${lookup}`,
      inShop(async (shop) => {
        paidInvoices(shop, 3)
        const job = shop.job()
        const message = await job.fetchAndMatch(given)
        const another = await job.fetchAndMatch(given)
        for (let run = 0; run < 3; run += 1) await job.fetchAndMatch(given)
        const restarted = shop.job({ folder: job.folder })
        assert.equal(Object.keys(statesOf((await restarted.book(another, given)).lines)).length, 3)
        const late = await job.book(message, given)
        assert.deepEqual(new Set(Object.values(statesOf(late.lines))), new Set(['already-booked']))
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 3_006 })
      }),
    )
  }

  it(
    'goes on where a redeploy ended the first one: the write that had left is noted, the rest is booked',
    inShop(async (shop) => {
      paidInvoices(shop, 5)
      const redeploy = new AbortController()
      const job = shop.job({ signal: redeploy.signal, exchange: onWrite(3, () => redeploy.abort()) })
      const first = await job.run()
      assertStopped(first, 'CANCELLED', 'while-booking')
      const booked = bookedKeys(shop).length
      assert.equal(Object.values(statesOf(first.lines)).filter((state) => state === 'booked').length, booked)
      assert.ok(booked >= 2 && booked < 5, `${booked} booked`)
      assertStopped(await shop.job({ folder: job.folder }).run(), undefined)
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 5_015 })
    }),
  )

  it(
    'still shows a booking that may be there, as long as nobody knows',
    inShop(async (shop) => {
      paidInvoices(shop, 2)
      shop.snelstart.faults.add({ when: { method: 'POST', path: /boekingen$/ }, what: { kind: 'cut-before' } })
      const job = shop.job()
      assert.deepEqual(statesOf((await job.run()).lines), { '2026-1': 'unknown', '2026-2': 'booked' })
      shop.snelstart.world.settleByHand('2026-1', 1, '2026-11-20')
      for (let run = 0; run < 2; run += 1) {
        const { lines } = await job.run()
        assert.deepEqual(statesOf(lines), { '2026-1': 'unknown' })
        assert.equal(lines[0]?.attention, true)
      }
      assertBooksAreRight(shop, { openCents: 1_000, clearingCents: 1_002 })
    }),
  )
})

function paidInvoices(shop: Shop, count: number): void {
  for (let nth = 1; nth <= count; nth += 1) {
    shop.sell(`2026-${nth}`, 1_000 + nth, `K-${nth}`)
    shop.pay(`K-${nth}`, 1_000 + nth)
  }
}

/** Something happens just as this write leaves. */
function onWrite(nth: number, happens: () => void): Exchange {
  let writes = 0
  return (request, signal) => {
    if (request.method === 'POST' && request.url.endsWith('boekingen')) {
      writes += 1
      if (writes === nth) happens()
    }
    return overHttp(request, signal)
  }
}
