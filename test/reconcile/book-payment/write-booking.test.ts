// What must hold between a claim and the note of its answer.

import assert from 'node:assert/strict'

import { writeBooking } from '../../../nodes/reconcile/book-payment/write-booking.ts'
import type { BookingOrder, BookingResult } from '../../../nodes/reconcile/domain/booking-order.ts'
import { type CalendarDate, calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import type { Claim } from '../../../nodes/reconcile/booking-register/booking-register.ts'

const CLOSED: BookingResult = {
  state: 'refused',
  because: 'closed-period',
  error: new ReconcileError('SNELSTART_ANSWER', 'refused'),
}
const BOOKED: BookingResult = { state: 'booked', id: 'id-1' }

describe('writing one booking', () => {
  it('tries no later date once another run may have taken over: that run books the payment itself', async () => {
    const bench = aBench([CLOSED, BOOKED])
    bench.lostAfterWrites = 1
    await assert.rejects(bench.write(), { code: 'REGISTER_LOCKED' })
    assert.deepEqual(bench.dates, ['2026-08-10'])
    assert.deepEqual(bench.answers, ['refused'])
  })

  it('tells the answer although the disk is full by then', async () => {
    const bench = aBench([BOOKED])
    bench.lostAfterWrites = 1
    await assert.rejects(bench.write(), { code: 'REGISTER_LOCKED' })
    assert.deepEqual(bench.answers, ['booked'])
  })
})

function aBench(results: BookingResult[]) {
  const lost = new ReconcileError('REGISTER_LOCKED', 'taken-over')
  const bench = {
    dates: new Array<string>(),
    answers: new Array<string>(),
    lostAfterWrites: Number.POSITIVE_INFINITY,
    write: () => writeBooking(ORDER, CLAIM, parts, later, new AbortController().signal),
  }
  const whenHeld = (): Promise<void> =>
    bench.dates.length < bench.lostAfterWrites ? Promise.resolve() : Promise.reject(lost)
  const parts = {
    administration: {
      book(order: BookingOrder) {
        bench.dates.push(order.date)
        return Promise.resolve(results.shift() ?? BOOKED)
      },
    },
    register: { claim: whenHeld, settle: whenHeld, assertHeld: whenHeld },
    onAnswer: (_order: BookingOrder, { state }: BookingResult) => void bench.answers.push(state),
  }
  const later = { until: calendarDate('2026-11-24'), redated: (date: CalendarDate) => ({ ...ORDER, date }) }
  return bench
}

const ORDER: BookingOrder = {
  key: 'MSP-901',
  date: calendarDate('2026-08-10'),
  description: 'MSP-901',
  journal: 2900,
  clearingAccount: 1220,
  clearingCents: cents(12_100),
  differenceCents: cents(0),
  overpaidCents: cents(0),
  lines: [
    { debtorId: 'debtor-1', salesBookingId: 's', invoiceNumber: '1', cents: cents(12_100), description: 'MSP-901' },
  ],
}

const CLAIM: Claim = {
  key: 'MSP-901',
  transactionId: '901',
  orderId: 'K1',
  date: ORDER.date,
  debtors: [],
  covers: [],
  clearingCents: cents(12_100),
  differenceCents: cents(0),
  overpaidCents: cents(0),
  journal: 2900,
  runId: 'run-1',
  claimedAt: '2026-11-24T12:00:00+01:00',
}
