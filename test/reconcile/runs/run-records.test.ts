// A preview waits for a person: what its run was matched with must be there when he lets it go on.

import assert from 'node:assert/strict'

import type { KeptRows } from '../../../nodes/reconcile/domain/kept-rows.ts'
import { createRunRecords } from '../../../nodes/reconcile/runs/run-records.ts'
import { MATCHED } from '../book-payment/booking-world.ts'

describe('The record of a run', () => {
  it('is there, to the letter, after a thousand later runs: two thirds of a day with a run every minute', async () => {
    const records = createRunRecords(rowsInMemory())
    const shown = { runId: 'shown', startedAt: '2026-11-20T12:00:00+01:00' }
    await records.begin(shown)
    await records.matched('shown', { ...MATCHED, settings: { ...MATCHED.settings, pattern: /^K(\d+)$/ } })
    for (let run = 0; run < 999; run += 1) {
      await records.begin({ runId: `later-${run}`, startedAt: '2026-11-20T13:00:00+01:00' })
    }
    const found = await records.find('shown')
    assert.deepEqual(found?.matched, { ...MATCHED, settings: { ...MATCHED.settings, pattern: /^K(\d+)$/ } })
  })

  it('of an old run makes room in the end, and the newest thousand stay', async () => {
    const records = createRunRecords(rowsInMemory())
    for (let run = 0; run <= 2_000; run += 1) {
      await records.begin({ runId: `run-${run}`, startedAt: '2026-11-20T12:00:00+01:00' })
    }
    assert.equal(await records.find('run-0'), undefined)
    for (const kept of ['run-1000', 'run-1999', 'run-2000']) assert.equal((await records.find(kept))?.runId, kept)
  }).timeout(60_000)
})

function rowsInMemory(): KeptRows {
  let rows: readonly unknown[] = []
  return {
    async *read() {
      await Promise.resolve()
      yield* rows
    },
    append: (more) => ((rows = [...rows, ...more]), Promise.resolve()),
    replace: (all) => ((rows = [...all]), Promise.resolve()),
  }
}
