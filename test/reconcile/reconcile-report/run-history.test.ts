import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { ReconcileLine } from '../../../nodes/reconcile/domain/reconcile-line.ts'
import { runHistory, type RunHistory } from '../../../nodes/reconcile/reconcile-report/history/run-history.ts'
import { systemClock } from '../../../nodes/shared/http/system-clock.ts'
import { aLine, aReport } from './a-report.ts'

describe('The history of runs', () => {
  let folder = ''
  let warned: string[] = []
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'history-')), 'history')
    warned = []
  })
  const open = (bytesMax?: number): RunHistory =>
    runHistory(folder, {
      clock: systemClock,
      warn: ({ code }) => void warned.push(code),
      ...(bytesMax === undefined ? {} : { bytesMax }),
    })
  const add = async (day: number, keep = 100, lines: readonly ReconcileLine[] = [aLine()], history = open()) => {
    const startedAt = `2026-01-${String(day).padStart(2, '0')}T02:30:00+01:00`
    await history.add(await aReport(lines, { run: { runId: `run-${day}`, startedAt } }), keep)
  }
  const days = async () => (await open().list()).map(({ run }) => run.runId)
  const onlyFile = (): string => join(folder, readdirSync(folder)[0] ?? '')

  it('gives the kept runs, newest first, and the lines of one, also after a restart', async () => {
    await add(1)
    await add(3)
    await add(2)
    assert.deepEqual(await days(), ['run-3', 'run-2', 'run-1'])
    const found = await open().find('run-2')
    assert.deepEqual(found?.lines, [aLine()])
    assert.equal(found.head.totals.openCents, 12_100)
  })

  it('keeps as many as asked, and lets go of the oldest', async () => {
    for (const day of [1, 2, 3, 4]) await add(day, 2)
    assert.deepEqual(await days(), ['run-4', 'run-3'])
  })

  it('takes no more of the disk than it may, but always keeps the newest', async () => {
    await add(1)
    const { size } = statSync(onlyFile())
    await add(2, 100, [aLine()], open(size))
    assert.deepEqual(await days(), ['run-2'])
  })

  it('keeps the whole run when a report of fewer of its lines comes after', async () => {
    await add(1, 100, [aLine(), aLine({ invoiceNumber: '2' })])
    await add(1, 100, [aLine()])
    assert.equal((await open().find('run-1'))?.lines.length, 2)
  })

  it('is readable by its owner only', async () => {
    await add(1)
    if (process.platform !== 'win32') assert.equal(statSync(onlyFile()).mode & 0o777, 0o600)
    assert.equal(readFileSync(onlyFile(), 'utf8').split('\n').length, 3)
  })

  it('gives what can be read of a torn file, and says that it is torn', async () => {
    await add(1, 100, [aLine(), aLine({ invoiceNumber: '2' })])
    truncateSync(onlyFile(), statSync(onlyFile()).size - 10)
    assert.deepEqual((await open().find('run-1'))?.lines, [aLine()])
    assert.deepEqual(warned, ['history-damaged'])
  })

  it('leaves out a file that is not ours or of a later release, says so, and gives the others', async () => {
    await add(1)
    writeFileSync(
      join(folder, `run-${'0'.repeat(32)}.jsonl`),
      '{"format":"snelstart-multisafepay-history","version":2}\n',
    )
    assert.deepEqual(await days(), ['run-1'])
    assert.deepEqual(warned, ['history-damaged'])
  })

  it('reads no further than the first line that is no JSON', async () => {
    await add(1, 100, [aLine()])
    appendFileSync(onlyFile(), 'not json\n')
    assert.deepEqual((await open().find('run-1'))?.lines, [aLine()])
  })

  it('is empty after clearing, and where nothing was kept', async () => {
    await add(1)
    assert.equal(await open().clear(), 1)
    assert.deepEqual(await days(), [])
    assert.equal(await open().find('run-1'), undefined)
    assert.equal(await open().clear(), 0)
  })
})
