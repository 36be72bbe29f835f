import assert from 'node:assert/strict'

import { startSandbox } from '../../sandbox/sandbox.ts'
import { section } from './markdown.ts'

const EURO = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' })

/** Intl writes a blank that does not break. */
const euros = (cents: number): string => EURO.format(cents / 100).replaceAll(/\s/g, ' ')

describe('The output of the demo in the README', () => {
  it('is that of the story which the demo tells', async () => {
    const sandbox = await startSandbox()
    await sandbox.close()
    const { story } = sandbox
    assert.ok(story)
    const text = section('README.md', 'Try it without any account')
    assert.ok(text.includes(`its ${story.lines.length} lines`))
    assert.ok(text.includes(`clearing account: ${euros(story.writesOffCents)}`))
    const printed = [...text.matchAll(/^(\d{8}) +(€ [\d.,]+) +([\w-]+) +(?:booked (€ [\d.,]+)|look at it)/gm)]
    assert.equal(printed.length, 3)
    const inStory = story.lines.map(({ invoiceNumber, openCents, expects, writesOffCents }) =>
      [invoiceNumber, euros(openCents), expects, euros(writesOffCents)].join(' '),
    )
    for (const [, number, open, outcome, booked = euros(0)] of printed) {
      assert.ok(inStory.includes([number, open, outcome, booked].join(' ')), number)
    }
  })
})
