import assert from 'node:assert/strict'

import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import { excelText } from '../../../nodes/reconcile/reconcile-report/excel/cell-value.ts'
import { excelReport } from '../../../nodes/reconcile/reconcile-report/excel/excel-report.ts'
import type { Report } from '../../../nodes/reconcile/reconcile-report/report.ts'
import { aPayment } from '../domain/builders.ts'
import { aLine, aReport, bookedOn, SPACE } from './a-report.ts'
import { openedWorkbook, recordsOf, rowsOf, textOf } from './opened-workbook.ts'

const opened = async (report: Promise<Report>) => openedWorkbook(await excelReport(await report, SPACE))

const DUTCH = [
  'Overzicht',
  'Geboekt',
  'Uitzoeken',
  'Zonder kenmerk',
  'Ontvangen zonder open post',
  'Teruggegaan na boeken',
  'Niet aanmanen',
  'Alle regels',
  'Instellingen en controle',
]

describe('The Excel report', function () {
  this.timeout(20_000)

  it('has its sheets in Dutch, in the order in which a bookkeeper reads them', async () => {
    const workbook = await opened(aReport([bookedOn(aLine())]))
    assert.deepEqual(
      workbook.worksheets.map(({ name }) => name),
      DUTCH,
    )
  })

  it('has the same sheets in English', async () => {
    const workbook = await opened(aReport([bookedOn(aLine())], { language: 'en-US' }))
    assert.equal(workbook.worksheets.length, DUTCH.length)
    assert.deepEqual(recordsOf(workbook, 'All lines')[0]?.['Outcome'], 'Paid')
  })

  it('holds each line cell by cell: real amounts, real days, and references as text', async () => {
    const reference = { value: '00012345678901234', source: 'betalingskenmerk' } as const
    const workbook = await opened(aReport([bookedOn(aLine({ customerName: 'Bakkerij 🥐 Zoë', reference }))]))
    assert.deepEqual(recordsOf(workbook, 'Alle regels'), [
      {
        Factuur: '20260001',
        Factuurdatum: new Date('2026-01-10T00:00:00Z'),
        Vervaldatum: new Date('2026-01-24T00:00:00Z'),
        Relatiecode: '10001',
        Klant: 'Bakkerij 🥐 Zoë',
        Openstaand: 121,
        Kenmerk: '00012345678901234',
        'Soort kenmerk': 'betalingskenmerk',
        Uitkomst: 'Betaald',
        Waarom: 'Ontvangen € 121,00, precies wat openstaat.',
        Ontvangen: 121,
        Afgeletterd: 121,
        Boekstuk: 'MSP-9000001',
        Boekdatum: new Date('2026-01-12T00:00:00Z'),
        Boeking: 'Geboekt',
        Transactie: '9000001',
        Betaalmethode: 'IDEAL',
      },
    ])
  })

  it('keeps text that looks like a formula a text, also when somebody edits the cell', async () => {
    const names = ['=1+1', '+31 6', '-5', '@SUM(A1)', '\t=2', '& <b>"']
    const lines = names.map((customerName, index) => aLine({ customerName, invoiceNumber: `=${index}` }))
    const workbook = await opened(aReport(lines))
    const sheet = workbook.getWorksheet('Alle regels')
    for (const [index, name] of names.entries()) {
      const cell = sheet?.getCell(index + 2, 5)
      assert.equal(cell?.value, name)
      assert.equal(cell.numFmt, '@')
      assert.equal(cell.formula, undefined)
    }
  })

  it('says of a text that looks like a sign in the way of Excel that it is not meant so', () => {
    assert.equal(excelText('_x0041_ _X00e9_ _xyz_'), '_x005F_x0041_ _x005F_X00e9_ _xyz_')
    assert.equal(excelText('a'.repeat(40_000)).length, 32_767)
  })

  it('freezes the header and filters on it', async () => {
    const sheet = (await opened(aReport([aLine()]))).getWorksheet('Alle regels')
    assert.equal(sheet?.views[0]?.state, 'frozen')
    assert.equal(sheet.autoFilter, 'A1:S2')
  })

  it('colours a line by its outcome', async () => {
    const lines = [aLine(), aLine({ invoiceNumber: '2', outcome: 'lookup-failed', reasonCode: 'lookup-failed' })]
    const sheet = (await opened(aReport(lines))).getWorksheet('Alle regels')
    const fills = [2, 3].map((row) => JSON.stringify(sheet?.getCell(row, 9).fill))
    assert.match(fills[0] ?? '', /D9EFDD/)
    assert.match(fills[1] ?? '', /F9D7D7/)
  })

  it('puts what was paid but not booked under the lines that get no reminder, and what was booked not', async () => {
    const lines = [
      bookedOn(aLine({ invoiceNumber: '1' })),
      aLine({ invoiceNumber: '2', amountToBookCents: cents(0) }),
      aLine({ invoiceNumber: '3', outcome: 'pending', reasonCode: 'pending', amountToBookCents: cents(0) }),
      aLine({ invoiceNumber: '4', outcome: 'not-found', reasonCode: 'not-found', amountToBookCents: cents(0) }),
    ]
    const workbook = await opened(aReport(lines))
    const numbers = (sheet: string) => recordsOf(workbook, sheet).map(({ Factuur }) => Factuur)
    assert.deepEqual(numbers('Niet aanmanen'), ['2', '3'])
    assert.deepEqual(numbers('Geboekt'), ['1'])
  })

  it('calls what a preview would book to book, and nothing booked', async () => {
    const workbook = await opened(aReport([aLine()], { run: { mode: 'preview' } }))
    assert.equal(recordsOf(workbook, 'Te boeken').length, 1)
    assert.equal(recordsOf(workbook, 'Geboekt').length, 0)
  })

  it('shows money that no line shows, with what another currency is', async () => {
    const unmatched = [aPayment({ transactionId: '00042' }), aPayment({ transactionId: '43', currency: 'USD' })]
    const run = { unmatched, unmatchedCents: cents(12_100) }
    const rows = recordsOf(await opened(aReport([aLine()], { run })), 'Ontvangen zonder open post')
    assert.deepEqual(
      rows.map((row) => [row['Transactie'], row['Bedrag'], row['Andere valuta']]),
      [
        ['00042', 121, undefined],
        ['43', undefined, 'USD 121.00'],
      ],
    )
  })

  it('lays each total side by side: of the run, added up, and added up by Excel', async () => {
    const workbook = await opened(aReport([bookedOn(aLine()), aLine({ invoiceNumber: '2', openCents: 5_000 })]))
    const rows = rowsOf(workbook, 'Instellingen en controle').map(([name, ...rest]) => [name, ...rest])
    const open = rows.find(([name]) => name === 'Openstaand')
    assert.deepEqual(open?.slice(1), [171, 171, { formula: "SUM('Alle regels'!F:F)", result: 171 }, 'Ja'])
    const booked = rows.find(([name]) => name === 'Afgeletterd')
    assert.deepEqual(booked?.slice(1), [121, 121, { formula: "SUM('Alle regels'!N:N)", result: 121 }, 'Ja'])
    assert.ok(rows.some(([name, value]) => name === 'Toegestaan betalingsverschil' && value === '€ 0,05'))
  })

  it('says that the totals do not agree when lines are missing', async () => {
    const workbook = await opened(aReport([aLine()], { run: { openCents: cents(99_999) } }))
    const rows = rowsOf(workbook, 'Instellingen en controle')
    assert.ok(rows.some(([text]) => textOf(text).startsWith('De totalen kloppen niet')))
  })

  it('is a file with headers when there is no line at all', async () => {
    const workbook = await opened(aReport([]))
    assert.deepEqual(recordsOf(workbook, 'Alle regels'), [])
    assert.deepEqual(recordsOf(workbook, 'Uitzoeken'), [])
  })

  it('lets other work of Node-RED go on while it writes', async () => {
    const lines = Array.from({ length: 3_000 }, (_, index) => bookedOn(aLine({ invoiceNumber: String(index) })))
    const report = await aReport(lines)
    let turns = 0
    const counting = { isDue: () => true, take: () => Promise.resolve(void (turns += 1)) }
    await excelReport(report, counting)
    assert.ok(turns >= lines.length)
  })
})
