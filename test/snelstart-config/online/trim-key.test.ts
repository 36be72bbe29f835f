import assert from 'node:assert/strict'

import fc from 'fast-check'

import { trimKey } from '../../../nodes/snelstart-config/online/trim-key.ts'

describe('a pasted key', () => {
  for (const pasted of [
    ' abc+/=1 ',
    '"abc+/=1"',
    "'abc+/=1'",
    '“abc+/=1”',
    'abc+/=1\\n',
    'abc+\n/=1',
    '\ufeffabc\u200b+/=1\u00a0',
    '\\r\\nabc+/=1\t',
  ]) {
    it(`${JSON.stringify(pasted)} is the key alone`, () => {
      assert.equal(trimKey(pasted), 'abc+/=1')
    })
  }

  it('a key without anything around it stays what it is', () => {
    fc.assert(fc.property(fc.base64String(), (key) => assert.equal(trimKey(key), key)))
  })
})
