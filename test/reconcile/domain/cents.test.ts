import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  cents,
  centsFromEuros,
  eurosFromCents,
  negative,
  smallestCents,
  sumCents,
} from '../../../nodes/reconcile/domain/cents.ts'

const anAmount = fc.maxSafeInteger().map(cents)

describe('Money', () => {
  it('is read from text as it stands there, without a float in between', () => {
    const read = ['12.5', '-3', '121.00', '0.1', '0.29', '1.10', '70.07', '4.350000', '0', '-0.00', '90071992547409.91']
    assert.deepEqual(read.map(centsFromEuros), [1250, -300, 12100, 10, 29, 110, 7007, 435, 0, 0, 9007199254740991])
  })

  it('is refused when it has a fraction of a cent or is no amount', () => {
    for (const text of [
      '0.001',
      '12.345',
      '1,50',
      '',
      ' 1',
      '1 ',
      '+1',
      '.5',
      '1.',
      '1e3',
      'NaN',
      'Infinity',
      '٣',
      '--1',
      '1.2.3',
    ]) {
      assert.throws(() => centsFromEuros(text), RangeError, text)
    }
  })

  it('is refused when it is too large to count', () => {
    assert.throws(() => centsFromEuros('90071992547409.92'), /too large/)
    assert.throws(() => centsFromEuros('-99999999999999999999'), /too large/)
  })

  it('is written with two decimals and its sign, also below one euro', () => {
    assert.deepEqual(
      [0, 5, -5, 50, -305, 12100].map((amount) => eurosFromCents(cents(amount))),
      ['0.00', '0.05', '-0.05', '0.50', '-3.05', '121.00'],
    )
  })

  it('is the same after it is written and read', () => {
    fc.assert(fc.property(anAmount, (amount) => assert.equal(centsFromEuros(eurosFromCents(amount)), amount)))
  })

  it('is never a fraction, unsafe or minus nothing', () => {
    for (const amount of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      assert.throws(() => cents(amount), RangeError)
    assert.ok(Object.is(cents(-0), 0))
    assert.ok(Object.is(negative(cents(0)), 0))
    assert.throws(() => sumCents([cents(Number.MAX_SAFE_INTEGER), cents(1)]), RangeError)
  })

  it('adds up, turns and compares', () => {
    assert.equal(sumCents([]), 0)
    assert.equal(sumCents([cents(10_000), cents(-2_100)]), 7_900)
    assert.equal(negative(cents(5)), -5)
    assert.equal(smallestCents(cents(5), cents(-7), cents(6)), -7)
  })
})
