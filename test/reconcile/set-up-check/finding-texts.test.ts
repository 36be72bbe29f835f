import assert from 'node:assert/strict'

import { FINDING_CODES } from '../../../nodes/reconcile/set-up-check/finding.ts'
import { GROUNDS, PARTS } from '../../../nodes/reconcile/set-up-check/ground.ts'
import { visible } from '../../../nodes/reconcile/set-up-check/shown-references.ts'
import { keysOf } from '../../../nodes/shared/texts/catalogue.ts'
import { LANGUAGES } from '../../../nodes/shared/texts/language.ts'
import { hasText } from '../../../nodes/shared/texts/text-in.ts'

describe('The texts of the set-up check', () => {
  for (const language of LANGUAGES) {
    it(`hold a sentence for every finding and none for what is never found, in ${language}`, () => {
      const texts = keysOf(language).flatMap((key) => /^check\.(?!verdict-)(.+)$/.exec(key)?.[1] ?? [])
      assert.deepEqual([...texts].sort(), [...FINDING_CODES].sort())
    })

    it(`name every part and what it stands on, in ${language}`, () => {
      for (const part of PARTS) assert.ok(hasText(language, `words.checkPart.${part}`), part)
      for (const ground of GROUNDS) assert.ok(hasText(language, `words.checkGround.${ground}`), ground)
    })
  }
})

describe('A reference in a finding', () => {
  it('shows what can not be seen, or is taken for another, by its number', () => {
    assert.equal(visible('a\u200b\u041e\t1'), 'a[U+200B]\u041e [U+041E][U+0009]1')
  })
  it('is cut when it is longer than anybody reads', () => assert.equal(visible('x'.repeat(500)).length, 60))
})
