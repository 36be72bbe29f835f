// A booking is taken back by a reversing entry (tegenboeken): nothing is deleted, its invoices are open again, and the
// money is in sight and booked nowhere until a person frees the key.

import assert from 'node:assert/strict'

import { cents } from '../../nodes/reconcile/domain/cents.ts'
import { type JobGiven, MATCHED } from './main-job.ts'
import { assertBooksAreRight, bookedKeys, inShop, reasonsOf, type Shop, statesOf } from './shop.ts'

const WAYS = [
  { name: 'a Memoriaal that settles with a plus', journal: 2900, sign: 'positive-settles' },
  { name: 'a Memoriaal that settles with a minus', journal: 2900, sign: 'negative-settles' },
  { name: 'a Bank journal', journal: 1015, sign: 'positive-settles' },
] as const
type Way = (typeof WAYS)[number]

const BULK: JobGiven = { matched: { lookup: 'bulk' } }

describe('A booking that is reversed', () => {
  for (const way of WAYS) {
    it(
      `opens its invoice again, is booked no more by itself, and is booked anew once its key is freed, in ${way.name}`,
      inWay(way, async (shop, given) => {
        const key = `MSP-${paidSale(shop).id}`
        const job = shop.job()
        await job.run(given)
        const { state, order } = await job.reverse(key)
        assert.deepEqual([state, order.key, order.date], ['booked', reversing(key), '2026-11-20'])
        assert.deepEqual(bookedKeys(shop), [key, reversing(key)])
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
        for (let run = 0; run < 2; run += 1) {
          const { lines } = await job.run(given)
          assert.deepEqual(reasonsOf(lines), { '2026-1': 'booking-reversed' })
          assert.equal(lines[0]?.attention, true)
          assert.equal(lines[0].amountToBookCents, 0)
        }
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
        assert.equal(await job.release(key), true)
        const { lines } = await job.run(given)
        assert.deepEqual(
          lines.map(({ booking }) => [booking?.state, booking?.key]),
          [['booked', `${key}-2`]],
        )
        assert.deepEqual((await job.run(given)).lines, [])
        assert.deepEqual(bookedKeys(shop), [key, `${key}-2`, reversing(key)])
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
      }),
    )

    it(
      `can be reversed in its second turn too, under a key of its own, in ${way.name}`,
      inWay(way, async (shop, given) => {
        const { id } = paidSale(shop)
        const job = shop.job()
        for (const key of [`MSP-${id}`, `MSP-${id}-2`]) {
          await job.run(given)
          await job.reverse(key)
          await job.release(key)
        }
        assert.deepEqual(statesOf((await job.run(given)).lines), { '2026-1': 'booked' })
        const turns = [`MSP-${id}`, `MSP-${id}-2`, `MSP-${id}-3`, `MSP-R-${id}`, `MSP-R2-${id}`]
        assert.deepEqual(bookedKeys(shop), turns)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
      }),
    )

    it(
      `for several invoices, one of them a credit invoice, opens them all again, in ${way.name}`,
      inWay(way, async (shop, given) => {
        shop.sell('2026-0', 700, 'K-0')
        shop.pay('K-0', 700)
        for (const [number, amount] of Object.entries({ '2026-1': 7_000, '2026-2': 2_000, '2026-3': -1_500 })) {
          shop.sell(number, amount, 'K-1')
        }
        const { id } = shop.pay('K-1', 7_500)
        const job = shop.job()
        await job.run(given)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 8_200 })
        const { order } = await job.reverse(`MSP-${id}`)
        assert.deepEqual(Object.fromEntries(order.lines.map((line) => [line.invoiceNumber, line.cents])), {
          '2026-1': -7_000,
          '2026-2': -2_000,
          '2026-3': 1_500,
        })
        assertBooksAreRight(shop, { openCents: 7_500, clearingCents: 700 })
        const reasons = reasonsOf((await job.run(given)).lines)
        assert.deepEqual(new Set(Object.values(reasons)), new Set(['booking-reversed']))
        await job.release(`MSP-${id}`)
        await job.run(given)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 8_200 })
      }),
    )

    it(
      `of a return on a credit invoice opens that one again, in ${way.name}`,
      inWay(way, async (shop, given) => {
        const sale = paidSale(shop)
        const job = shop.job()
        await job.run(given)
        shop.sell('2026-1C', -2_100, 'K-1')
        const refund = shop.multisafepay.world.refund(sale, 2_100, { at: '2026-11-12T09:00:00' })
        shop.clock.pass(86_400_000)
        await job.run(given)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 10_000 })
        await job.reverse(`MSP-${refund.id}`)
        assertBooksAreRight(shop, { openCents: -2_100, clearingCents: 12_100 })
        assert.deepEqual(reasonsOf((await job.run(given)).lines), { '2026-1C': 'booking-reversed' })
      }),
    )
  }

  it(
    'takes the difference and the overpaid rest back too, from the accounts that they were booked on then',
    inShop(async (shop) => {
      shop.sell('2026-1', 12_100, 'K-1')
      shop.sell('2026-2', 12_100, 'K-2')
      const [less, more] = [shop.pay('K-1', 12_095), shop.pay('K-2', 12_500)]
      const job = shop.job()
      const settings = { ...MATCHED.settings, toleranceCents: cents(5), overpaid: 'book-open' as const }
      await job.run({ matched: { settings }, settings: { differenceAccount: 7980, overpaidAccount: 1460 } })
      const { world } = shop.snelstart
      assert.deepEqual([world.balanceCents(7980), world.balanceCents(1460)], [5, -400])
      for (const { id } of [less, more]) await job.reverse(`MSP-${id}`)
      assert.deepEqual([world.balanceCents(7980), world.balanceCents(1460)], [0, 0])
      assertBooksAreRight(shop, { openCents: 24_200, clearingCents: 0 })
    }),
  )

  it(
    'is one of two instalments: only that one is open again, and a new payment is booked as ever',
    inShop(async (shop) => {
      shop.sell('2026-1', 9_000, 'K-1')
      const first = shop.pay('K-1', 3_000)
      const second = shop.pay('K-1', 3_000, { at: '2026-11-11T10:00:00' })
      const job = shop.job()
      await job.run(BULK)
      await job.reverse(`MSP-${first.id}`)
      assertBooksAreRight(shop, { openCents: 6_000, clearingCents: 3_000 })
      assert.deepEqual(reasonsOf((await job.run(BULK)).lines), { '2026-1': 'booking-reversed' })
      shop.pay('K-1', 3_000, { at: '2026-11-15T10:00:00' })
      shop.clock.pass(86_400_000)
      assert.deepEqual(statesOf((await job.run(BULK)).lines), { '2026-1': 'booked' })
      const { lines } = await job.run(BULK)
      assert.deepEqual(reasonsOf(lines), { '2026-1': 'booking-reversed' })
      assert.ok(lines[0]?.bookings?.some(({ key }) => key === `MSP-${second.id}`))
      assertBooksAreRight(shop, { openCents: 3_000, clearingCents: 6_000 })
    }),
  )

  it(
    'stays in sight as money that nobody asks for, when its invoice was settled otherwise',
    inShop(async (shop) => {
      const { id } = paidSale(shop)
      const job = shop.job()
      await job.run(BULK)
      await job.reverse(`MSP-${id}`)
      shop.snelstart.world.settleByHand('2026-1', 12_100, '2026-11-20')
      const { lines, unmatched } = await job.run(BULK)
      assert.deepEqual(lines, [])
      assert.deepEqual(
        unmatched?.map(({ transactionId }) => transactionId),
        [id],
      )
    }),
  )

  it(
    'was previewed first: it is shown to the cent and the day, and nothing is written',
    inShop(async (shop) => {
      const key = `MSP-${paidSale(shop).id}`
      const job = shop.job()
      await job.run(BULK)
      const writes = () => shop.snelstart.requests.filter(({ method }) => method === 'POST').length
      const before = writes()
      const shown = await job.reverse(key, 'preview')
      assert.equal(shown.state, 'preview')
      assert.equal(writes(), before)
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
      assert.deepEqual((await job.reverse(key)).order, shown.order)
      assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
    }),
  )

  it(
    'after a restart is still reversed, and the register says who wanted it and why',
    inShop(async (shop) => {
      const key = `MSP-${paidSale(shop).id}`
      const job = shop.job()
      await job.run(BULK)
      await job.reverse(key)
      const later = shop.job({ folder: job.folder })
      assert.deepEqual(reasonsOf((await later.run(BULK)).lines), { '2026-1': 'booking-reversed' })
      const entry = (await later.register.entries()).get(reversing(key))
      assert.deepEqual(entry?.reverses, { key, who: 'Anna', why: 'wrong invoice' })
    }),
  )

  for (const journal of [2900, 1015]) {
    it(
      `is not booked again by a Node-RED that lost its register, in journal ${journal}`,
      inShop(async (shop) => {
        const given = { ...BULK, settings: { bookingJournal: journal } }
        const key = `MSP-${paidSale(shop).id}`
        const job = shop.job()
        await job.run(given)
        await job.reverse(key)
        const { lines } = await shop.job().run(given)
        assert.deepEqual(reasonsOf(lines), { '2026-1': 'already-booked-undone' })
        assert.equal(lines[0]?.attention, true)
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
      }),
    )

    for (const filter of ['refused', 'ignored'] as const) {
      it(
        `is reversed to the cent where SnelStart's filters are ${filter}, in journal ${journal}`,
        inShop(async (shop) => {
          const given = { ...BULK, settings: { bookingJournal: journal } }
          const key = `MSP-${paidSale(shop).id}`
          shop.sell('2026-2', 700, 'K-2')
          shop.pay('K-2', 700)
          Object.assign(shop.snelstart.switches.filterable, { datum: filter, dagboekId: filter, boekstuk: filter })
          const job = shop.job()
          await job.run(given)
          await job.reverse(key)
          assert.deepEqual(reasonsOf((await job.run(given)).lines), { '2026-1': 'booking-reversed' })
          assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 700 })
        }),
      )
    }
  }

  it(
    'whose reversing entry a person removed in SnelStart counts again once the key of that entry is freed',
    inShop(async (shop) => {
      const key = `MSP-${paidSale(shop).id}`
      const job = shop.job()
      await job.run(BULK)
      await job.reverse(key)
      const [entry] = shop.snelstart.world.bookingsWith(reversing(key))
      assert.ok(entry && shop.snelstart.world.deleteBooking(entry.id))
      assert.equal(await job.release(reversing(key)), true)
      assert.deepEqual((await job.run(BULK)).lines, [])
      await job.reverse(key)
      assert.deepEqual(bookedKeys(shop), [key, reversing(key)])
      assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
    }),
  )
})

function inWay({ journal, sign }: Way, scenario: (shop: Shop, given: JobGiven) => Promise<void>): () => Promise<void> {
  return inShop((shop) => {
    shop.snelstart.switches.memoriaalSign = sign
    return scenario(shop, { ...BULK, settings: { bookingJournal: journal } })
  })
}

function paidSale(shop: Shop) {
  shop.sell('2026-1', 12_100, 'K-1')
  return shop.pay('K-1', 12_100)
}

const reversing = (key: string): string => key.replace('MSP-', 'MSP-R-')
