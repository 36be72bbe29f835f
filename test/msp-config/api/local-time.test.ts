import assert from 'node:assert/strict'
import { epochOf, instantOfLocalTime, startOfDay, unixSeconds } from '../../../nodes/msp-config/api/local-time.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'

describe("MultiSafepay's wall clock", () => {
  it('is Amsterdam time, in winter and in summer', () => {
    assert.equal(instantOfLocalTime('2022-01-03T15:08:02'), '2022-01-03T15:08:02+01:00')
    assert.equal(instantOfLocalTime('2025-07-31T11:14:35'), '2025-07-31T11:14:35+02:00')
  })

  it('agrees with the second of creation in a recorded transaction id', () => {
    assert.equal(
      unixSeconds(epochOf(instantOfLocalTime('2025-05-14T08:48:10') ?? '')),
      '17472052901237122'.slice(0, 10),
    )
  })

  it("is also read in the notation of the schema's example", () => {
    assert.equal(instantOfLocalTime('23-02-2022 23:31:31'), '2022-02-23T23:31:31+01:00')
  })

  for (const text of [
    '',
    'string',
    '2022-02-30T10:00:00',
    '2022-01-03',
    '2022-01-03T25:00:00',
    '31-04-2022 10:00:00',
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.equal(instantOfLocalTime(text), undefined)
    })
  }

  it('a day begins at midnight in Amsterdam', () => {
    assert.equal(new Date(startOfDay(calendarDate('2026-01-01'))).toISOString(), '2025-12-31T23:00:00.000Z')
    assert.equal(new Date(startOfDay(calendarDate('2026-07-01'))).toISOString(), '2026-06-30T22:00:00.000Z')
  })
})
