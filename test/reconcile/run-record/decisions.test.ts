import assert from 'node:assert/strict'
import { readFile, stat } from 'node:fs/promises'

import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import type { ReconcileLine } from '../../../nodes/reconcile/domain/reconcile-line.ts'
import { recordFilesIn } from '../../../nodes/reconcile/run-record/record-files.ts'
import { temporaryFolders } from '../../shared/files/temporary-folder.ts'
import { aPayment, anOpenDebtor } from '../domain/builders.ts'
import { aRecord, aRun, decidedLines, SteppedClock, verified } from './a-record.ts'

describe('the decisions of run after run', function () {
  this.timeout(60_000)
  const newFolder = temporaryFolders()

  it('take little room when nothing changed: 10,000 lines, a hundred runs', async () => {
    const folder = await newFolder()
    const record = aRecord(folder)
    const lines = decidedLines(10_000)
    await record.matched(aRun('run-0', lines))
    const once = await bytesIn(folder)
    assert.ok(once < 2_500_000, `${once} bytes for the first run`)
    for (let run = 1; run < 100; run += 1) await record.matched(aRun(`run-${run}`, lines))
    const each = ((await bytesIn(folder)) - once) / 99
    assert.ok(each < 700, `${each} bytes for a run in which nothing changed`)
    assert.deepEqual((await verified(folder)).breaks, [])
  })

  it('are told again only where they changed, also after a restart', async () => {
    const folder = await newFolder()
    const lines = decidedLines(50)
    await aRecord(folder).matched(aRun('run-1', lines))
    const [first, ...others] = lines
    assert.ok(first)
    const paid: ReconcileLine = { ...first, outcome: 'paid', reasonCode: 'paid', amountToBookCents: cents(12_100) }
    await aRecord(folder).matched(aRun('run-2', [paid, ...others.slice(1)]))
    const [told, summary] = await entriesOf(folder, 'run-2')
    assert.deepEqual((told?.['rows'] as object[]).length, 1)
    assert.deepEqual(told?.['gone'], ['debtor-1'])
    const { changed, unchanged, gone, complete } = summary?.['decisions'] as Record<string, unknown>
    assert.deepEqual({ changed, unchanged, gone, complete }, { changed: 1, unchanged: 48, gone: 1, complete: false })
  })

  it('stand whole in the files of each year, so that an older year is not needed to know them', async () => {
    const folder = await newFolder()
    const clock = new SteppedClock(globalThis.Date.parse('2026-12-31T23:59:58+01:00'))
    const record = aRecord(folder, { clock })
    await record.matched(aRun('run-1', decidedLines(3)))
    clock.step(3_000)
    await record.matched(aRun('run-2', decidedLines(3)))
    assert.deepEqual(
      (await recordFilesIn(folder)).map(({ year }) => year),
      [2026, 2027],
    )
    const kinds = (await entriesOf(folder, 'run-2')).map(({ kind }) => kind)
    assert.deepEqual(kinds, ['settings', 'decided', 'matched'])
    assert.deepEqual((await verified(folder)).breaks, [])
  })

  it('are told whole when two processes with the same settings left a different picture', async () => {
    const folder = await newFolder()
    const [one, other] = [aRecord(folder), aRecord(folder)]
    await one.matched(aRun('run-1', decidedLines(5)))
    await other.matched(aRun('run-2', decidedLines(4)))
    await one.matched(aRun('run-3', decidedLines(6)))
    await aRecord(folder).matched(aRun('run-4', decidedLines(6)))
    const summary = (await entriesOf(folder, 'run-4')).at(-1)
    assert.equal((summary?.['decisions'] as Record<string, unknown>)['lines'], 6)
    assert.deepEqual((await verified(folder)).breaks, [])
  })

  it('hold no name, no IBAN, no e-mail address and no text of others', async () => {
    const folder = await newFolder()
    const debtor = {
      ...anOpenDebtor({ references: { omschrijving: 'Jansen NL91ABNA0417164300' } }),
      customer: { id: 'customer-1', code: '77', name: 'CANARY-NAME' },
    }
    const line: ReconcileLine = {
      debtor,
      reference: { source: 'omschrijving', value: 'Jansen NL91ABNA0417164300' },
      payments: [aPayment()],
      outcome: 'not-found',
      reason: 'CANARY-REASON',
      reasonCode: 'booking-refused',
      reasonValues: {
        error: 'CANARY-ERROR jan@example.com',
        reference: 'Jansen NL91ABNA0417164300',
        openCents: 12_100,
      },
    }
    await aRecord(folder).matched(aRun('run-1', [line]))
    const text = await textOf(folder)
    assert.doesNotMatch(text, /CANARY|Jansen|NL91ABNA|example\.com/)
    assert.match(text, /"reference":\{"source":"omschrijving","digest":"[0-9a-f]{16}"\}/)
    assert.match(text, /"reasonValues":\{"openCents":12100\}/)
  })
})

async function bytesIn(folder: string): Promise<number> {
  const sizes = await Promise.all((await recordFilesIn(folder)).map(async ({ path }) => (await stat(path)).size))
  return sizes.reduce((total, size) => total + size, 0)
}

async function textOf(folder: string): Promise<string> {
  return (await Promise.all((await recordFilesIn(folder)).map(({ path }) => readFile(path, 'utf8')))).join('')
}

async function entriesOf(folder: string, runId: string): Promise<readonly Record<string, unknown>[]> {
  const lines = (await textOf(folder)).split('\n').slice(0, -1)
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  return entries.filter((entry) => entry['runId'] === runId)
}
