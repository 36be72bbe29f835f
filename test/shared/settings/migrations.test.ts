import assert from 'node:assert/strict'

import { migrated } from '../../../nodes/shared/settings/migrations.ts'

describe('a flow that was saved by an earlier release', () => {
  const renameBoxes = {
    version: 1,
    up: (config: object) => ({ ...config, parcels: Reflect.get(config, 'boxes') as unknown }),
  }

  it('is brought up to date, and what nobody asks about stays', () => {
    const migration = { ...renameBoxes, version: 2 }
    const config = migrated({ version: 1, boxes: 3, note: 'kept' }, [migration])
    assert.deepEqual(config, { version: 2, boxes: 3, parcels: 3, note: 'kept' })
  })

  it('is left alone by migrations that it has had', () => {
    assert.deepEqual(migrated({ version: 1, boxes: 3 }, [renameBoxes]), { version: 1, boxes: 3 })
  })

  it('without a readable version counts as the first', () => {
    assert.deepEqual(migrated({ version: 'new', boxes: 3 }, []), { version: 1, boxes: 3 })
  })
})
