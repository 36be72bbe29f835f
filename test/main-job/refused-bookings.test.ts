// SnelStart says no to a booking, or the books change at the moment of booking.

import assert from 'node:assert/strict'

import { calendarDate } from '../../nodes/reconcile/domain/calendar-date.ts'
import { type Exchange, exchange as overHttp } from '../../nodes/shared/http/exchange.ts'
import { assertBooksAreRight, assertStopped, inShop, reasonsOf, type Shop, statesOf } from './shop.ts'

describe('SnelStart refuses a booking', () => {
  for (const journal of [2900, 1015]) {
    it(
      `whose period is closed: it is refused by its own code and the rest is booked, in journal ${journal}`,
      inShop(async (shop) => {
        onePaidInvoice(shop)
        shop.sell('2026-2', 2_000, 'K-2')
        shop.pay('K-2', 2_000, { at: '2026-10-28T10:00:00' })
        shop.snelstart.world.closePeriod('2026-10-31')
        const job = shop.job()
        const settings = { bookingJournal: journal }
        const { lines, stopped } = await job.run({ settings })
        assert.equal(stopped, undefined)
        assert.deepEqual(statesOf(lines), { '2026-1': 'booked', '2026-2': 'refused' })
        const refused = lines.find(({ debtor }) => debtor.invoiceNumber === '2026-2')
        assert.match(refused?.booking?.error?.message ?? '', /BOE-0042/)
        assert.equal(refused?.attention, true)
        const moved = await job.run({ settings: { ...settings, closedPeriod: 'first-open-day' } })
        assert.equal(moved.lines[0]?.booking?.date, '2026-11-01')
        const [booking] = shop.snelstart.world.bookingsWith(moved.lines[0].booking.key)
        assert.equal(booking?.entry.date, '2026-11-01')
        assert.match(booking.written.omschrijving ?? '', /2026-10-28/)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 14_100 })
      }),
    )
  }

  it(
    'that would move past today: it stays refused, and is tried anew in the next run',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      shop.snelstart.world.closePeriod('2026-11-30')
      const job = shop.job()
      const settings = { closedPeriod: 'first-open-day' as const, bookFrom: calendarDate('2026-01-01') }
      assert.deepEqual(statesOf((await job.run({ settings })).lines), { '2026-1': 'refused' })
      shop.snelstart.world.closePeriod('2026-10-31')
      assert.deepEqual(statesOf((await job.run({ settings })).lines), { '2026-1': 'booked' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
    }),
  )

  it(
    'that would move into another financial year: it stays refused',
    inShop(async (shop) => {
      shop.sell('2025-9', 12_100, 'K-1', { date: '2025-12-20' })
      shop.pay('K-1', 12_100, { at: '2025-12-30T10:00:00' })
      shop.snelstart.world.closePeriod('2025-12-31')
      const { lines } = await shop.job().run({ settings: { closedPeriod: 'first-open-day' } })
      assert.deepEqual(statesOf(lines), { '2025-9': 'refused' })
      assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
    }),
  )

  it(
    'because the invoice was settled just now: nothing is half done',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      shop.snelstart.switches.overpayment = 'refuse'
      const job = shop.job()
      const message = await job.fetchAndMatch()
      const settle = (): void => void shop.snelstart.world.settleByHand('2026-1', 12_100, '2026-11-19')
      settle()
      const { lines, stopped } = await job.book(message)
      assert.equal(stopped, undefined)
      assert.deepEqual(reasonsOf(lines), { '2026-1': 'balance-changed' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 0 })
    }),
  )

  const bothJournals = [2900, 1015]
  for (const journal of bothJournals) {
    it(
      `because the invoice was settled at the very moment: it is refused, and nothing is half done, in journal ${journal}`,
      inShop(async (shop) => {
        onePaidInvoice(shop)
        shop.snelstart.switches.overpayment = 'refuse'
        const { lines, stopped } = await jobWithRace(shop).run({ settings: { bookingJournal: journal } })
        assert.deepEqual(statesOf(lines), { '2026-1': 'refused' })
        assert.equal(stopped?.code, 'BALANCE_UNEXPECTED')
        assert.equal(lines[0]?.attention, true)
        assert.deepEqual((await shop.job().run()).lines, [])
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 0 })
      }),
    )

    it(
      `not, although the invoice was settled at the very moment: the run stops with the figures, in journal ${journal}`,
      inShop(async (shop) => {
        onePaidInvoice(shop)
        shop.sell('2026-2', 2_000, 'K-2')
        shop.pay('K-2', 2_000, { at: '2026-11-12T10:00:00' })
        const { lines, stopped } = await jobWithRace(shop).run({ settings: { bookingJournal: journal } })
        assertStopped({ lines, stopped, unmatched: undefined }, 'BALANCE_UNEXPECTED', 'other-balance')
        assert.deepEqual([stopped?.values['expectedCents'], stopped?.values['nowCents']], [0, -12_100])
        assert.deepEqual(reasonsOf(lines), { '2026-1': 'balance-unexpected', '2026-2': 'run-stopped' })
        assert.deepEqual(statesOf(lines), { '2026-1': 'booked' })
        assertBooksAreRight(shop, { openCents: 2_000 - 12_100, clearingCents: 12_100 })
      }),
    )
  }
})

/** Somebody settles the first invoice by hand after its balance was read, just before the booking arrives. */
function jobWithRace(shop: Shop): ReturnType<Shop['job']> {
  let isSettled = false
  const exchange: Exchange = (request, signal) => {
    if (!isSettled && request.method === 'POST' && request.url.endsWith('boekingen')) {
      isSettled = true
      shop.snelstart.world.settleByHand('2026-1', 12_100, '2026-11-20')
    }
    return overHttp(request, signal)
  }
  return shop.job({ exchange })
}

function onePaidInvoice(shop: Shop): void {
  shop.sell('2026-1', 12_100, 'K-1')
  shop.pay('K-1', 12_100)
}
