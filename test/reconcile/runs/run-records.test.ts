import assert from 'node:assert/strict'

import type { KeptRows } from '../../../nodes/reconcile/domain/kept-rows.ts'
import { referencePattern } from '../../../nodes/reconcile/domain/pattern/reference-pattern.ts'
import { createRunRecords } from '../../../nodes/reconcile/runs/run-records.ts'
import { MATCHED_WITH } from '../reconcile-report/a-report.ts'

/** As a disk would hold them: as JSON. */
function keptRows(): KeptRows & { readonly lines: string[] } {
  const lines: string[] = []
  return {
    lines,
    async *read() {
      for (const line of lines) yield await Promise.resolve<unknown>(JSON.parse(line))
    },
    append: (rows) => Promise.resolve(void lines.push(...rows.map((row) => JSON.stringify(row)))),
    replace: (rows) =>
      Promise.resolve(void lines.splice(0, lines.length, ...[...rows].map((row) => JSON.stringify(row)))),
  }
}

describe('The record of what a run was matched with', () => {
  it('gives back its settings, the pattern included', async () => {
    const records = createRunRecords(keptRows())
    const pattern = referencePattern('^WEB-(\\d+)$')
    await records.begin({ runId: 'run-1', startedAt: '2026-01-31T02:30:00+01:00' })
    await records.matched('run-1', { ...MATCHED_WITH, settings: { ...MATCHED_WITH.settings, pattern } })
    const settings = (await records.find('run-1'))?.matched?.settings
    assert.equal(settings?.pattern?.source, '^WEB-(\\d+)$')
    assert.equal(settings.pattern.exec('WEB-7')?.[1], '7')
    assert.deepEqual({ ...settings, pattern }, { ...MATCHED_WITH.settings, pattern })
  })

  it('is as good as none when its pattern is no longer taken: the run has to be matched again', async () => {
    const rows = keptRows()
    const records = createRunRecords(rows)
    await records.begin({ runId: 'run-1', startedAt: '2026-01-31T02:30:00+01:00' })
    const endless = { source: '(?:a*)*(b)', exec: () => null }
    await records.matched('run-1', { ...MATCHED_WITH, settings: { ...MATCHED_WITH.settings, pattern: endless } })
    assert.ok(rows.lines.at(-1)?.includes('(?:a*)*(b)'))
    const found = await records.find('run-1')
    assert.equal(found?.runId, 'run-1')
    assert.equal(found.matched, undefined)
  })
})
