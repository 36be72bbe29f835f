import assert from 'node:assert/strict'

import fc from 'fast-check'
import { parse } from 'lossless-json'

import { parseExactJson } from '../../../nodes/shared/http/exact-json.ts'

describe('exact JSON', () => {
  for (const [text, value] of [
    ['121.00', '121.00'],
    ['-0.05', '-0.05'],
    ['121', 121],
    ['-48', -48],
    ['999999999999999', 999_999_999_999_999],
    ['17723870491234567', '17723870491234567'],
    ['1E+3', '1E+3'],
    ['"12.5"', '12.5'],
    ['{"a":[1,2.50,"x 3.5 \\" 4.5"],"b":null}', { a: [1, '2.50', 'x 3.5 " 4.5'], b: null }],
  ] as const) {
    it(`${text} is read without rounding`, () => {
      assert.deepEqual(parseExactJson(text), value)
    })
  }

  it('a property __proto__ changes nothing but its own object', () => {
    const parsed = parseExactJson('{"__proto__":{"open":1.5}}') as object
    assert.deepEqual(Object.keys(parsed), ['__proto__'])
    assert.equal('open' in {}, false)
  })

  for (const text of ['', '<html>', '01.5', '1.5.2', '{"a":1.}', '{"a":.5}', '-', '[1,]', '{"a":"b', '1.5x']) {
    it(`${JSON.stringify(text)} is no JSON`, () => {
      assert.throws(() => parseExactJson(text), SyntaxError)
    })
  }

  it('megabytes of a text that never ends are refused in one pass', () => {
    for (const unit of ['\\"', '\\\n', '"', '"\\']) {
      assert.throws(() => parseExactJson(`["${unit.repeat(1_000_000)}`), SyntaxError)
    }
  })

  it('every document reads as a parser that keeps the text of each number reads it', () => {
    const numberText = (text: string): number | string => (/^-?\d{1,15}$/.test(text) ? Number(text) : text)
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        assert.deepEqual(parseExactJson(text), JSON.parse(JSON.stringify(parse(text, undefined, numberText))))
      }),
      { numRuns: 300 },
    )
  })
})
