import assert from 'node:assert/strict'

import { retryAfterMs } from '../../../nodes/shared/http/retry-after.ts'

const NOW = Date.parse('2026-11-24T10:00:00Z')

describe('the header Retry-After', () => {
  for (const [header, expected] of [
    ['30', 30_000],
    [' 1.5 ', 1500],
    ['0', 0],
    ['Tue, 24 Nov 2026 10:00:20 GMT', 20_000],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ] as const) {
    it(`${header ?? 'an absent header'} means ${expected ?? 'nothing we know'}`, () => {
      assert.equal(retryAfterMs(header, NOW), expected)
    })
  }
})
