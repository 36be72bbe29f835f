import assert from 'node:assert/strict'
import fc from 'fast-check'
import { checkDigitOf } from '../../../../nodes/reconcile/domain/reference-shape/dutch-reference.ts'
import {
  mistypedReferences,
  referenceFault,
  strangeCharacter,
} from '../../../../nodes/reconcile/domain/reference-shape/reference-fault.ts'

describe('A reference', () => {
  const faulty = [
    ['1,23E+15', 'spreadsheet', 'a number that a spreadsheet has rounded'],
    ['1.23e+15', 'spreadsheet', 'the same with a point'],
    ['5E+15', 'spreadsheet', 'the same without decimals'],
    ['2026\u00000001', 'control', 'a control character'],
    ['2026-\u200b0001', 'control', 'a blank without width'],
    ['2026\t0001', 'control', 'a tab'],
    ['\u041e123', 'look-alike', 'a Cyrillic letter'],
    ['2026\u20130001', 'look-alike', 'a long dash'],
    ['x'.repeat(51), 'too-long', 'more signs than MultiSafepay keeps'],
    ['5000 0567 8901 2345', 'blanks', 'blanks inside'],
    ['2026\u00a00001', 'blanks', 'a hard blank inside'],
    ['RF17539007547034', 'check-digit', 'an RF reference with other check digits'],
  ] as const
  for (const [text, fault, what] of faulty)
    it(`with ${what} is told of`, () => assert.equal(referenceFault(text), fault))

  const sound = [
    '2026-0001',
    ' 2026-0001 ',
    '２０２６',
    'RF18 5390 0754 7034',
    '5000056789012345',
    'x'.repeat(50),
    'INV/1',
  ]
  for (const text of sound) it(`such as "${text}" is not`, () => assert.equal(referenceFault(text), undefined))

  it('of plain letters, digits and dashes is never told of, unless it begins as an RF reference', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Za-z-]{1,50}$/), (text) => {
        fc.pre(!/^rf/i.test(text))
        assert.equal(referenceFault(text), undefined)
      }),
    )
  })

  it('is judged without an error whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.ok((referenceFault(text) ?? 'none').length > 0)
        assert.ok(!text.includes(' ') || strangeCharacter(text) !== ' ')
      }),
    )
  })
})

describe('A wrong check digit', () => {
  const right = Array.from({ length: 9 }, (_, index) => String(100_000_000_000_000 + index)).map(
    (rest) => `${checkDigitOf(rest)}${rest}`,
  )
  it('is told of where nearly all references of the books are right', () => {
    assert.deepEqual([...mistypedReferences([...right, '6000056789012345'])], ['6000056789012345'])
  })
  it('is not told of where references carry no check digit', () => {
    const numbers = Array.from({ length: 100 }, (_, index) => String(1_000_000_000_000_000 + index))
    assert.equal(mistypedReferences(numbers).size, 0)
  })
  it('is not told of where there are too few references to know', () => {
    assert.equal(mistypedReferences(['6000056789012345', ...right.slice(0, 2)]).size, 0)
  })
})
