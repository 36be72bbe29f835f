// Invoices and accounts that change between the runs, and payments that are older than their invoice.

import assert from 'node:assert/strict'

import { cents } from '../../nodes/reconcile/domain/cents.ts'
import type { MatchSettings } from '../../nodes/reconcile/domain/matching/match-settings.ts'
import { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import { type Exchange, exchange as overHttp } from '../../nodes/shared/http/exchange.ts'
import { type JobGiven, MATCHED } from './main-job.ts'
import { assertBooksAreRight, bookedKeys, inShop, outcomesOf, reasonsOf, type Shop, statesOf } from './shop.ts'

const DAY_MS = 86_400_000
const DIFFERENCE_ACCOUNT = 7980

for (const journal of [2900, 1015]) {
  const given: JobGiven = { matched: { lookup: 'bulk' }, settings: { bookingJournal: journal } }

  describe(`A payment from before its invoice, in journal ${journal}`, () => {
    it(
      'is booked on the day of the payment, months before the invoice, when the betalingskenmerk found it',
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, 'K-1', { date: '2026-11-12' })
        const { id } = shop.pay('K-1', 12_100, { at: '2026-08-01T10:00:00' })
        const job = shop.job()
        assert.deepEqual(statesOf((await job.run(given)).lines), { '2026-1': 'booked' })
        assert.equal(shop.snelstart.world.bookingsWith(`MSP-${id}`)[0]?.entry.date, '2026-08-01')
        assert.deepEqual((await job.run(given)).lines, [])
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
      }),
    )

    it(
      'is held when only the invoice number found it and it is older by more than sixty days',
      inShop(async (shop) => {
        for (const [number, day] of [
          ['1001', '2026-08-01'],
          ['1002', '2026-10-20'],
        ] as const) {
          shop.sell(number, 12_100, undefined, { date: '2026-11-12', order: {} })
          shop.pay(number, 12_100, { at: `${day}T10:00:00` })
        }
        const job = shop.job()
        const byNumber = matching({ references: ['factuurnummer'] }, given)
        const { lines } = await job.run(byNumber)
        assert.deepEqual(reasonsOf(lines), { '1001': 'weak-too-old', '1002': 'paid' })
        assert.deepEqual(statesOf(lines), { '1002': 'booked' })
        assert.deepEqual(reasonsOf((await job.run(byNumber)).lines), { '1001': 'weak-too-old' })
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 12_100 })
      }),
    )

    it(
      'in a year that is closed stays refused, also on the first open day: a person chooses the year',
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, 'K-1', { date: '2026-01-05' })
        shop.pay('K-1', 12_100, { at: '2025-12-30T10:00:00' })
        shop.snelstart.world.closePeriod('2025-12-31')
        const job = shop.job()
        const moving: JobGiven = { ...given, settings: { ...given.settings, closedPeriod: 'first-open-day' } }
        for (let run = 0; run < 2; run += 1) {
          const { lines } = await job.run(moving)
          assert.deepEqual(statesOf(lines), { '2026-1': 'refused' })
          assert.equal(lines[0]?.attention, true)
        }
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
        const today: JobGiven = { ...given, settings: { ...given.settings, bookingDate: 'today' } }
        assert.deepEqual(statesOf((await job.run(today)).lines), { '2026-1': 'booked' })
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
      }),
    )
  })

  describe(`An invoice that is renumbered, in journal ${journal}`, () => {
    it(
      'between matching and booking is booked under its new number',
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, 'K-1')
        shop.pay('K-1', 12_100)
        const job = shop.job()
        const message = await job.fetchAndMatch(given)
        shop.snelstart.world.renumberInvoice('2026-1', '2026-1A')
        shop.clock.pass(DAY_MS)
        const { stopped } = await job.book(message, given)
        assert.equal(stopped, undefined)
        const [key = ''] = bookedKeys(shop)
        assert.match(shop.snelstart.world.bookingsWith(key)[0]?.written.omschrijving ?? '', /2026-1A/)
        assert.deepEqual((await job.run(given)).lines, [])
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
      }),
    )

    it(
      'between two instalments gets the second one, and the first counts as before',
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, 'K-1')
        shop.pay('K-1', 5_000)
        const job = shop.job()
        await job.run(given)
        shop.snelstart.world.renumberInvoice('2026-1', '2026-1A')
        shop.pay('K-1', 7_100, { at: '2026-11-15T10:00:00' })
        shop.clock.pass(DAY_MS)
        assert.deepEqual(statesOf((await job.run(given)).lines), { '2026-1A': 'booked' })
        assert.deepEqual((await job.run(given)).lines, [])
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
      }),
    )

    it(
      'while the answer to its booking was lost is booked once, also in a Node-RED that never knew of it',
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, 'K-1')
        shop.pay('K-1', 5_000)
        shop.snelstart.faults.add({ when: { method: 'POST', path: /boekingen$/ }, what: { kind: 'cut-after' } })
        const job = shop.job()
        assert.deepEqual(statesOf((await job.run(given)).lines), { '2026-1': 'unknown' })
        shop.snelstart.world.renumberInvoice('2026-1', '2026-1A')
        shop.clock.pass(DAY_MS)
        assert.deepEqual(outcomesOf((await job.run(given)).lines), { '2026-1A': 'already-booked' })
        const strange = await shop.job().run(given)
        assert.deepEqual(outcomesOf(strange.lines), { '2026-1A': 'settled-elsewhere' })
        assertBooksAreRight(shop, { openCents: 7_100, clearingCents: 5_000 })
      }),
    )

    it(
      'after it was booked can still have that booking reversed',
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, 'K-1')
        const { id } = shop.pay('K-1', 12_100)
        const job = shop.job()
        await job.run(given)
        shop.snelstart.world.renumberInvoice('2026-1', '2026-1A')
        await job.reverse(`MSP-${id}`)
        assert.deepEqual(reasonsOf((await job.run(given)).lines), { '2026-1A': 'booking-reversed' })
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
      }),
    )
  })

  describe(`An invoice that is deleted, in journal ${journal}`, () => {
    it(
      'before its money came in leaves that money in sight, as money that nobody asks for',
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, 'K-1')
        shop.sell('2026-2', 700, 'K-2')
        const job = shop.job()
        await job.run(given)
        shop.snelstart.world.deleteInvoice('2026-1')
        const { id } = shop.pay('K-1', 12_100)
        shop.clock.pass(DAY_MS)
        const { lines, unmatched } = await job.run(given)
        assert.deepEqual(outcomesOf(lines), { '2026-2': 'not-found' })
        assert.deepEqual(
          unmatched?.map(({ transactionId }) => transactionId),
          [id],
        )
        assertBooksAreRight(shop, { openCents: 700, clearingCents: 0 })
      }),
    )

    it(
      'after its booking was undone, and made anew under another number: nothing is booked on the new one by itself',
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, 'K-1')
        const { id } = shop.pay('K-1', 12_100)
        const key = `MSP-${id}`
        const job = shop.job()
        await job.run(given)
        const [booking] = shop.snelstart.world.bookingsWith(key)
        assert.ok(booking && shop.snelstart.world.deleteBooking(booking.id))
        shop.snelstart.world.deleteInvoice('2026-1')
        shop.sell('2026-7', 12_100, 'K-1', { date: '2026-11-19' })
        shop.clock.pass(DAY_MS)
        for (let run = 0; run < 2; run += 1) {
          const { lines } = await job.run(given)
          assert.deepEqual(reasonsOf(lines), { '2026-7': 'booked-on-another' })
          assert.equal(lines[0]?.attention, true)
        }
        assert.equal(await job.release(key), true)
        assert.deepEqual(statesOf((await job.run(given)).lines), { '2026-7': 'booked' })
        assert.deepEqual((await job.run(given)).lines, [])
        assert.deepEqual(bookedKeys(shop), [key])
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
      }),
    )
  })

  describe(`An account that wants a cost centre (kostenplaats), in journal ${journal}`, () => {
    it(
      'is refused before anything is written, and nothing is lost: with another account the next run books',
      inShop(async (shop) => {
        nearlyPaid(shop)
        shop.snelstart.world.addLedgerAccount({ number: 4790, name: 'Verschillen', costCentreRequired: true })
        const job = shop.job()
        await assert.rejects(job.run(tolerating(given, 4790)), withDetail('account-cost-centre'))
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
        assert.deepEqual(statesOf((await job.run(tolerating(given, DIFFERENCE_ACCOUNT))).lines), { '2026-1': 'booked' })
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_097 })
      }),
    )

    it(
      'from the very moment of booking on: SnelStart refuses, nothing is half done, and the next run goes on',
      inShop(async (shop) => {
        nearlyPaid(shop)
        const account = shop.snelstart.world.account(DIFFERENCE_ACCOUNT)
        const wants = (costCentreRequired: boolean): void => void Object.assign(account, { costCentreRequired })
        const exchange: Exchange = (request, signal) => {
          if (request.method === 'POST' && request.url.endsWith('boekingen')) wants(true)
          return overHttp(request, signal)
        }
        const job = shop.job({ exchange })
        const { lines } = await job.run(tolerating(given, DIFFERENCE_ACCOUNT))
        assert.deepEqual(statesOf(lines), { '2026-1': 'refused' })
        assert.match(lines[0]?.booking?.error?.message ?? '', /BOE-0022/)
        assert.equal(lines[0]?.attention, true)
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
        wants(false)
        const later = await shop.job({ folder: job.folder }).run(tolerating(given, DIFFERENCE_ACCOUNT))
        assert.deepEqual(statesOf(later.lines), { '2026-1': 'booked' })
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_097 })
      }),
    )
  })
}

function nearlyPaid(shop: Shop): void {
  shop.sell('2026-1', 12_100, 'K-1')
  shop.pay('K-1', 12_097)
}

function tolerating(given: JobGiven, differenceAccount: number): JobGiven {
  const tolerant = matching({ toleranceCents: cents(5) }, given)
  return { ...tolerant, settings: { ...given.settings, differenceAccount } }
}

function matching(settings: Partial<MatchSettings>, given: JobGiven): JobGiven {
  return { ...given, matched: { ...given.matched, settings: { ...MATCHED.settings, ...settings } } }
}

function withDetail(detail: string): (error: unknown) => boolean {
  return (error) => error instanceof ReconcileError && error.code === 'CONFIG_INVALID' && error.detail === detail
}
