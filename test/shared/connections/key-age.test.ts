import assert from 'node:assert/strict'

import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import type { KeptFolder } from '../../../nodes/reconcile/domain/kept-rows.ts'
import { keyAgeWarning } from '../../../nodes/shared/connections/key-age.ts'

/** Kept rows in memory, as JSON, so that the test sees what would be on disk. */
function aFolder(): KeptFolder & { readonly lines: string[] } {
  const lines: string[] = []
  const rows = {
    async *read() {
      await Promise.resolve()
      for (const line of lines) yield JSON.parse(line) as unknown
    },
    append: (added: readonly unknown[]) => Promise.resolve(void lines.push(...added.map((row) => JSON.stringify(row)))),
    replace: () => Promise.resolve(),
  }
  return { lines, rows: () => rows }
}

describe('the age of a subscription key', () => {
  const KEY = 'canary-subscription-key'
  const day = calendarDate

  it('counts from the day on which it was first seen here', async () => {
    const folder = aFolder()
    assert.equal(await keyAgeWarning(folder, KEY, day('2026-01-01')), undefined)
    assert.equal(await keyAgeWarning(folder, KEY, day('2026-03-10')), undefined)
    assert.deepEqual(await keyAgeWarning(folder, KEY, day('2026-03-11')), {
      code: 'key-age',
      values: { since: '2026-01-01', days: 69, limit: 90 },
    })
  })

  it('begins again with another key, and is not forgotten for the first', async () => {
    const folder = aFolder()
    await keyAgeWarning(folder, KEY, day('2026-01-01'))
    assert.equal(await keyAgeWarning(folder, 'another key', day('2026-05-01')), undefined)
    assert.equal((await keyAgeWarning(folder, KEY, day('2026-05-01')))?.values['days'], 120)
  })

  it('is kept without the key', async () => {
    const folder = aFolder()
    await keyAgeWarning(folder, KEY, day('2026-01-01'))
    assert.equal(folder.lines.length, 1)
    assert.ok(!folder.lines.join().includes(KEY))
  })

  it('a kept row that can not be read counts as none', async () => {
    const folder = aFolder()
    folder.lines.push('{"since":"long ago"}', '7')
    assert.equal(await keyAgeWarning(folder, KEY, day('2026-01-01')), undefined)
    assert.equal(folder.lines.length, 3)
  })
})
