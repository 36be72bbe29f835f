import assert from 'node:assert/strict'
import fc from 'fast-check'
import { chooseReference, isWeak, normalReference } from '../../../nodes/reconcile/domain/reference.ts'
import { anOpenDebtor, aPayment, decide } from './builders.ts'

const found = (reference: string, orderId: string): boolean =>
  decide({ debtors: [anOpenDebtor({ reference })], payments: [aPayment({ orderId })] }).outcome === 'paid'

describe('Two references', () => {
  const same = [
    ['with other capitals', 'INV-a1', 'inv-A1'],
    ['with blanks around one', ' 2026-1\u00a0', '2026-1'],
    ['in full-width digits', '２０２６－１', '2026-1'],
    ['with a letter in one part or two', 'caf\u00e9-1', 'cafe\u0301-1'],
    ['with a letter that only in lower case is one', 'H\u0331-1', '\u1e96-1'],
    ['with ß written out in capitals', 'straße-1', 'STRASSE-1'],
    ['with the sigma of a last letter', 'ΟΔΟΣ', 'οδοσ'],
    ['with a ligature', 'ﬁets', 'fiets'],
    ['with a slash, a percent sign and quotes', `a/b%20"c"'d'`, `A/B%20"C"'D'`],
    ['with an emoji', 'bestelling 🚲', 'Bestelling 🚲'],
    ['of seventeen digits', '90071992547409931', '90071992547409931'],
  ] as const
  for (const [what, one, other] of same) {
    it(`${what} are the same`, () => {
      assert.equal(normalReference(one), normalReference(other))
      assert.ok(found(one, other))
    })
  }

  const different = [
    ['with other leading zeros', '00123', '123'],
    ['with a dash more', '2026-1', '20261'],
    ['with a blank inside', '2026 1', '20261'],
    ['of seventeen digits that are one apart', '90071992547409931', '90071992547409932'],
    ['that look like one number', '1e3', '1000'],
    ['with a percent sign that could be decoded', 'a%2Fb', 'a/b'],
  ] as const
  for (const [what, one, other] of different) {
    it(`${what} are different`, () => {
      assert.notEqual(normalReference(one), normalReference(other))
      assert.ok(!found(one, other))
    })
  }

  it('have a normal form that is its own normal form', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 })
    fc.assert(
      fc.property(text, (reference) =>
        assert.equal(normalReference(normalReference(reference)), normalReference(reference)),
      ),
      { numRuns: 2_000 },
    )
  })

  it('named after what every object has are found like any other', () => {
    for (const name of ['constructor', '__proto__', 'toString']) assert.ok(found(name, name))
  })
})

describe('The reference that is looked up', () => {
  const references = { betalingskenmerk: ' 5000056789012345 ', factuurnummer: 'F-1', omschrijving: 'order 77 of Ann' }

  it('is the first in the order of the user that is not blank', () => {
    assert.deepEqual(chooseReference({ references }, ['betalingskenmerk', 'factuurnummer']), {
      value: '5000056789012345',
      source: 'betalingskenmerk',
    })
    assert.deepEqual(
      chooseReference({ references: { ...references, betalingskenmerk: '\u00a0' } }, [
        'betalingskenmerk',
        'factuurnummer',
      ]),
      { value: 'F-1', source: 'factuurnummer' },
    )
  })

  it('is none where no chosen source has one', () => {
    assert.equal(chooseReference({ references }, ['orderreferentie']), undefined)
    assert.equal(chooseReference({ references }, []), undefined)
  })

  it('is the group of the pattern, in the first source that the pattern fits', () => {
    const pattern = /order\s*(\d+)/
    assert.deepEqual(chooseReference({ references }, ['factuurnummer', 'omschrijving'], pattern), {
      value: '77',
      source: 'omschrijving',
    })
    assert.equal(chooseReference({ references }, ['factuurnummer'], pattern), undefined)
  })

  it('is none when the group of the pattern is blank or takes no part', () => {
    assert.equal(chooseReference({ references }, ['factuurnummer'], /F-(\d*?)/), undefined)
    assert.equal(chooseReference({ references }, ['factuurnummer'], /F-(x)?/), undefined)
  })

  it('is what the decision tells, in its original text', () => {
    const decision = decide({
      debtors: [anOpenDebtor({ reference: ' Été-1 ' })],
      payments: [aPayment({ orderId: 'ÉTÉ-1' })],
    })
    assert.deepEqual([decision.outcome, decision.reference?.value], ['paid', 'Été-1'])
  })

  it('is weaker when it is not the betalingskenmerk', () => {
    assert.deepEqual((['betalingskenmerk', 'factuurnummer', 'orderreferentie', 'omschrijving'] as const).map(isWeak), [
      false,
      true,
      true,
      true,
    ])
  })
})
