// Nothing is booked on what was read too long ago, whatever the clock did meanwhile.

import assert from 'node:assert/strict'

import { daysOfBookings } from '../../../nodes/reconcile/book-payment/covered-now.ts'
import { freshDebtors, freshReading } from '../../../nodes/reconcile/book-payment/fresh-reading.ts'
import type { BookingSearch } from '../../../nodes/reconcile/domain/administration.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import type { PaymentReading } from '../../../nodes/reconcile/domain/payment-provider.ts'
import { createRunMemory } from '../../../nodes/reconcile/runs/run-memory.ts'
import { booksInMemory, paymentsInMemory } from './books-in-memory.ts'
import { aDebtor, aPayment, aWorld, fakeClock, MATCHED, NOON } from './booking-world.ts'

const half = { amountCents: cents(6_050) }
const twoPayments = [aPayment(1, half), aPayment(2, { ...half, orderId: 'K1' })]
const HOUR_MS = 3_600_000
const never = new AbortController().signal

describe('a clock that was set back', () => {
  it('makes what was read before it old', async () => {
    const clock = fakeClock(NOON - HOUR_MS)
    const books = booksInMemory([aDebtor(1)])
    const memory = createRunMemory()
    const reading: PaymentReading = {
      way: 'bulk',
      complete: true,
      payments: [],
      failed: new Map(),
      readAt: NOON,
      notes: [],
    }
    memory.remember('run-1', { debtors: [], debtorsReadAt: NOON, payments: reading })
    const parts = {
      administration: books,
      provider: paymentsInMemory([aPayment(1)], () => clock.now()),
      memory,
      clock,
    }
    assert.equal((await freshDebtors('run-1', parts, never)).length, 1)
    assert.equal((await freshReading(reading, [aDebtor(1)], MATCHED, parts, never)).payments.length, 1)
  })
})

describe('the second booking of an invoice', () => {
  it('does not rest on a balance of more than a minute ago', async () => {
    const world = aWorld([aDebtor(1)], twoPayments)
    const asked: string[] = []
    world.books.beforeRequest = (name) => {
      asked.push(name)
      if (name === 'book') world.clock.forward(70_000)
    }
    const { lines } = await world.run()
    assert.equal(lines[0]?.bookings?.length, 2)
    const firstBooking = asked.indexOf('book')
    assert.deepEqual(asked.slice(firstBooking, firstBooking + 3), ['book', 'currentOpenCents', 'book'])
  })

  it('is not made when somebody settled the rest meanwhile', async () => {
    const world = aWorld([aDebtor(1)], twoPayments)
    let reads = 0
    world.books.beforeRequest = (name) => {
      if (name === 'book') world.clock.forward(70_000)
      if (name === 'currentOpenCents' && (reads += 1) === 2) world.books.open.set('debtor-1', cents(0))
    }
    const { lines, stopped } = await world.run()
    assert.equal(world.books.written.length, 1)
    assert.equal(stopped?.code, 'BALANCE_UNEXPECTED')
    assert.equal(lines[0]?.attention, true)
  })

  it('waits for the proof of the first where the journal is not proven yet', async () => {
    const world = aWorld([aDebtor(1)], twoPayments)
    world.books.proven = false
    world.books.extraCents = 1
    const { lines, stopped } = await world.run()
    assert.equal(stopped?.code, 'BALANCE_UNEXPECTED')
    assert.equal(world.books.written.length, 1)
    assert.equal(lines[0]?.attention, true)
  })
})

describe('a line that was shown', () => {
  it('as paid is not booked as paid in part, although the amount is the same', async () => {
    const world = aWorld([aDebtor(1)], [aPayment(1)])
    const { lines } = await world.run({ meanwhile: () => void world.books.open.set('debtor-1', cents(15_000)) })
    assert.equal(world.books.written.length, 0)
    assert.deepEqual([lines[0]?.outcome, lines[0]?.reasonCode], ['paid-partly', 'balance-changed'])
  })
})

describe('earlier bookings are sought', () => {
  const today = calendarDate('2026-11-24')

  it('from the day on which the payment was made, which an earlier booking can carry', () => {
    const payment = aPayment(1, { created: '2026-10-30T23:00:00+01:00', completed: '2026-11-10T10:00:00+01:00' })
    assert.deepEqual(daysOfBookings([payment], today), { from: '2026-10-30', until: '2026-11-25' })
  })

  it('also after today, where our clock is behind', () => {
    const tomorrow = aPayment(1, { created: '2026-11-26T10:00:00+01:00', completed: '2026-11-26T10:01:00+01:00' })
    assert.deepEqual(daysOfBookings([tomorrow], today), { from: today, until: '2026-11-27' })
  })

  it('just before the write in the same days, also when bookings are dated today', async () => {
    const world = aWorld([aDebtor(1)], [aPayment(1)])
    const searches: BookingSearch[] = []
    const find = world.books.findBookings.bind(world.books)
    world.books.findBookings = (search, signal) => {
      searches.push(search)
      return find(search, signal)
    }
    await world.run({ settings: { bookingDate: 'today' } })
    assert.deepEqual(
      searches.map(({ from }) => from),
      ['2026-11-10', '2026-11-10'],
    )
  })
})
