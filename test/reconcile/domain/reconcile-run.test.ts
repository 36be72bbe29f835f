import assert from 'node:assert/strict'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import { type BookingState, type LineBooking, worstBooking } from '../../../nodes/reconcile/domain/reconcile-line.ts'
import { bookedCentsOf, countOutcomes, openCentsOf } from '../../../nodes/reconcile/domain/reconcile-run.ts'
import { anOpenDebtor } from './builders.ts'

const aBooking = (state: BookingState, writeOffCents?: number): LineBooking => ({
  key: 'MSP-1',
  state,
  covers: [],
  ...(writeOffCents === undefined ? {} : { writeOffCents: cents(writeOffCents) }),
})

describe('The figures of a run', () => {
  it('count each outcome, and no line without one', () => {
    const debtor = anOpenDebtor()
    assert.deepEqual(
      countOutcomes([
        { debtor, outcome: 'paid' },
        { debtor, outcome: 'paid' },
        { debtor, outcome: 'unpaid' },
        { debtor },
      ]),
      { paid: 2, unpaid: 1 },
    )
  })

  it('add up what is open, credit invoices as less', () => {
    assert.equal(openCentsOf([{ debtor: anOpenDebtor() }, { debtor: anOpenDebtor({ totalCents: -2_100 }) }]), 10_000)
  })

  it('add up what this run booked, and nothing that it only found, showed or is unsure of', () => {
    const debtor = anOpenDebtor()
    const bookings = [
      aBooking('booked', 100),
      aBooking('already-booked', 200),
      aBooking('unknown', 400),
      aBooking('preview', 800),
      aBooking('booked'),
    ]
    assert.equal(bookedCentsOf([{ debtor, bookings }, { debtor }]), 100)
  })

  it('show a line by its worst booking', () => {
    assert.equal(worstBooking([aBooking('booked'), aBooking('unknown'), aBooking('refused')])?.state, 'unknown')
    assert.equal(worstBooking([]), undefined)
  })
})
