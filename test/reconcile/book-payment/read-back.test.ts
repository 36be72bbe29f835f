// When the absence of a booking counts.

import assert from 'node:assert/strict'

import { readBackUnsettled } from '../../../nodes/reconcile/book-payment/read-back.ts'
import { claimOf } from '../../../nodes/reconcile/book-payment/claim.ts'
import { bookingOrder } from '../../../nodes/reconcile/book-payment/booking-order.ts'
import { bookingKey } from '../../../nodes/reconcile/domain/booking-key.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import { MEMORIAAL } from './books-in-memory.ts'
import { aDebtor, aPayment, aWorld, BOOK, NOON } from './booking-world.ts'

const MINUTE_MS = 60_000

describe('a claim whose booking is absent', () => {
  it('is freed once its request and the time after it have passed', async () => {
    const { freed, state, sleptMs } = await readBack({ answeredWithinMs: 2 * MINUTE_MS, absenceCountsAfterMs: 30_000 })
    assert.deepEqual([freed, state, sleptMs], [['debtor-1'], 'free', 150_000])
  })

  it('is not freed before the time that the operator set, nor waited for that long', async () => {
    const { freed, state, sleptMs } = await readBack({ answeredWithinMs: 0, absenceCountsAfterMs: 60 * MINUTE_MS })
    assert.deepEqual([freed, state, sleptMs], [[], 'unknown', 0])
  })

  it('is not freed while a request that tries many dates can still be carried out', async () => {
    const { freed, state } = await readBack({ answeredWithinMs: 26 * MINUTE_MS, absenceCountsAfterMs: 30_000 })
    assert.deepEqual([freed, state], [[], 'unknown'])
  })
})

describe('a claim in a journal that is no more', () => {
  it('stays in sight as unknown, and stops nobody else from being booked', async () => {
    const world = aWorld([aDebtor(1), aDebtor(2)], [aPayment(1), aPayment(2)])
    world.books.nextWrites = ['vanished', 'refused']
    await world.run()
    const find = world.books.findBookings.bind(world.books)
    world.books.journals = () => Promise.resolve([{ ...MEMORIAAL, number: 2910 }])
    world.books.findBookings = (search, signal) =>
      search.journal === 2910
        ? find(search, signal)
        : Promise.reject(new ReconcileError('CONFIG_INVALID', 'journal-not-found', { number: search.journal }))
    const { lines } = await world.run({ settings: { bookingJournal: 2910 } })
    assert.deepEqual(
      lines.map(({ booking, attention }) => [booking?.state, attention]),
      [
        ['unknown', true],
        ['booked', false],
      ],
    )
  })
})

async function readBack(given: { readonly answeredWithinMs: number; readonly absenceCountsAfterMs: number }) {
  const { books, clock, register } = aWorld([aDebtor(1)], [])
  const held = await register.hold(new AbortController().signal)
  const planned = {
    payment: aPayment(1),
    lines: [{ debtorId: 'debtor-1', cents: cents(12_100) }],
    clearingCents: cents(12_100),
    differenceCents: cents(0),
    overpaidCents: cents(0),
    covers: [],
  }
  const context = {
    settings: BOOK,
    debtors: new Map([['debtor-1', aDebtor(1)]]),
    references: new Map(),
    today: calendarDate('2026-11-24'),
    keyOf: bookingKey,
  }
  const order = bookingOrder(planned, context)
  const run = { balances: new Map([['debtor-1', cents(12_100)]]), runId: 'run-1', claimedAt: NOON }
  await held.claim(claimOf(order, planned, { ...run, answeredWithinMs: given.answeredWithinMs }))
  let sleptMs = 0
  const waiting = {
    ...clock,
    sleep(milliseconds: number) {
      sleptMs += milliseconds
      clock.forward(milliseconds)
      return Promise.resolve()
    },
    now: () => NOON + sleptMs,
  }
  const parts = {
    administration: books,
    register: held,
    clock: waiting,
    absenceCountsAfterMs: given.absenceCountsAfterMs,
  }
  const freed = [...(await readBackUnsettled(parts, new AbortController().signal))]
  const state = (await held.entries()).get('MSP-901')?.state
  await held.close()
  return { freed, state, sleptMs }
}
