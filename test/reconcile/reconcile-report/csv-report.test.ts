import assert from 'node:assert/strict'

import { csvReport } from '../../../nodes/reconcile/reconcile-report/csv-report.ts'
import { aLine, aReport, bookedOn, SPACE } from './a-report.ts'

describe('The report as text with separators', () => {
  it('opens in a Dutch Excel: a mark at the start, semicolons, decimal commas, and lines as Windows ends them', async () => {
    const text = await csvReport(await aReport([bookedOn(aLine({ customerName: 'Jansen; "Zoë"' }))]), SPACE)
    const [header = '', row = '', end] = text.split('\r\n')
    assert.ok(header.startsWith('\uFEFFFactuur;Factuurdatum;'))
    assert.ok(row.startsWith('20260001;2026-01-10;2026-01-24;10001;"Jansen; ""Zoë""";121,00;2026-1;'))
    assert.ok(row.includes('Ontvangen € 121,00, precies wat openstaat.'))
    assert.equal(end, '')
  })

  it('is RFC 4180 in English: commas, points and no mark', async () => {
    const text = await csvReport(await aReport([aLine({ customerName: 'Jansen, Ltd' })], { language: 'en-US' }), SPACE)
    const [header = '', row = ''] = text.split('\r\n')
    assert.ok(header.startsWith('Invoice,Invoice date,'))
    assert.ok(row.includes(',"Jansen, Ltd",121.00,2026-1,'))
  })

  it('gives text that looks like a formula a quote in front, and leaves amounts below zero alone', async () => {
    const names = ['=HYPERLINK("x")', '+31', '-5', '@a', '\t=1', '  =1', '＝1']
    const lines = names.map((customerName, index) =>
      aLine({ customerName, invoiceNumber: `${index}`, openCents: -500 }),
    )
    const rows = (await csvReport(await aReport(lines), SPACE)).split('\r\n').slice(1, -1)
    for (const row of rows) {
      assert.match(row, /;"?'[\s=+\-@＝]/u)
      assert.match(row, /;-5,00;/)
    }
  })

  it('is only its header when there is no line', async () => {
    const text = await csvReport(await aReport([]), SPACE)
    assert.equal(text.split('\r\n').length, 2)
  })
})
