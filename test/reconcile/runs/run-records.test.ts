import assert from 'node:assert/strict'

import type { BookSettings } from '../../../nodes/reconcile/domain/book-settings.ts'
import type { KeptRows } from '../../../nodes/reconcile/domain/kept-rows.ts'
import { bookedWith } from '../../../nodes/reconcile/runs/booked-with.ts'
import { createRunRecords } from '../../../nodes/reconcile/runs/run-records.ts'
import { day } from '../domain/builders.ts'
import { MATCHED_WITH } from '../reconcile-report/a-report.ts'

const BOOK: BookSettings = {
  mode: 'preview',
  bookingJournal: 2900,
  clearingAccount: 1220,
  methodAccounts: new Map([['PAYPAL', 1221]]),
  bookFrom: day('2026-01-01'),
  description: 'MSP {transactie}',
  bookingDate: 'paid',
  closedPeriod: 'stop',
  maxPerRun: 0,
  importFile: {
    folder: '/import',
    layout: { format: 'camt053', iban: 'NL00BANK0123456789', openingCents: 0 as never },
  },
}
const { importFile: _, ...RECORDED } = BOOK

/** As a folder keeps them: text, and nothing else. */
function rowsOf(kept: object[] = []): KeptRows & { readonly texts: string[] } {
  const texts = kept.map((row) => JSON.stringify(row))
  return {
    texts,
    async *read() {
      for (const text of [...texts]) yield await Promise.resolve(JSON.parse(text) as unknown)
    },
    append: (rows) => Promise.resolve(void texts.push(...[...rows].map((row) => JSON.stringify(row)))),
    replace: (rows) =>
      Promise.resolve(void texts.splice(0, texts.length, ...[...rows].map((row) => JSON.stringify(row)))),
  }
}

describe('The record of a run', () => {
  it('says what it was matched with and what it was last booked with', async () => {
    const rows = rowsOf()
    const records = createRunRecords(rows)
    await records.begin({ runId: 'run-1', startedAt: '2026-01-31T02:30:00+01:00' })
    await records.matched('run-1', MATCHED_WITH)
    await records.booked('run-1', bookedWith('file', BOOK))
    await records.booked('run-1', bookedWith('administration', { ...BOOK, mode: 'book', maxPerRun: 10 }))
    assert.deepEqual(await createRunRecords(rows).find('run-1'), {
      runId: 'run-1',
      startedAt: '2026-01-31T02:30:00+01:00',
      matched: MATCHED_WITH,
      booked: { via: 'administration', settings: { ...RECORDED, mode: 'book', maxPerRun: 10 } },
    })
    assert.doesNotMatch(rows.texts.join(), /NL00BANK/)
  })

  it('of an earlier version, without the settings of booking, is read as it was', async () => {
    const before = rowsOf()
    await createRunRecords(before).matched('run-1', MATCHED_WITH)
    const found = await createRunRecords(rowsOf([{ runId: 'run-1', startedAt: 'then' }, ...parsed(before)])).find(
      'run-1',
    )
    assert.deepEqual(found, { runId: 'run-1', startedAt: 'then', matched: MATCHED_WITH })
  })

  it('keeps what it was matched with when a later version wrote settings of booking that this one does not know', async () => {
    const rows = rowsOf()
    const records = createRunRecords(rows)
    await records.matched('run-1', MATCHED_WITH)
    await rows.append([{ runId: 'run-1', booked: { via: 'pigeon' } }])
    const found = await records.find('run-1')
    assert.deepEqual([found?.matched, found?.booked], [MATCHED_WITH, undefined])
  })
})

const parsed = ({ texts }: { readonly texts: readonly string[] }): object[] =>
  texts.map((text) => JSON.parse(text) as object)
