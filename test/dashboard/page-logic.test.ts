import assert from 'node:assert/strict'
import { openByAge } from '../../dashboard/logic/charts.ts'
import { copiedTable } from '../../dashboard/logic/copied-table.ts'
import type { PageRow } from '../../dashboard/logic/page-row.ts'
import { DUTCH } from '../../dashboard/logic/page-texts-dutch.ts'
import { ENGLISH } from '../../dashboard/logic/page-texts-english.ts'
import { readyRows, visibleRows } from '../../dashboard/logic/visible-rows.ts'

const row = (changes: Partial<PageRow> = {}): PageRow => ({
  id: '1',
  invoice: '20261001',
  date: '2026-11-01',
  customer: 'A. Jansen',
  openCents: 123_456,
  reference: 'WS-1',
  outcome: 'paid',
  attention: false,
  bookedCents: 0,
  previewCents: 123_456,
  booked: [],
  state: 'preview',
  ...changes,
})
const ALL = { search: '', only: '', sort: 'invoice', descending: false } as const

describe('The list on the page', () => {
  it('is searched by every word, in any column, also by an amount as it stands there', () => {
    const rows = readyRows('nl', [row(), row({ id: '2', invoice: '20261002', customer: 'B. Bakker', openCents: 100 })])
    for (const search of ['jansen 20261001', '1.234,56 JANSEN']) {
      assert.deepEqual(
        visibleRows(rows, { ...ALL, search }).map(({ id }) => id),
        ['1'],
      )
    }
  })

  it('sorts invoice numbers as numbers', () => {
    const rows = readyRows(
      'nl',
      ['F10', 'F9', 'F100'].map((invoice) => row({ id: invoice, invoice })),
    )
    assert.deepEqual(
      visibleRows(rows, ALL).map(({ invoice }) => invoice),
      ['F9', 'F10', 'F100'],
    )
  })

  it('copies leading zeros, long numbers and formulas as text', () => {
    const names = ['0012', '17952830491108667', '=1+1', '@x']
    const rows = readyRows(
      'nl',
      names.map((reference) => row({ id: reference, reference, customer: 'a\tb' })),
    )
    const cells = copiedTable('nl', ['t'], rows)
      .split('\r\n')
      .slice(1)
      .map((line) => line.split('\t'))
    assert.deepEqual(
      cells.map((line) => [line[3], line[4], line[5]]),
      names.map((name) => ['a b', `'${name}`, '1234,56']),
    )
  })

  it('counts what stays open after the booking, by age', () => {
    const bars = openByAge([row({ previewCents: 23_456 }), row({ date: '2026-01-01' })], '2026-11-10')
    assert.deepEqual(
      bars.map(({ label, cents }) => [label, cents]),
      [
        ['≤ 14', 100_000],
        ['≤ 30', 0],
        ['≤ 60', 0],
        ['≤ 90', 0],
        ['> 90', 0],
      ],
    )
  })

  it('has each sentence in both languages, with the same values', () => {
    const values = (text: string): readonly string[] => (text.match(/__\w+?__/g) ?? []).sort()
    for (const [key, text] of Object.entries(DUTCH)) {
      assert.deepEqual(values(ENGLISH[key as keyof typeof DUTCH]), values(text), key)
    }
  })
})
