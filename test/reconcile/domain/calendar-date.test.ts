import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  addDays,
  calendarDate,
  daysBetween,
  firstOfNextMonth,
  isCalendarDate,
} from '../../../nodes/reconcile/domain/calendar-date.ts'
import { day } from './builders.ts'

const aDate = fc
  .integer({ min: 0, max: 47_000 })
  .map((days) => calendarDate(new Date(days * 86_400_000).toISOString().slice(0, 10)))

describe('A bookkeeping date', () => {
  it('is a day that exists', () => {
    for (const text of ['2026-01-01', '2026-12-31', '2024-02-29', '2000-02-29']) assert.equal(calendarDate(text), text)
    for (const text of [
      '2026-02-29',
      '2026-02-30',
      '2026-04-31',
      '1900-02-29',
      '2026-00-10',
      '2026-13-01',
      '2026-01-00',
      '2026-1-1',
      '20260101',
      '2026-01-01T00:00:00',
      ' 2026-01-01',
      '',
    ]) {
      assert.equal(isCalendarDate(text), false, text)
      assert.throws(() => calendarDate(text), RangeError)
    }
  })

  it('steps over the ends of months and years and over both changes of the clock', () => {
    const steps = [
      ['2025-12-31', 1, '2026-01-01'],
      ['2026-01-01', -1, '2025-12-31'],
      ['2024-02-28', 1, '2024-02-29'],
      ['2026-02-28', 1, '2026-03-01'],
      ['2026-03-28', 2, '2026-03-30'],
      ['2026-10-24', 2, '2026-10-26'],
      ['2026-06-15', 0, '2026-06-15'],
    ] as const
    for (const [from, days, until] of steps) assert.equal(addDays(day(from), days), until)
  })

  it('counts the days that it stepped', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: -4_000, max: 4_000 }), (from, days) =>
        assert.equal(daysBetween(from, addDays(from, days)), days),
      ),
    )
  })

  it('stands in the order of its text', () => {
    fc.assert(fc.property(aDate, aDate, (one, other) => assert.equal(one < other, daysBetween(one, other) > 0)))
  })

  it('has a first of the next month, in December of the next year', () => {
    assert.deepEqual(
      ['2026-01-31', '2026-11-01', '2026-12-31', '0099-12-01'].map((text) => firstOfNextMonth(day(text))),
      ['2026-02-01', '2026-12-01', '2027-01-01', '0100-01-01'],
    )
  })
})
