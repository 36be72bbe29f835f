import assert from 'node:assert/strict'
import {
  dateInAmsterdam,
  dateOfInstant,
  instantInAmsterdam,
  instantOf,
} from '../../../nodes/reconcile/domain/amsterdam.ts'

const HOUR_MS = 3_600_000
const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
})

/** What the runtime's own calendar says, by another way than the domain takes. */
function byIntl(epochMs: number): { local: string; offset: string } {
  const part = Object.fromEntries(PARTS.formatToParts(epochMs).map(({ type, value }) => [type, value]))
  const local = `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}`
  return { local, offset: (part['timeZoneName'] ?? '').replace('GMT', '') }
}

describe('Time in Amsterdam', () => {
  it('is what Intl says in every hour of 2026', () => {
    let first = Date.UTC(2025, 11, 31, 23)
    const end = Date.UTC(2026, 11, 31, 23)
    for (; first < end; first += HOUR_MS) {
      const { local, offset } = byIntl(first)
      assert.equal(instantOf(first), `${local}${offset}`)
      assert.equal(dateInAmsterdam(first), local.slice(0, 10))
      const isSecondOfTwo = local === '2026-10-25T02:00:00' && offset === '+01:00'
      assert.equal(instantInAmsterdam(local), `${local}${isSecondOfTwo ? '+02:00' : offset}`)
    }
  })

  it('takes the first of the doubled hour of October, and keeps the day', () => {
    assert.equal(instantInAmsterdam('2026-10-25T01:59:59'), '2026-10-25T01:59:59+02:00')
    assert.equal(instantInAmsterdam('2026-10-25T02:30:00'), '2026-10-25T02:30:00+02:00')
    assert.equal(instantInAmsterdam('2026-10-25T03:00:00'), '2026-10-25T03:00:00+01:00')
  })

  it('takes summer time in the hour that March skips', () => {
    assert.equal(instantInAmsterdam('2026-03-29T01:59:59'), '2026-03-29T01:59:59+01:00')
    assert.equal(instantInAmsterdam('2026-03-29T02:30:00'), '2026-03-29T02:30:00+02:00')
    assert.equal(instantInAmsterdam('2026-03-29T03:00:00'), '2026-03-29T03:00:00+02:00')
  })

  it('turns the year an hour before Greenwich', () => {
    assert.equal(dateInAmsterdam(Date.UTC(2025, 11, 31, 22, 59, 59)), '2025-12-31')
    assert.equal(dateInAmsterdam(Date.UTC(2025, 11, 31, 23)), '2026-01-01')
    assert.equal(instantOf(Date.UTC(2025, 11, 31, 23)), '2026-01-01T00:00:00+01:00')
  })

  it('leaves milliseconds out', () => {
    assert.equal(instantOf(Date.UTC(2026, 6, 1, 10, 0, 0, 999)), '2026-07-01T12:00:00+02:00')
  })

  it('dates an instant by the day that it names', () => {
    assert.equal(dateOfInstant('2026-01-01T00:10:00+01:00'), '2026-01-01')
    assert.throws(() => dateOfInstant('yesterday'), RangeError)
  })
})
