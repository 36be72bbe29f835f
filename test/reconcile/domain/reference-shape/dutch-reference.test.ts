import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  CHECKED_LENGTHS,
  checkDigitOf,
  checkDutchReference,
} from '../../../../nodes/reconcile/domain/reference-shape/dutch-reference.ts'

const LENGTH_DIGIT: Readonly<Record<number, string>> = { 9: '7', 10: '8', 11: '9', 12: '0', 13: '1', 14: '2', 16: '' }

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(''))

/** A betalingskenmerk as an invoicing program makes it. */
const kenmerk = fc.constantFrom(...CHECKED_LENGTHS).chain((length) => {
  const lengthDigit = LENGTH_DIGIT[length] ?? ''
  return digits(length - 1 - lengthDigit.length).map((rest) => {
    const counted = `${lengthDigit}${rest}`
    return `${checkDigitOf(counted)}${counted}`
  })
})

describe('The check digit of a betalingskenmerk', () => {
  const published = [
    ['5000056789012345', 'the example of Betaalvereniging Nederland'],
    ['12234534622567', 'its example with a length digit'],
  ] as const
  for (const [text, what] of published) it(`fits ${what}`, () => assert.equal(checkDutchReference(text), 'fits'))

  // Computed by hand: the sum of digit times weight, modulo 11.
  const computed = [
    ['271234567', 9],
    ['4812345678', 10],
    ['09123456789', 11],
    ['701234567890', 12],
    ['8112345678901', 13],
    ['42123456789012', 14],
    ['0123456789012345', 16],
    ['170000001', 9],
    ['070000006', 9],
  ] as const
  for (const [text, length] of computed) {
    it(`fits ${text}, of ${length} digits`, () => {
      assert.equal(text.length, length)
      assert.equal(checkDutchReference(text), 'fits')
    })
  }

  it('does not fit when it is another, or when two digits are swapped', () => {
    for (const text of ['6000056789012345', '5000056789012354']) assert.equal(checkDutchReference(text), 'does not fit')
  })

  it('does not fit when the length digit counts other digits', () => {
    assert.equal(checkDutchReference(`${checkDigitOf('81234567')}81234567`), 'does not fit')
  })

  it('does not exist in 7 digits, nor in a length that no betalingskenmerk has, nor in a text', () => {
    for (const text of ['1234567', '12345678', '123456789012345', '', '2026-0001', '５０００'])
      assert.equal(checkDutchReference(text), 'no-check', text)
  })

  it('fits every betalingskenmerk that is made by the rule', () => {
    fc.assert(fc.property(kenmerk, (text) => assert.equal(checkDutchReference(text), 'fits')))
  })

  it('fits no other first digit of the same betalingskenmerk', () => {
    fc.assert(
      fc.property(kenmerk, fc.integer({ min: 0, max: 9 }), (text, first) => {
        const other = `${first}${text.slice(1)}`
        assert.equal(checkDutchReference(other), other === text ? 'fits' : 'does not fit')
      }),
    )
  })

  it('fits about one in ten numbers of 16 digits and one in a hundred of 12: it is a hint and no proof', () => {
    const share = (length: number): number => {
      const texts = fc.sample(digits(length), { numRuns: 20_000, seed: 11_649 })
      return texts.filter((text) => checkDutchReference(text) === 'fits').length / texts.length
    }
    assert.ok(Math.abs(share(16) - 0.1) < 0.01)
    assert.ok(Math.abs(share(12) - 0.01) < 0.003)
  })
})
