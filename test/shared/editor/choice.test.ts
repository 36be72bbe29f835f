import assert from 'node:assert/strict'
import { matchingChoices, type Choice } from '../../../nodes/shared/editor/choice.ts'

const CHOICES: readonly Choice[] = [
  { number: '1290', name: 'Tussenrekening (oud)', refused: 'no longer in use' },
  { number: '1220', name: 'Tussenrekening MultiSafepay' },
  { number: '1230', name: 'Tussenrekening PayPal' },
  { number: '8000', name: 'Omzet 21%' },
]
const numbersFor = (typed: string): string[] => matchingChoices(CHOICES, typed).map(({ number }) => number)

describe('searching a list while typing', () => {
  it('nothing typed shows all, with what can not be chosen at the end', () => {
    assert.deepEqual(numbersFor(''), ['1220', '1230', '8000', '1290'])
  })

  it('a number is found by how it starts', () => {
    assert.deepEqual(numbersFor('12'), ['1220', '1230', '1290'])
    assert.deepEqual(numbersFor('20'), [])
  })

  it('a name is found by any of its words, in any order and any case', () => {
    assert.deepEqual(numbersFor('paypal TUSSEN'), ['1230'])
    assert.deepEqual(numbersFor('  oud '), ['1290'])
  })

  it('a long list is cut', () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ number: String(10_000 + index), name: 'Rekening' }))
    assert.equal(matchingChoices(many, 'rekening').length, 200)
  })
})
