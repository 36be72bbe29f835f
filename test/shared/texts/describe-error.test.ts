import assert from 'node:assert/strict'

import { describeError } from '../../../nodes/shared/texts/describe-error.ts'

describe('An error that a person reads', () => {
  for (const word of ['ENOSPC', 'EROFS', 'EACCES']) {
    it(`names a disk that refuses with ${word}, and says what to do, under a code that a flow can tell apart`, () => {
      const error = Object.assign(new Error(`${word}: /somewhere/runs.jsonl`), { code: word, syscall: 'write' })
      const { code, message, advice } = describeError(error, 'nl')
      assert.equal(code, 'REGISTER_LOCKED')
      assert.match(message, new RegExp(`map met gegevens.*${word}`))
      assert.match(advice, /schijf vol/)
      assert.doesNotMatch(message, /somewhere/)
    })
  }

  it('says of anything else that nobody foresaw it, and shows none of its words', () => {
    const { code, message } = describeError(Object.assign(new Error('secret'), { code: 'ECONNRESET' }), 'en-US')
    assert.equal(code, 'UNEXPECTED')
    assert.doesNotMatch(message, /secret/)
  })
})
