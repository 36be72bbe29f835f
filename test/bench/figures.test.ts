import assert from 'node:assert/strict'
import { atMost } from '../../bench/figure.ts'
import { asTable } from '../../bench/figures-shown.ts'
import { median } from '../../bench/median.ts'

describe('A figure of the benchmark', () => {
  it('holds up to its bound and not beyond it', () => {
    const measured = { name: 'pages', unit: 'requests' }
    assert.equal(atMost(20, { ...measured, figure: 20 }).holds, true)
    assert.equal(atMost(20, { ...measured, figure: 21 }).holds, false)
  })

  it('stands in a table that says aloud when it does not hold', () => {
    const table = asTable([atMost(1.5, { name: 'ratio', figure: 1.75, unit: '×' })])
    assert.deepEqual(table.split('\n'), ['figure  measured  bound  unit  holds', 'ratio       1.75    1.5  ×     NO'])
  })

  it('of several measurements is the middle one', () => {
    assert.equal(median([3, 100, 1]), 3)
    assert.equal(median([4, 1, 3, 2]), 2.5)
    assert.throws(() => median([]), RangeError)
  })
})
