import assert from 'node:assert/strict'
import { headings, section, tableIn } from './markdown.ts'

const ENGLISH = 'docs/accounting.md'
const DUTCH = 'docs/handleiding/wat-er-geboekt-wordt.md'

describe('The Dutch page of what is booked', () => {
  it('has the same accounts and amounts as the English one, example for example', () => {
    assert.deepEqual(examplesOn(DUTCH, /(\d),(\d\d)/g), examplesOn(ENGLISH, /(\d)\.(\d\d)/g))
  })

  it('says every amount of the English one in its sentences too', () => {
    const [dutch, english] = [amountsOn(DUTCH, /\d+,\d\d/g), amountsOn(ENGLISH, /\d+\.\d\d/g)]
    assert.deepEqual(dutch, english)
  })
})

const sections = (page: string): readonly string[] => headings(page).map((heading) => section(page, heading))

/** Of each section its table, with the words left out: account numbers and cents. */
function examplesOn(page: string, amount: RegExp): readonly (readonly string[])[] {
  const examples = sections(page).flatMap((text) => {
    if (!/^\|/m.test(text)) return []
    return [tableIn(text).map((cells) => cells.map((cell) => figures(cell.replaceAll(amount, '$1$2'))).join('|'))]
  })
  assert.ok(examples.length > 10)
  return examples
}

const figures = (cell: string): string => /^\d+/.exec(cell)?.[0] ?? ''

function amountsOn(page: string, amount: RegExp): readonly (readonly string[])[] {
  return sections(page).map((text) =>
    [...new Set([...text.matchAll(amount)].map(([found]) => found.replace(/\D/g, '')))].sort(),
  )
}
