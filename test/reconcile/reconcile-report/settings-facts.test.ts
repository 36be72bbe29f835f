import assert from 'node:assert/strict'

import { excelReport } from '../../../nodes/reconcile/reconcile-report/excel/excel-report.ts'
import { htmlReport } from '../../../nodes/reconcile/reconcile-report/html/html-report.ts'
import { jsonReport } from '../../../nodes/reconcile/reconcile-report/json-report.ts'
import { settingsFacts } from '../../../nodes/reconcile/reconcile-report/settings-facts.ts'
import { aLine, aReport, BOOKED_WITH, MATCHED_WITH, SPACE } from './a-report.ts'
import { openedWorkbook } from './opened-workbook.ts'

const DUTCH = {
  'Voorbeeld of boeken': 'Boeken in SnelStart',
  'Boeken via': 'Rechtstreeks',
  Dagboek: '2900',
  Tussenrekening: '1220',
  'Rekening per betaalmethode': 'PAYPAL 1221',
  Betalingsverschillen: '–',
  'Boeken vanaf': '01-01-2026',
  Omschrijving: 'MSP {transactie}',
  Boekdatum: 'De dag waarop het geld bij MultiSafepay binnenkwam',
  'Afgesloten periode': 'Boeken op de eerste open dag erna',
  'Hoogstens per keer': '25',
}

describe('The settings of booking in a report', () => {
  it('stand in Excel, with the name that the dialog gives them', async () => {
    const report = await aReport([aLine()])
    const workbook = await openedWorkbook(await excelReport(report, SPACE))
    const rows = new Map<unknown, unknown>()
    workbook.getWorksheet('Instellingen en controle')?.eachRow((row) => {
      rows.set(row.getCell(1).value, row.getCell(2).value)
    })
    for (const [label, value] of Object.entries(DUTCH)) assert.equal(rows.get(label), value, label)
  })

  it('stand below the report for a mail, and as plain values in JSON', async () => {
    const report = await aReport([aLine()])
    const html = await htmlReport(report)
    for (const [label, value] of Object.entries(DUTCH))
      assert.ok(html.includes(`${label}</th><td>${value}</td>`), label)
    const { settings } = JSON.parse(await jsonReport(report, SPACE)) as { settings: Record<string, unknown> }
    assert.deepEqual(settings['booked'], {
      via: 'administration',
      settings: { ...BOOKED_WITH.settings, methodAccounts: [{ method: 'PAYPAL', account: 1221 }] },
    })
    assert.deepEqual(Reflect.get(Object(settings['matched']), 'lookup'), 'auto')
  })

  it('are in English in an English report', async () => {
    const facts = settingsFacts(await aReport([aLine()], { language: 'en-US' }))
    const found = new Map(facts.map(({ label, value }) => [label, value]))
    assert.equal([...found.values()].includes('Book on the first open day after it'), true)
    assert.equal([...found.values()].includes('Directly'), true)
  })

  it('are left out when the record of the run does not know them', () => {
    assert.equal(settingsFacts({ language: 'nl', matched: MATCHED_WITH }).length, 10)
    assert.deepEqual(settingsFacts({ language: 'nl' }), [])
  })
})
