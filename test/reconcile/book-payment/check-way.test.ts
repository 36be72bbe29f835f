import assert from 'node:assert/strict'

import { checkWay } from '../../../nodes/reconcile/book-payment/check-way.ts'

const DATABASES = ['network', 'local', 'sql', 'mdb'] as const

describe('the way of booking', () => {
  it('by import file is there for every kind of SnelStart', () => {
    for (const kind of ['online', ...DATABASES] as const) assert.doesNotThrow(() => checkWay('file', kind))
  })

  it('through the administration is for Online, and into the database for the others', () => {
    assert.doesNotThrow(() => checkWay('administration', 'online'))
    assert.throws(() => checkWay('database', 'online'), { code: 'CONFIG_INVALID', detail: 'via-not-online' })
    for (const kind of DATABASES) {
      assert.doesNotThrow(() => checkWay('database', kind))
      assert.throws(() => checkWay('administration', kind), { code: 'CONFIG_INVALID', detail: 'via-only-online' })
    }
  })
})
