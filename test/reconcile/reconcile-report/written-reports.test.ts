// The forms that are text: JSON, log lines, plain text and HTML.

import assert from 'node:assert/strict'

import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import type { ReconcileLine } from '../../../nodes/reconcile/domain/reconcile-line.ts'
import { htmlReport } from '../../../nodes/reconcile/reconcile-report/html/html-report.ts'
import { jsonReport } from '../../../nodes/reconcile/reconcile-report/json-report.ts'
import { logReport } from '../../../nodes/reconcile/reconcile-report/log-report.ts'
import { textReport } from '../../../nodes/reconcile/reconcile-report/text-report.ts'
import { aLine, aReconcileRun, aReport, bookedOn, SPACE } from './a-report.ts'

const HELD: Partial<ReconcileLine> = { outcome: 'overpaid', reasonCode: 'overpaid-hold', attention: true }
const held = (customerName: string): ReconcileLine =>
  aLine({
    ...HELD,
    invoiceNumber: '20260002',
    customerName,
    amountToBookCents: cents(0),
    reasonValues: { receivedCents: 13_000, openCents: 12_100, restCents: 900 },
  })

describe('The report as JSON', () => {
  it('holds the run, its totals and every line as they are', async () => {
    const lines = [bookedOn(aLine()), held('Jansen')]
    const read = JSON.parse(await jsonReport(await aReport(lines), SPACE)) as Record<string, unknown>
    assert.deepEqual([read['format'], read['version']], ['snelstart-multisafepay-report', 1])
    assert.deepEqual(read['run'], aReconcileRun(lines))
    assert.deepEqual(read['lines'], lines)
  })

  it('is whole without lines', async () => {
    const read = JSON.parse(await jsonReport(await aReport([]), SPACE)) as Record<string, unknown>
    assert.deepEqual(read['lines'], [])
  })
})

describe('The report as log lines', () => {
  const rowsOf = async (lines: readonly ReconcileLine[], run = {}) =>
    (await logReport(await aReport(lines, { run }), SPACE))
      .split('\n')
      .map((row) => JSON.parse(row) as Record<string, unknown>)

  it('has one line for the run and one for each booking, also when it settles several invoices', async () => {
    const lines = [bookedOn(aLine({ invoiceNumber: '1' })), bookedOn(aLine({ invoiceNumber: '2', openCents: 900 }))]
    const [run, booking, ...more] = await rowsOf(lines)
    assert.deepEqual([run?.['event'], run?.['level'], run?.['bookedCents']], ['run', 'info', 13_000])
    assert.deepEqual(booking?.['invoiceNumbers'], ['1', '2'])
    assert.deepEqual([booking['key'], booking['writeOffCents']], ['MSP-9000001', 13_000])
    assert.deepEqual(more, [])
  })

  it('says by its level that a person should look, and that something is in doubt', async () => {
    assert.equal((await rowsOf([held('Jansen')]))[0]?.['level'], 'warn')
    const stopped = { stopped: { code: 'SNELSTART_UNREACHABLE', message: 'Gestopt.' } }
    assert.equal((await rowsOf([bookedOn(aLine())], stopped))[0]?.['level'], 'error')
  })

  it('names no customer', async () => {
    const text = await logReport(await aReport([bookedOn(aLine({ customerName: 'Jansen' })), held('Pieters')]), SPACE)
    assert.doesNotMatch(text, /Jansen|Pieters|Voorbeeld/)
  })
})

describe('The report as plain text', () => {
  it('reads as a bookkeeper would tell it', async () => {
    const text = await textReport(await aReport([bookedOn(aLine()), held('Jansen\nUitzoeken: niets')]))
    assert.match(text, /^SnelStart · MultiSafepay\nAdministratie: Voorbeeld B\.V\.\nSoort run: Boeken\n/)
    assert.match(text, /Begonnen: 31-01-2026 02:30/)
    assert.match(text, / 1 {2}Te veel betaald \(€ 121,00\)/)
    assert.match(text, /^- 20260002, Jansen Uitzoeken: niets \(€ 121,00\): Ontvangen € 130,00 terwijl/m)
    assert.match(text, /De totalen kloppen\.\n$/)
  })
})

describe('The report as a page for a mail', () => {
  it('shows what a customer is called and never runs it', async () => {
    const html = await htmlReport(await aReport([held('<script>alert("x")</script> & \'O')]))
    assert.ok(html.includes('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;O'))
    assert.doesNotMatch(html, /<script|<style|<link|<img|javascript:|\bon\w+="/i)
  })

  it('says what stopped, what is in doubt and why each line needs a person, in the language of the report', async () => {
    const run = {
      stopped: { code: 'SNELSTART_UNREACHABLE', message: 'SnelStart gave no answer.' },
      inDoubt: [{ key: 'MSP-9', date: aLine().debtor.invoiceDate, clearingCents: cents(100), invoiceNumbers: ['1'] }],
    }
    const html = await htmlReport(await aReport([held('Jansen')], { run, language: 'en-US' }))
    for (const text of ['SnelStart gave no answer.', 'MSP-9 (€1.00)', 'Received €130.00 while', 'lang="en"']) {
      assert.ok(html.includes(text), text)
    }
  })

  it('stays small enough for a mail, and says how many lines it leaves out', async () => {
    const lines = Array.from({ length: 150 }, (_, index) => ({
      ...held('Jansen'),
      debtor: { ...aLine().debtor, id: String(index) },
    }))
    const html = await htmlReport(await aReport(lines))
    assert.ok(html.includes('En nog 50.'))
    assert.ok(html.length < 150_000)
  })
})
