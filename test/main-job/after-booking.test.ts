// The world goes on between preview and booking, and after it: what was seen is judged anew, what changed is in sight.

import assert from 'node:assert/strict'

import { amsterdamFromUnix } from '../../sandbox/multisafepay/amsterdam-time.ts'
import { openFlow, throughFlow } from './flow.ts'
import type { JobGiven } from './main-job.ts'
import { assertBooksAreRight, bookedKeys, inShop, outcomesOf, reasonsOf, type Shop, statesOf } from './shop.ts'

const BULK: JobGiven = { matched: { lookup: 'bulk' } }
const ELEVEN_MINUTES_MS = 660_000

describe('Between matching and booking', () => {
  for (const lookup of ['single', 'bulk'] as const) {
    it(
      `a refund is seen once the reading is ten minutes old, when looked up in ${lookup}`,
      inShop(async (shop) => {
        const sale = paidSale(shop)
        shop.sell('2026-2', 4_500, 'K-2')
        shop.pay('K-2', 4_500)
        const job = shop.job()
        const message = await job.fetchAndMatch({ matched: { lookup } })
        shop.multisafepay.world.refund(sale, 12_100, { at: '2026-11-20T12:01:00', completedAt: '2026-11-20T12:05:00' })
        shop.clock.pass(ELEVEN_MINUTES_MS)
        const { lines } = await job.book(message, { matched: { lookup } })
        assert.deepEqual(outcomesOf(lines), { '2026-1': 'refunded', '2026-2': 'paid' })
        assert.deepEqual(statesOf(lines), { '2026-2': 'booked' })
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 4_500 })
      }),
    )

    it(
      `an invoice that was settled by hand drops out, when looked up in ${lookup}`,
      inShop(async (shop) => {
        paidSale(shop)
        const job = shop.job()
        const shown = await previewed(job, { matched: { lookup } })
        shop.snelstart.world.settleByHand('2026-1', 12_100, '2026-11-19')
        const { lines } = await job.book(shown, { matched: { lookup } })
        assert.deepEqual(reasonsOf(lines), { '2026-1': 'balance-changed' })
        shop.clock.pass(ELEVEN_MINUTES_MS)
        const later = await job.book(shown, { matched: { lookup } })
        assert.deepEqual(reasonsOf(later.lines), { '2026-1': 'gone-since-preview' })
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 0 })
      }),
    )
  }

  it(
    'an invoice that was settled in part by hand is not booked for what was shown',
    inShop(async (shop) => {
      paidSale(shop)
      const job = shop.job()
      const shown = await previewed(job, BULK)
      shop.snelstart.world.settleByHand('2026-1', 100, '2026-11-19')
      assert.deepEqual(reasonsOf((await job.book(shown, BULK)).lines), { '2026-1': 'balance-changed' })
      shop.clock.pass(ELEVEN_MINUTES_MS)
      assert.deepEqual(reasonsOf((await job.book(shown, BULK)).lines), { '2026-1': 'overpaid-hold' })
      assertBooksAreRight(shop, { openCents: 12_000, clearingCents: 0 })
    }),
  )

  it(
    'an invoice that was deleted drops out',
    inShop(async (shop) => {
      paidSale(shop)
      const job = shop.job()
      const message = await job.fetchAndMatch(BULK)
      shop.snelstart.world.deleteInvoice('2026-1')
      assert.deepEqual(reasonsOf((await job.book(message, BULK)).lines), { '2026-1': 'gone-since-preview' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 0 })
    }),
  )

  it(
    'an invoice that came in meanwhile with the same reference holds its money',
    inShop(async (shop) => {
      paidSale(shop)
      const job = shop.job()
      const message = await job.fetchAndMatch(BULK)
      shop.sell('2026-2', 5_000, 'K-1')
      shop.clock.pass(ELEVEN_MINUTES_MS)
      const { lines } = await job.book(message, BULK)
      assert.deepEqual(outcomesOf(lines), { '2026-1': 'ambiguous-reference' })
      assertBooksAreRight(shop, { openCents: 17_100, clearingCents: 0 })
    }),
  )

  it(
    'the same message twice books once, and tells the second time what was booked',
    inShop(async (shop) => {
      paidSale(shop)
      const job = shop.job()
      const message = await job.fetchAndMatch(BULK)
      assert.deepEqual(statesOf((await job.book(message, BULK)).lines), { '2026-1': 'booked' })
      const again = await job.book(message, BULK)
      assert.deepEqual(statesOf(again.lines), { '2026-1': 'already-booked' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
    }),
  )

  it(
    'a preview shows exactly what is booked',
    inShop(async (shop) => {
      paidSale(shop)
      shop.sell('2026-2', 9_000, 'K-2')
      shop.multisafepay.world.giftCardPlusIdeal({
        orderId: 'K-2',
        giftCents: 2_500,
        idealCents: 6_500,
        at: '2026-11-11T10:00:00',
      })
      const job = shop.job()
      const shown = await previewed(job, BULK)
      assert.deepEqual(bookedKeys(shop), [])
      const { lines } = await job.book(shown, BULK)
      const figures = ({ lines: of }: Pick<typeof shown, 'lines'>) =>
        of.flatMap(({ bookings = [] }) =>
          bookings.map(({ key, date, writeOffCents, clearingCents, covers }) => ({
            key,
            date,
            writeOffCents,
            clearingCents,
            covers,
          })),
        )
      assert.deepEqual(figures({ lines }), figures(shown))
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 21_100 })
    }),
  )
})

describe('After booking', () => {
  it(
    'a chargeback, a refund and a won dispute are in sight in every run, with their total',
    inShop(async (shop) => {
      const { world } = shop.multisafepay
      const sale = paidSale(shop)
      shop.sell('2026-2', 4_500, 'K-2')
      const other = shop.pay('K-2', 4_500)
      const flow = openFlow(shop)
      await throughFlow(flow)
      const chargeback = world.chargeback(sale, 12_100, justNow())
      const refund = world.refund(other, 500, justNow())
      for (let run = 0; run < 2; run += 1) {
        const [message] = await throughFlow(flow)
        const returned = message?.reconcile.returnedAfterBooking?.map(({ transactionId }) => transactionId)
        assert.deepEqual(returned?.toSorted(), [chargeback.id, refund.id].sort())
        assert.equal(message?.reconcile.returnedAfterBookingCents, -12_600)
      }
      const won = world.reverseChargeback(chargeback, justNow())
      const [message] = await throughFlow(flow)
      const returned = message?.reconcile.returnedAfterBooking?.map(({ transactionId }) => transactionId)
      assert.ok(returned?.includes(won.id))
      assert.equal(message?.reconcile.returnedAfterBookingCents, -500)
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 16_600 })
    }),
  )

  for (const lookup of ['single', 'bulk'] as const) {
    it(
      `a refund with an order id of its own is in sight, when looked up in ${lookup}`,
      inShop(async (shop) => {
        const sale = paidSale(shop)
        shop.sell('2026-9', 100, 'K-9')
        const flow = openFlow(shop)
        const match = { lookup }
        await throughFlow(flow, { match })
        shop.multisafepay.world.refund(sale, 2_100, { ...justNow(), refundOrderId: 'R-77' })
        const [message] = await throughFlow(flow, { match })
        assert.equal(message?.reconcile.returnedAfterBookingCents, -2_100)
      }),
    )
  }

  it(
    'a booking of which nobody knows stays in sight, also when its invoice was settled by hand, until a person frees it',
    inShop(async (shop) => {
      const sale = paidSale(shop)
      const flow = openFlow(shop)
      shop.snelstart.faults.add({ when: { method: 'POST', path: /boekingen$/ }, what: { kind: 'cut-before' } })
      await throughFlow(flow)
      shop.snelstart.world.settleByHand('2026-1', 12_100, '2026-11-20')
      const inDoubt = { key: `MSP-${sale.id}`, date: '2026-11-10', clearingCents: 12_100, invoiceNumbers: ['2026-1'] }
      const matched = await flow.match(await flow.fetch())
      assert.deepEqual(matched[0]?.reconcile.inDoubt, [inDoubt])
      assert.deepEqual(matched[0].payload, [])
    }),
  )

  it(
    'a booking that a person undid is in sight, and is made again only when its key is freed',
    inShop(async (shop) => {
      const sale = paidSale(shop)
      const job = shop.job()
      await job.run(BULK)
      const key = `MSP-${sale.id}`
      const [booking] = shop.snelstart.world.bookingsWith(key)
      assert.ok(booking && shop.snelstart.world.deleteBooking(booking.id))
      for (let run = 0; run < 2; run += 1) {
        const { lines } = await job.run(BULK)
        assert.deepEqual(reasonsOf(lines), { '2026-1': 'already-booked-undone' })
        assert.equal(lines[0]?.attention, true)
      }
      assert.deepEqual(bookedKeys(shop), [])
      const held = await job.register.hold(new AbortController().signal)
      assert.equal(await held.release(key, { who: 'Anna', why: 'booked on the wrong invoice' }), true)
      await held.close()
      assert.deepEqual(statesOf((await job.run(BULK)).lines), { '2026-1': 'booked' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
    }),
  )

  it(
    'a booking that a person undid in part is in sight',
    inShop(async (shop) => {
      shop.sell('2026-1', 9_000, 'K-1')
      const [first] = [shop.pay('K-1', 3_000), shop.pay('K-1', 3_000)]
      const job = shop.job()
      await job.run(BULK)
      const [booking] = shop.snelstart.world.bookingsWith(`MSP-${first.id}`)
      assert.ok(booking && shop.snelstart.world.deleteBooking(booking.id))
      const { lines } = await job.run(BULK)
      assert.deepEqual(reasonsOf(lines), { '2026-1': 'already-booked-undone' })
      shop.pay('K-1', 3_000, { at: '2026-11-15T10:00:00' })
      const later = await job.run(BULK)
      assert.deepEqual(statesOf(later.lines), { '2026-1': 'booked' })
      assert.deepEqual(reasonsOf((await job.run(BULK)).lines), { '2026-1': 'already-booked-undone' })
      assertBooksAreRight(shop, { openCents: 3_000, clearingCents: 6_000 })
    }),
  )
})

/** The flow runs on the machine's own clock, and a later run reads what is new since the earlier one. */
function justNow(): { at: string; completedAt: string } {
  const at = amsterdamFromUnix(Math.floor(Date.now() / 1000) - 60)
  return { at, completedAt: at }
}

function paidSale(shop: Shop) {
  shop.sell('2026-1', 12_100, 'K-1')
  return shop.pay('K-1', 12_100)
}

/** What a person was shown: nothing else may be booked. */
async function previewed(job: ReturnType<Shop['job']>, given: JobGiven) {
  const message = await job.fetchAndMatch(given)
  const { lines } = await job.book(message, { ...given, settings: { mode: 'preview' } })
  return { lines, run: { ...message.run, mode: 'preview' as const } }
}
