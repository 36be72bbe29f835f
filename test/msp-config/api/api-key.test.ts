import assert from 'node:assert/strict'
import { folderNameOfKey, tidyApiKey } from '../../../nodes/msp-config/api/api-key.ts'
import { failsWith } from './open-multisafepay.ts'

describe('a pasted API key', () => {
  for (const pasted of [
    'abc123',
    '  abc123\n',
    '"abc123"',
    "'abc123'",
    '\u201cabc123\u201d'.replace(/[\u201c\u201d]/g, '"'),
    'abc123\\n',
    '\ufeffabc\u200b123\u2060',
    '\u00a0abc123\u00a0',
    '" abc123 \\r\\n"',
  ]) {
    it(`${JSON.stringify(pasted)} is the key abc123`, () => {
      assert.equal(tidyApiKey(pasted), 'abc123')
    })
  }

  it('of which nothing is left is a missing key', () => {
    assert.throws(() => tidyApiKey(' "" \\n'), failsWith('CONFIG_MISSING', 'api-key'))
  })

  it('with a character that no header can carry is refused without being repeated', () => {
    assert.throws(
      () => tidyApiKey('geheim\u20acgeheim'),
      (error) => failsWith('CONFIG_INVALID', 'api-key')(error) && !String(error).includes('geheim'),
    )
  })

  it('gives a folder name that does not show it', () => {
    assert.match(folderNameOfKey('abc123'), /^key-[0-9a-f]{16}$/)
    assert.notEqual(folderNameOfKey('abc123'), folderNameOfKey('abc124'))
  })
})
