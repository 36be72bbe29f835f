import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

import type { FakeRule, FakeRules } from './fake-msnodesqlv8.ts'

const FILE = 'C:\\Users\\Jan\\SnelStart\\Bloemen & Co; filiaal.mdf'
const NAME = 'Bloemen & Co; filiaal'
const ATTACH = `Server=(localdb)\\SnelStart;Trusted_Connection=Yes;Encrypt=No;APP=node-red-contrib-snelstart-multisafepay;Database={${NAME}};AttachDbFileName={${FILE}};`
const MASTER =
  'Server=(localdb)\\SnelStart;Trusted_Connection=Yes;Encrypt=No;APP=node-red-contrib-snelstart-multisafepay;Database=master;'

const TOLD = z.object({
  rows: z.array(z.record(z.string(), z.unknown())).optional(),
  error: z
    .object({ code: z.string(), detail: z.string(), values: z.record(z.string(), z.unknown()), trace: z.string() })
    .optional(),
  releaseError: z.object({ code: z.string(), detail: z.string() }).optional(),
  log: z.array(z.string()).optional(),
})

const THERE: FakeRule = {
  matches: 'WHERE name = @p1',
  columns: [{ name: 'name', sqlType: 'nvarchar' }],
  rows: [[NAME]],
}
const NOT_THERE: FakeRule = { ...THERE, rows: [] }
const AMOUNT: FakeRule = {
  matches: 'AS [bedrag]',
  columns: [{ name: 'bedrag', sqlType: 'money' }],
  rows: [['1234.5600']],
}

describe('a local administration', () => {
  let folder = ''

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odbc-'))
    const place = join(folder, 'msnodesqlv8')
    await mkdir(place)
    await copyFile(join(__dirname, 'fake-msnodesqlv8.ts'), join(place, 'index.ts'))
    await writeFile(join(place, 'package.json'), '{"name":"msnodesqlv8","version":"5.0.0","main":"index.ts"}')
  })

  after(() => rm(folder, { recursive: true }))

  async function ran(rules: FakeRules): Promise<z.output<typeof TOLD>> {
    const program = join(__dirname, 'local-db-program.ts')
    const env = { ...process.env, NODE_PATH: folder, FAKE_ODBC: JSON.stringify(rules) }
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, FILE], { env })
    return TOLD.parse(JSON.parse(stdout))
  }

  it('is attached with its whole path and its name, read, and detached again', async () => {
    const { rows, log = [] } = await ran({ answers: [NOT_THERE, AMOUNT] })
    assert.deepEqual(rows, [{ bedrag: '1234.5600' }])
    const openings = log.filter((line) => line.startsWith('open '))
    assert.ok(
      openings.every((line) => line.startsWith('open Driver={ODBC Driver 18 for SQL Server};')),
      openings[0],
    )
    assert.ok(openings.some((line) => line.endsWith(MASTER)))
    assert.ok(
      openings.some((line) => line.endsWith(ATTACH)),
      openings.join('\n'),
    )
    const detached = log.findIndex((line) => line.includes('sp_detach_db'))
    assert.match(log[detached] ?? '', /^master: .*<- \["Bloemen & Co; filiaal","true"\]$/)
    const lastOfFile = log.findLastIndex(
      (line) => line.startsWith(`{${NAME.split(';')[0]}`) || line.includes('[bedrag]'),
    )
    assert.ok(lastOfFile < detached)
  })

  it('stays attached when it was so before: then SnelStart has it open', async () => {
    const { rows, log = [] } = await ran({ answers: [THERE, AMOUNT] })
    assert.equal(rows?.length, 1)
    assert.ok(!log.some((line) => line.includes('sp_detach_db')))
  })

  it('stays attached without a word when SnelStart opened it meanwhile', async () => {
    const inUse = { matches: 'sp_detach_db', error: { code: 3703 } }
    const { releaseError } = await ran({ answers: [NOT_THERE, AMOUNT, inUse] })
    assert.equal(releaseError, undefined)
  })

  it('says so when it could not be detached for another reason', async () => {
    const noRight = { matches: 'sp_detach_db', error: { code: 15247 } }
    const { releaseError } = await ran({ answers: [NOT_THERE, AMOUNT, noRight] })
    assert.ok(releaseError)
  })

  it('is opened by an older driver where the newest is not installed', async () => {
    const absent = { matches: 'ODBC Driver 18', error: { code: 0, by: 'ODBC Driver Manager' } }
    const { rows, log = [] } = await ran({ answers: [NOT_THERE, AMOUNT], opening: [absent] })
    assert.equal(rows?.length, 1)
    assert.ok(log.some((line) => line.includes('ODBC Driver 17')))
  })

  it('says which driver to install where there is none', async () => {
    const { error } = await ran({
      opening: [{ matches: 'Driver', error: { code: 0, by: 'ODBC Driver Manager' } }],
    })
    assert.deepEqual([error?.code, error?.detail], ['CONFIG_MISSING', 'no-odbc-driver'])
  })

  for (const [what, failure, code, detail] of [
    ['belongs to another Windows session', { code: -1983577849 }, 'SNELSTART_UNREACHABLE', 'local-db-session'],
    ['is in use elsewhere', { code: 5120 }, 'SNELSTART_LOCKED', 'local-db-file'],
    ['was made by another version', { code: 948 }, 'SNELSTART_UNREACHABLE', 'local-db-version'],
  ] as const) {
    it(`${what}, and the error says so without a word of the server's`, async () => {
      const { error } = await ran({ answers: [NOT_THERE], opening: [{ matches: 'AttachDb', error: failure }] })
      assert.deepEqual([error?.code, error?.detail], [code, detail])
      assert.equal(error?.values['file'], FILE)
      assert.ok(!JSON.stringify(error).includes('Jansen'))
    })
  }
})
