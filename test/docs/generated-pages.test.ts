import assert from 'node:assert/strict'
import path from 'node:path'
import { generatedPages } from '../../scripts/manual/generated-pages.ts'
import { read, ROOT } from './markdown.ts'

describe('The pages of the manual that are made from texts', () => {
  it('are what the texts give; if not: npm run manual', async function () {
    this.timeout(20_000)
    for (const [file, text] of await generatedPages()) {
      const page = path.relative(ROOT, file)
      assert.equal(read(page), text, page)
    }
  })
})
