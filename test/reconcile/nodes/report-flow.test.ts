// reconcile-report in a real Node-RED runtime, behind the whole job over the stand-ins: what stands in its file is what
// was booked.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import helper from 'node-red-node-test-helper'
import type { NodeMessage } from 'node-red'

import reconcileReport from '../../../nodes/reconcile/reconcile-report/reconcile-report.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts'
import { type FlowMessage, openFlow, throughFlow } from '../../main-job/flow.ts'
import { openedWorkbook, recordsOf } from '../reconcile-report/opened-workbook.ts'
import { aLine, aReconcileRun } from '../reconcile-report/a-report.ts'

helper.init(require.resolve('node-red'))

interface ReportNode {
  /** A message that is not answered yet: a part of a sequence. */
  tell(message: object): void
  /** The answer, or the message that Catch got. */
  ask(message: object): Promise<Record<string, unknown>>
  close(): Promise<void>
}

const placed = { z: 'tab', x: 0, y: 0 }

async function openReport(userDir: string, properties: object = {}): Promise<ReportNode> {
  helper.settings({ lang: 'nl', userDir } as object)
  const nodes = [
    { id: 'tab', type: 'tab' },
    { ...placed, id: 'report', type: 'reconcile-report', ...properties, wires: [['out']] },
    { ...placed, id: 'catch', type: 'catch', scope: null, wires: [['out']] },
    { ...placed, id: 'out', type: 'helper' },
  ]
  await helper.load([reconcileReport], nodes)
  const told: ((message: NodeMessage) => void)[] = []
  helper.getNode('out').on('input', (message) => told.shift()?.(message))
  return {
    tell: (message) => helper.getNode('report').receive({ ...message }),
    ask: (message) =>
      new Promise((resolve) => {
        told.push((answer) => resolve(answer))
        helper.getNode('report').receive({ ...message })
      }),
    close: () => helper.unload(),
  }
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'report-flow-'))
const aMessage = (runId = 'run-1'): object => ({ payload: [aLine()], reconcile: aReconcileRun([aLine()], { runId }) })

describe('reconcile-report behind the whole job', function () {
  this.timeout(60_000)
  let sandbox: Sandbox
  let report: ReportNode
  let messages: readonly FlowMessage[]
  const folder = newFolder()

  before(async () => {
    sandbox = await startSandbox()
    messages = await throughFlow(openFlow(sandbox, folder), { fetch: { batchSize: 7 } })
    report = await openReport(folder)
  })
  after(async () => {
    await report.close()
    await sandbox.close()
  })

  it('makes one file of all batches, with the figures of the run and of the ledger', async () => {
    assert.ok(messages.length > 1)
    const [last, ...others] = [...messages].reverse()
    for (const message of others) report.tell(message)
    const answer = await report.ask(last ?? {})
    const workbook = await openedWorkbook(answer['payload'] as Buffer)
    const all = recordsOf(workbook, 'Alle regels')
    const lines = messages.flatMap(({ payload }) => payload)
    assert.deepEqual(
      all.map((row) => [row['Factuur'], row['Openstaand']]),
      lines.map(({ debtor }) => [debtor.invoiceNumber, debtor.openCents / 100]),
    )
    const booked = recordsOf(workbook, 'Geboekt').reduce(
      (total, row) => total + Math.round(Number(row['Afgeletterd']) * 100),
      0,
    )
    assert.equal(booked, messages[0]?.reconcile.bookedCents)
    assert.equal(booked, sandbox.story?.writesOffCents)
    const totals = Reflect.get(answer['reconcile'] as object, 'totals') as { agrees: boolean; bookedCents: number }
    assert.deepEqual([totals.agrees, totals.bookedCents], [true, booked])
    assert.equal(answer['parts'], undefined)
    assert.match(String(answer['filename']), /^snelstart-multisafepay-[a-z0-9-]+-\d{4}-\d\d-\d\d-\d{4}\.xlsx$/)
  })

  it('has the settings of the run from its record', async () => {
    const { runId } = messages[0]?.reconcile ?? { runId: '' }
    const answer = await report.ask({ topic: 'run', runId, format: 'xlsx' })
    const workbook = await openedWorkbook(answer['payload'] as Buffer)
    const sheet = workbook.getWorksheet('Instellingen en controle')
    const valueOf = (label: string): unknown => {
      const row = (sheet?.getColumn(1).values ?? []).indexOf(label)
      return sheet?.getCell(row, 2).value
    }
    assert.deepEqual(
      ['Kenmerken', 'Voorbeeld of boeken', 'Boeken via', 'Dagboek', 'Tussenrekening', 'Boeken vanaf'].map(valueOf),
      ['betalingskenmerk', 'Boeken in SnelStart', 'Rechtstreeks', '2900', '1220', '01-01-2020'],
    )
  })
})

describe('reconcile-report', function () {
  this.timeout(20_000)
  let report: ReportNode
  afterEach(() => report.close())

  it('answers which runs it keeps, with the lines of one, also after Node-RED was started again', async () => {
    const folder = newFolder()
    report = await openReport(folder, { format: 'json' })
    await report.ask(aMessage('run-1'))
    await report.ask(aMessage('run-2'))
    await report.close()
    report = await openReport(folder)
    const list = (await report.ask({ topic: 'history' }))['payload'] as { runId: string; lines: number }[]
    assert.deepEqual(list.map(({ runId }) => runId).sort(), ['run-1', 'run-2'])
    const run = await report.ask({ topic: 'run', runId: 'run-1', mine: 1 })
    assert.deepEqual(run['payload'], [aLine()])
    assert.equal(run['mine'], 1)
  })

  it('clears only when that is confirmed, and touches nothing but the kept runs', async () => {
    const folder = newFolder()
    report = await openReport(folder)
    await report.ask(aMessage())
    const administration = join(folder, 'snelstart-multisafepay', 'administration-books-1')
    const asked = (await report.ask({ topic: 'clear' }))['payload'] as object
    assert.deepEqual([Reflect.get(asked, 'cleared'), Reflect.get(asked, 'runs')], [false, 1])
    assert.equal(readdirSync(join(administration, 'history')).length, 1)
    const others = readdirSync(administration)
    const cleared = (await report.ask({ topic: 'clear', confirm: true }))['payload'] as object
    assert.deepEqual([Reflect.get(cleared, 'cleared'), Reflect.get(cleared, 'runs')], [true, 1])
    assert.equal(readdirSync(join(administration, 'history')).length, 0)
    assert.deepEqual(readdirSync(administration), others)
  })

  it('sends what it can not do to Catch, with a code and what to do', async () => {
    report = await openReport(newFolder())
    const code = async (message: object) =>
      Reflect.get((await report.ask(message))['error'] as object, 'code') as unknown
    assert.equal(await code({ topic: 'run', runId: 'gone' }), 'CONFIG_INVALID')
    assert.equal(await code({ topic: 'run' }), 'CONFIG_INVALID')
    assert.equal(await code({ payload: [] }), 'CONFIG_INVALID')
  })

  it('keeps nothing when it may keep no run', async () => {
    report = await openReport(newFolder(), { keep: 0, format: 'csv' })
    await report.ask(aMessage())
    assert.deepEqual((await report.ask({ topic: 'history' }))['payload'], [])
  })

  it('speaks the language that was chosen', async () => {
    report = await openReport(newFolder(), { format: 'text', language: 'en' })
    assert.match(String((await report.ask(aMessage()))['payload']), /Administration: Voorbeeld B\.V\./)
  })
})
