import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { asWindows } from '../../../sandbox/access/as-windows.ts'
import { fillAdministration } from '../../../sandbox/access/small-administration.ts'
import { SNELSTART_TABLES } from '../../../sandbox/access/snelstart-tables.ts'
import { startAccess } from '../../../sandbox/access/start-access.ts'
import { SANDBOX_LOGIN, startSqlServer } from '../../../sandbox/sql-server/start-sql-server.ts'
import { createAdministration } from '../../../sandbox/sql-server/world/administration-world.ts'
import { OWN_TABLE } from './access/own-table.ts'
import { paymentsByHand } from './by-example/on-sql-server.ts'

const SCRIPTS = path.join(__dirname, '../../../scripts/windows')

interface Report {
  readonly code: number
  readonly lines: readonly string[]
}

function run(program: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Report> {
  return new Promise((resolve) => {
    execFile(process.execPath, program, { env: { ...process.env, ...environment } }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), lines: `${stdout}${stderr}`.trim().split('\n') })
    })
  })
}

const acceptance = (words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Report> =>
  run([path.join(SCRIPTS, 'acceptance.mjs'), ...words], environment)

const notAsExpected = ({ lines }: Report): readonly string[] => lines.filter((line) => line.startsWith('NO '))

describe('The acceptance that a user runs on Windows', function () {
  this.timeout(180_000)

  it('proves the engine of an .mdb and then the pack over it, and tells no amount, number or customer', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'acceptance-test-'))
    const access = await startAccess([...SNELSTART_TABLES, OWN_TABLE])
    try {
      await fillAdministration(access, [
        { number: '2026001', cents: 12_100, reference: 'KM-1' },
        { number: '2026002', cents: 54_321, reference: 'KM-2' },
      ])
      const report = await acceptance(['--access', access.file], await asWindows(folder))
      const text = report.lines.join('\n')
      // The stand-in makes no tables while it runs.
      const [own, ...more] = notAsExpected(report)
      assert.match(own ?? '', /a table of its own in the copy/)
      assert.deepEqual(more, [], text)
      assert.ok(
        report.lines.some((line) => line.startsWith('ok  the connection is tested')),
        text,
      )
      assert.ok(
        report.lines.some((line) => /^ok {2}\d+ journals and \d+ accounts are listed/.test(line)),
        text,
      )
      assert.match(text, /Open debtors: #, together €#\./)
      for (const secret of ['2026001', '543.21', '664.21', 'Jansen', path.basename(access.file, '.mdb'), folder]) {
        assert.ok(!text.includes(secret), `${secret} in:\n${text}`)
      }
      assert.deepEqual([report.lines.at(-1), report.code], ['RESULT 1 not as expected', 1])
    } finally {
      await access.close()
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('proves a booking after an example on SQL Server’s own engine, as on LocalDB, and leaves nothing', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'acceptance-test-'))
    const world = await createAdministration({ name: 'Geheime Zaak BV' })
    await paymentsByHand(world)
    const server = await startSqlServer({ databases: [world.database] })
    try {
      const before = await world.audit()
      const place = { kind: 'network', server: server.host, port: String(server.port), database: 'Geheime Zaak BV' }
      const asked = { place: { ...place, encrypt: 'false', ...SANDBOX_LOGIN }, folder, example: 'HAND-2' }
      const module = path.join(SCRIPTS, 'check-administration.mjs')
      const program = `import { checkAdministration } from ${JSON.stringify(module)}
        process.exitCode = await checkAdministration({ ...${JSON.stringify(asked)}, say: console.log })`
      const report = await run(['--input-type=module', '--eval', program])
      const text = report.lines.join('\n')
      assert.deepEqual([report.code, notAsExpected(report)], [0, []], text)
      assert.match(text, /^ok {2}an example is learnt, \d+ lines$/m)
      assert.match(text, /^ok {2}a booking after it is made, proved and taken back$/m)
      assert.ok(!text.includes('Geheime') && !text.includes(SANDBOX_LOGIN.password), text)
      assert.deepEqual(await world.audit(), before)
    } finally {
      await server.close()
      await world.close()
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('says what it misses', async () => {
    assert.deepEqual(await acceptance([]), { code: 2, lines: ['Name an .mdb, an .mdf, or both.'] })
    const gone = await acceptance(['--localdb', 'gone.mdf'])
    assert.deepEqual(gone, { code: 2, lines: ['Not found: gone.mdf'] })
  })
})
