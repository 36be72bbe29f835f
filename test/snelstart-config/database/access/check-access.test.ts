import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import path from 'node:path'
import type { JetTable } from '../../../../sandbox/access/jet-table.ts'
import { startAccess } from '../../../../sandbox/access/start-access.ts'
import { aWindows } from './windows.ts'

const SCRIPT = path.join(__dirname, '../../../../scripts/windows/check-access.mjs')

/** The stand-in makes no tables while it runs: the script's own is there already. */
const OWN_TABLE: JetTable = {
  name: 'msp_check',
  primaryKey: ['id'],
  columns: [
    { name: 'id', type: 'counter' },
    { name: 'amount', type: 'currency' },
    { name: 'word', type: 'text(255)' },
    { name: 'long', type: 'memo' },
    { name: 'day', type: 'datetime' },
    { name: 'yes', type: 'yesno' },
    { name: 'whole', type: 'long' },
    { name: 'factor', type: 'decimal(18,6)' },
    { name: 'guid', type: 'guid' },
  ],
}

describe('the check that a user runs on Windows', () => {
  it('finds all as expected on the stand-in, but that it makes no table, and shows no file name', async function () {
    this.timeout(120_000)
    const { standIn, machine } = await aWindows()
    const books = await startAccess([OWN_TABLE])
    try {
      const env = { ...process.env, windir: standIn.folder, ACTUATOR: machine.actuator }
      const report = await new Promise<string>((resolve) => {
        execFile(process.execPath, [SCRIPT, books.file], { env }, (_, stdout) => resolve(stdout))
      })
      const lines = report.trim().split('\n')
      const unexpected = lines.filter((line) => line.startsWith('NO '))
      assert.equal(unexpected.length, 1, report)
      assert.match(unexpected[0] ?? '', /^NO {2}a table of its own in the copy/)
      assert.match(lines.at(-1) ?? '', /^RESULT 2\d as expected, 1 not, by Microsoft\.Jet/)
      assert.ok(!report.includes(path.dirname(books.file)))
    } finally {
      await books.close()
    }
  })
})
