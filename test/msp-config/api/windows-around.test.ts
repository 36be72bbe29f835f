import assert from 'node:assert/strict'
import fc from 'fast-check'
import { windowsAround } from '../../../nodes/msp-config/api/windows-around.ts'

const HOUR = 3_600_000

describe('the fewest pages around certain rows', () => {
  it('for one row it is two hours', () => {
    assert.deepEqual(windowsAround([10 * HOUR], [10 * HOUR], 99 * HOUR), [
      { by: 'created', from: 9 * HOUR, until: 11 * HOUR },
    ])
  })

  it('two rows with little between them share a page', () => {
    assert.equal(windowsAround([10 * HOUR, 90 * HOUR], [10 * HOUR, 50 * HOUR, 90 * HOUR], 99 * HOUR).length, 1)
  })

  it('two rows with thousands between them do not', () => {
    const between = Array.from({ length: 5_000 }, (_, index) => 20 * HOUR + index)
    assert.equal(windowsAround([10 * HOUR, 90 * HOUR], [10 * HOUR, ...between, 90 * HOUR], 99 * HOUR).length, 2)
  })

  it('every row is in a window, and windows are in order', () => {
    const hours = fc.array(fc.integer({ min: 2, max: 5_000 }), { maxLength: 60 })
    fc.assert(
      fc.property(hours, hours, (wanted, others) => {
        const at = wanted.map((hour) => hour * HOUR)
        const windows = windowsAround(at, [...at, ...others.map((hour) => hour * HOUR)], 9_000 * HOUR)
        assert.equal(
          at.every((moment) => windows.some(({ from, until }) => from <= moment && moment < until)),
          true,
        )
        assert.equal(windows.length <= wanted.length, true)
      }),
    )
  })
})
