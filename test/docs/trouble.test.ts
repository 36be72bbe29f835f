import assert from 'node:assert/strict'
import { ERROR_CODES } from '../../nodes/reconcile/domain/error-codes.ts'
import { headings, links, section, tableIn } from './markdown.ts'

const PAGES = [
  { page: 'docs/handleiding/storingen.md', messages: 'meldingen.md' },
  { page: 'docs/manual/trouble.md', messages: 'messages.md' },
] as const

describe('The pages of trouble by symptom', () => {
  for (const { page, messages } of PAGES) {
    it(`${page} leads from a symptom to every error code`, () => {
      const targets = links(page).map(({ target }) => target)
      const unreached = [...ERROR_CODES, 'UNEXPECTED'].filter(
        (code) => !targets.includes(`${messages}#${code.toLowerCase()}`),
      )
      assert.deepEqual(unreached, [])
    })
  }

  it('have the same symptoms in both languages, each with what to do', () => {
    const [dutch, english] = PAGES.map(({ page }) => symptomsPerHeading(page))
    assert.deepEqual(dutch, english)
  })
})

function symptomsPerHeading(page: string): readonly number[] {
  return headings(page).map((heading) => {
    const text = section(page, heading)
    const symptoms = /^\|/m.test(text) ? tableIn(text) : []
    for (const [, , advice = ''] of symptoms) assert.ok(advice.length > 10, `${page}: ${heading}`)
    return symptoms.length
  })
}
