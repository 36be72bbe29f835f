import assert from 'node:assert/strict'
import fc from 'fast-check'
import { amsterdamFromUnix, unixFromAmsterdam } from '../../../sandbox/multisafepay/amsterdam-time.ts'

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
})

describe("Amsterdam's wall clock in the sandbox", () => {
  it('shows what the time zone database says, for any second of this half century', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2050, 0) / 1000 }), (unix) => {
        assert.equal(amsterdamFromUnix(unix), clock.format(new Date(unix * 1000)).replace(' ', 'T'))
      }),
    )
  })

  it('knows the second in which the recorded signature was made', () => {
    assert.equal(unixFromAmsterdam('2022-01-03T15:08:04'), 1641218884)
  })

  it('takes the first of the two hours in October, unless the offset says the second', () => {
    assert.equal(unixFromAmsterdam('2025-10-26T02:30:00'), Date.UTC(2025, 9, 26, 0, 30) / 1000)
    assert.equal(unixFromAmsterdam('2025-10-26T02:30:00+01:00'), Date.UTC(2025, 9, 26, 1, 30) / 1000)
  })

  it('refuses the hour that March skips, and what is no time at all', () => {
    assert.throws(() => unixFromAmsterdam('2026-03-29T02:30:00'), /never showed/)
    assert.throws(() => unixFromAmsterdam('2026-13-01T00:00:00'), RangeError)
    assert.throws(() => unixFromAmsterdam('yesterday'), /not a time/)
  })
})
