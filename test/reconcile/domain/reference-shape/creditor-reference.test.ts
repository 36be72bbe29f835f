import assert from 'node:assert/strict'
import fc from 'fast-check'
import { checkCreditorReference } from '../../../../nodes/reconcile/domain/reference-shape/creditor-reference.ts'

const content = fc.stringMatching(/^[0-9A-Z]{1,21}$/)

/** By the rule of making, not by that of checking: 98 less the remainder of the content with RF00 behind it. */
function made(text: string): string {
  const number = Array.from(`${text}RF00`, (character) => Number.parseInt(character, 36)).join('')
  return `RF${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${text}`
}

describe('A creditor reference of ISO 11649', () => {
  const published = ['RF18539007547034', 'RF18 5390 0754 7034', 'RF185390075470Y', 'RF45G72UUR', 'RF6518K5', 'rf6518k5']
  for (const text of published) it(`fits: ${text}`, () => assert.equal(checkCreditorReference(text), 'fits'))

  for (const text of ['RF17539007547034', 'RF35C4', 'RF214377'])
    it(`does not fit: ${text}`, () => assert.equal(checkCreditorReference(text), 'does not fit'))

  it('is not what lacks RF, its check digits or its content, is too long, or holds other signs', () => {
    for (const text of ['RF18', 'RFX8539', '18539007547034', `RF18${'1'.repeat(22)}`, 'RF18-5390', ''])
      assert.equal(checkCreditorReference(text), 'no-check', text)
  })

  it('fits when it is made by the rule, and with no other check digits', () => {
    fc.assert(
      fc.property(content, fc.integer({ min: 2, max: 98 }), (text, digits) => {
        const right = made(text)
        const other = `RF${String(digits).padStart(2, '0')}${text}`
        assert.equal(checkCreditorReference(right), 'fits')
        assert.equal(checkCreditorReference(other), other === right ? 'fits' : 'does not fit')
      }),
    )
  })

  it('shows every digit that was typed wrong', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,21}$/), fc.nat(), fc.integer({ min: 1, max: 9 }), (text, at, more) => {
        const place = at % text.length
        const wrong = String((Number(text[place]) + more) % 10)
        const typed = `${made(text).slice(0, 4)}${text.slice(0, place)}${wrong}${text.slice(place + 1)}`
        assert.equal(checkCreditorReference(typed), 'does not fit')
      }),
    )
  })
})
