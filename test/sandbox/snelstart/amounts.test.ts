import assert from 'node:assert/strict'
import fc from 'fast-check'
import { amountText, centsOf, eurosOf } from '../../../sandbox/snelstart/amount.ts'

describe('an amount in the SnelStart stand-in', () => {
  it('is the same number of cents however it is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }),
        fc.constantFrom('two-decimals' as const, 'shortest' as const, 'mixed' as const),
        (cents, amounts) => {
          const text = amountText(eurosOf(cents), amounts)
          assert.equal(centsOf(text), cents === 0 ? 0 : cents)
          assert.equal(centsOf(eurosOf(cents)), cents)
          assert.match(text, /^-?\d+(\.\d{1,2})?$/)
        },
      ),
    )
  })

  it('is not read from a third decimal, a comma, an exponent or words', () => {
    for (const wrong of [0.005, '1,00', 1e21, '', 'tien', '1.', Number.NaN]) assert.equal(centsOf(wrong), undefined)
    assert.deepEqual(['121.000', '-3', ' 0.5 '].map(centsOf), [12_100, -300, 50])
  })
})
