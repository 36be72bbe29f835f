import assert from 'node:assert/strict'

import { shownText } from '../../../nodes/snelstart-config/online/shown-text.ts'

describe('what is shown of an error of SnelStart', () => {
  for (const [said, shown] of [
    ['De boeking is niet in balans', 'De boeking is niet in balans'],
    ['Rekening NL91ABNA0417164300 is onbekend', 'Rekening … is onbekend'],
    ['Rekening NL91 ABNA 0417 1643 00 is onbekend', 'Rekening … is onbekend'],
    ['Relatie jan@example.org is inactief', 'Relatie … is inactief'],
    ['sleutel kort-geheim werkt niet', 'sleutel … werkt niet'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzY29wZXMiOiJvcmRlcnM6cmVhZCJ9.abc', 'token …'],
    ['key 0123456789abcdef0123456789abcdef', 'key …'],
    ['Rekening betalingsverschillenrekening 7980', 'Rekening betalingsverschillenrekening 7980'],
    ["type 'SnelStart.B2B.Api.V2.Models.Verkoopfacturen'", "type 'SnelStart.B2B.Api.V2.Models.Verkoopfacturen'"],
    ['regel 1\n\n  regel 2', 'regel 1 regel 2'],
  ] as const) {
    it(`of "${said.slice(0, 40)}" is "${shown}"`, () => {
      assert.equal(shownText(said, ['kort-geheim', '']), shown)
    })
  }

  it('is the beginning of megabytes, without half a key where it was cut off', () => {
    assert.equal(shownText('a'.repeat(10_000_000), []), '…')
    const secretAtTheCut = `${' '.repeat(2_990)}0123456789abcdef0123456789abcdef ${'a'.repeat(10_000_000)}`
    assert.equal(shownText(secretAtTheCut, []), '…')
  })

  it('is at most 300 characters', () => {
    assert.equal(shownText('woord '.repeat(200), []).length, 300)
  })
})
