import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  checkDigitOf,
  checkDutchReference,
} from '../../../../nodes/reconcile/domain/reference-shape/dutch-reference.ts'
import {
  referencesWithLostZeros,
  withLostZeros,
} from '../../../../nodes/reconcile/domain/reference-shape/lost-zeros.ts'

describe('A reference that lost its leading zeros', () => {
  it('fits with a zero in front of its 15 digits', () => {
    assert.equal(withLostZeros('123456789012345'), '0123456789012345')
  })

  it('fits with as many zeros as were lost, at any length', () => {
    assert.equal(withLostZeros('9123456789'), '09123456789')
    assert.equal(withLostZeros('70000006'), '070000006')
    const twelve = fc.sample(fc.stringMatching(/^[1-9]\d{9}$/), { numRuns: 500, seed: 7 })
    const lost = twelve.filter((text) => checkDigitOf(`0${text}`) === '0' && checkDutchReference(text) !== 'fits')
    assert.ok(lost.length > 20)
    for (const text of lost) assert.ok(withLostZeros(text)?.endsWith(text))
  })

  it('is not one that fits as it is, begins with a zero, or is no number', () => {
    for (const text of ['5000056789012345', '0123456789012345', '2026-0001', '', '1234567890123456789'])
      assert.equal(withLostZeros(text), undefined, text)
  })

  it('comes back from what is left of any betalingskenmerk of 16 digits with one zero in front', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{14}$/), (text) => {
        fc.pre(checkDigitOf(text) === '0')
        assert.equal(withLostZeros(text), `0${text}`)
      }),
    )
  })

  it('is told of where at least half of the references of its length fit with zeros', () => {
    assert.deepEqual(
      [...referencesWithLostZeros(['123456789012345', '5000056789012345', '2026-0001'])],
      [['123456789012345', '0123456789012345']],
    )
  })

  it('is not told of in books whose references are plain numbers of 15 digits', () => {
    const numbers = Array.from({ length: 200 }, (_, index) => String(123_456_789_012_345 + index))
    assert.ok(
      numbers.some((text) => withLostZeros(text) !== undefined),
      'some fit by chance',
    )
    assert.equal(referencesWithLostZeros(numbers).size, 0)
  })

  it('is not told of in books whose references are order numbers of 8 digits', () => {
    const numbers = Array.from({ length: 500 }, (_, index) => String(20_260_001 + index))
    assert.equal(referencesWithLostZeros(numbers).size, 0)
  })
})
