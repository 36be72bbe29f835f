import assert from 'node:assert/strict'

import fc from 'fast-check'
import { PatternFault } from '../../../../nodes/reconcile/domain/pattern/pattern-fault.ts'
import { referencePattern, SEARCHED_LENGTH_MAX } from '../../../../nodes/reconcile/domain/pattern/reference-pattern.ts'

const group = (source: string, text: string): string | undefined => referencePattern(source).exec(text)?.[1]

function refusal(source: string): string {
  try {
    referencePattern(source)
  } catch (error) {
    assert.ok(error instanceof PatternFault)
    return error.reason
  }
  return 'accepted'
}

const joined = (parts: readonly string[]): string => parts.join('')

describe('The part of a reference', () => {
  for (const [source, text, expected] of [
    ['^WEB-(\\d+)$', 'WEB-0012', '0012'],
    ['^(?:ORD|WEB)-(\\d+)$', 'ORD-7', '7'],
    ['order\\s*(\\d+)', 'uw order 77 van vandaag', '77'],
    ['(?<number>[A-Z]{2}\\d{4,6})', 'ref NL123456789', 'NL123456'],
    ['\\b(\\d{5,9}?)\\b', 'nr 1234 of 123456', '123456'],
    ['#(.+?)#', '##a#b#', '#a'],
    ['(\\d+)', 'geen', undefined],
    ['F-(x)?', 'F-1', undefined],
    ['(?:(a)|b)*c', 'abc', undefined],
    ['(é[\\u00e0-\\u00ff]+)', 'béüx', 'éü'],
  ] as const) {
    it(`of ${source} in “${text}” is ${String(expected)}`, () => {
      assert.equal(group(source, text), expected)
    })
  }

  it('is what JavaScript itself finds, for every pattern that is taken', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '\\d', '\\w', '\\s', '-', '{', ']')
    const edge = fc.constantFrom('\\b', '\\B', '^', '$')
    const times = fc.constantFrom(
      '',
      '',
      '',
      '*',
      '+',
      '?',
      '{2}',
      '{1,3}',
      '{0,2}',
      '{2,}',
      '*?',
      '+?',
      '??',
      '{1,2}?',
    )
    const { plain } = fc.letrec<{ plain: string; part: string }>((tie) => ({
      plain: fc.array(tie('part'), { maxLength: 3 }).map(joined),
      part: fc.oneof(
        { depthSize: 'small' },
        { weight: 6, arbitrary: fc.tuple(atom, times).map(joined) },
        { weight: 1, arbitrary: edge },
        {
          weight: 2,
          arbitrary: fc.tuple(atom, tie('plain'), atom, times).map(([a, b, c, d]) => `(?:${a}${b}|${c})${d}`),
        },
      ),
    }))
    const either = fc
      .array(fc.tuple(plain, atom).map(joined), { minLength: 1, maxLength: 2 })
      .map((parts) => parts.join('|'))
    const grouped = fc
      .tuple(plain, either, times, plain)
      .map(([before, inner, often, after]) => `${before}(${inner})${often}${after}`)
    const pattern = fc.oneof(
      grouped,
      fc.tuple(grouped, plain, times, plain).map(([one, other, often, after]) => `(?:${one}|${other})${often}${after}`),
    )
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '-', 'é', '\n', '{'), maxLength: 8 })
    let compared = 0
    fc.assert(
      fc.property(pattern, text, (source, searched) => {
        if (refusal(source) !== 'accepted') return
        compared += 1
        const ours = referencePattern(source).exec(searched)
        const theirs = new RegExp(source).exec(searched)
        assert.deepEqual(ours, theirs && [...theirs], `${source} in ${JSON.stringify(searched)}`)
      }),
      { numRuns: 4_000 },
    )
    assert.ok(compared > 1_000, `only ${compared} patterns were compared`)
  })

  it('is asked for with exactly one group', () => {
    for (const source of ['\\d+', '(a)(b)', '(?<a>x)|(y)', '']) assert.equal(refusal(source), 'groups', source)
  })

  for (const source of ['(', '(a', 'a)', '*a', '[a', '(?<1>a)']) {
    it(`${source} is no pattern`, () => assert.equal(refusal(source), 'invalid'))
  }

  for (const source of [
    '(a)(?=b)',
    '(?<!a)(b)',
    '(a)\\1',
    '(a*)*',
    '(?:a?|b)+(c)',
    '(\\p{L})',
    '(\\u{61})',
    '(?:a{30}){30}(b)',
    '(\\cA)',
    '(?:){99999}(a)',
  ]) {
    it(`${source} can’t be searched for in one pass and is refused`, () => assert.equal(refusal(source), 'unsupported'))
  }

  it('is not searched for in a text that is no reference any more', () => {
    assert.equal(group('(a)', 'a'.repeat(SEARCHED_LENGTH_MAX)), 'a')
    assert.equal(group('(a)', 'a'.repeat(SEARCHED_LENGTH_MAX + 1)), undefined)
  })
})
