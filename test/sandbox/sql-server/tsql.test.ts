// An independent client (FreeTDS) reads what our own codec writes: one codec on both sides would hide an error.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { SANDBOX_LOGIN } from '../../../sandbox/sql-server/start-sql-server.ts'
import { START_MS, type StartedServer, startedServer } from './started-server.ts'

const TSQL = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'tsql'))
  .find((file) => existsSync(file))

describe("the stand-in of SQL Server, asked by FreeTDS' tsql", function () {
  this.timeout(START_MS)

  if (TSQL === undefined) {
    it('is not cross-checked here: tsql is not installed (Debian: freetds-bin), and CI installs it', () => {
      assert.equal(TSQL, undefined)
    })
    return
  }
  const program = TSQL
  let started: StartedServer
  before(async () => {
    started = await startedServer()
    await started.world.addInvoice({ euros: '1234.56', date: '2026-03-01', number: 'A1' })
  })
  after(() => started.close())

  const ask = (
    text: string,
    login: { user: string; password: string } = SANDBOX_LOGIN,
    more: NodeJS.ProcessEnv = {},
  ): Promise<string> =>
    new Promise((resolve, reject) => {
      const to = ['-H', '127.0.0.1', '-p', String(started.server.port), '-U', login.user, '-P', login.password]
      const environment = { ...process.env, TDSVER: '7.4', LC_ALL: 'C.UTF-8', ...more }
      const child = spawn(program, [...to, '-D', 'Voorbeeld BV', '-o', 'qhf', '-t', '|'], { env: environment })
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
      child.once('error', reject)
      child.once('close', () => resolve(said.trim()))
      child.stdin.end(`${text}\nGO\nexit\n`)
    })

  const lines = async (text: string): Promise<readonly string[]> =>
    (await ask(text)).split('\n').filter((line) => line.trim() !== '' && !/^(locale|using|charset|Setting)/.test(line))

  const READ: readonly (readonly [text: string, line: string])[] = [
    ['SELECT 1, NULL, CAST(-5 AS bigint), CAST(200 AS tinyint)', '1|NULL|-5|200'],
    ["SELECT CAST('-922337203685477.5808' AS money), CAST('0.01' AS money)", '-922337203685477.5808|0.01'],
    ["SELECT CAST('-1234567890123456789012345678.1234' AS decimal(38, 4))", '-1234567890123456789012345678.1234'],
    ["SELECT N'é 漢 ''x''', N''", "é 漢 'x'|"],
    ["SELECT CAST('0E984725-C51C-4BF4-9960-E1C80E27ABA0' AS uniqueidentifier)", '0E984725-C51C-4BF4-9960-E1C80E27ABA0'],
    ['SELECT 0x00ff10', '00ff10'],
    ["SELECT CAST(N'lang' AS nvarchar(max))", 'lang'],
    [
      'SELECT l.fldDebet, l.fldCredit, i.fldFactuurnummer FROM tblJournaalpostRegel AS l INNER JOIN tblFactuurNummer AS i ON i.fldFactuurNummerID = l.fldFactuurNummerID',
      '1234.56|0.00|A1',
    ],
  ]
  for (const [text, line] of READ) {
    it(`reads ${text.slice(0, 70)}`, async () => {
      assert.deepEqual((await lines(text)).map(withCents), [withCents(line)])
    })
  }

  it('reads the same day', async () => {
    const [line = ''] = await lines("SELECT CAST('2026-03-01T23:59:59.997' AS datetime), CAST('2024-02-29' AS date)")
    assert.match(line, /Mar +0?1 2026 +11:59PM\|Feb 29 2024/)
  })

  it('reads many rows in many packets', async () => {
    const rows = await lines(
      'SELECT a.fldNummer, b.fldOmschrijving, c.fldNummer FROM tblGrootboek a CROSS JOIN tblGrootboek b CROSS JOIN tblGrootboek c',
    )
    assert.equal(rows.length, 11 ** 3)
    assert.ok(rows.every((row) => /^\d{4}\|[A-Za-z ]+\|\d{4}$/.test(row)))
  })

  it('writes in a transaction and takes it back', async () => {
    await ask("BEGIN TRAN; INSERT INTO tblInstelling (fldNaam) VALUES ('x'); ROLLBACK")
    assert.deepEqual(await lines('SELECT COUNT(*) FROM tblInstelling'), ['0'])
  })

  it('encrypts all, where it must', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'freetds-'))
    const conf = join(folder, 'freetds.conf')
    const of = ['[global]', 'tds version = 7.4', 'encryption = require'].join('\n')
    await writeFile(conf, of)
    assert.match(await ask('SELECT 41 + 1', SANDBOX_LOGIN, { FREETDSCONF: conf }), /42/)
    assert.equal(started.server.connections.at(-1)?.isEncrypted, true)
    await rm(folder, { recursive: true })
  })

  it('is told an error by its number', async () => {
    assert.match(await ask('SELECT * FROM tblNergens'), /Msg 208/)
    assert.match(await ask('SELECT 1', { user: 'niemand', password: 'x' }), /Login failed for user 'niemand'/)
  })
})

/** FreeTDS shows two or four decimals of money, by its version. */
const withCents = (line: string): string => line.replace(/(\.\d\d)00(?=\||$)/g, '$1')
