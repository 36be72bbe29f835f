import assert from 'node:assert/strict'
import fc from 'fast-check'
import sql from 'mssql'
import { ask, START_MS, type StartedServer, startedServer } from './started-server.ts'

const TEXTS = 100_000
const IN_ONE = 1000
const PIECES = [
  "'",
  "''",
  '"',
  '[',
  ']',
  ']]',
  '--',
  '/*',
  '*/',
  ';',
  '\0',
  '\uD800',
  '\uDC00',
  '\uE0F0',
  '\uE0F00000',
  '@p',
  '$1',
  '%',
  '_',
  '\\',
  '\r\n',
  ' ',
  'é',
  '😀',
]

describe('strange texts in the stand-in of SQL Server', function () {
  this.timeout(START_MS)
  let started: StartedServer
  before(async () => {
    started = await startedServer()
  })
  after(() => started.close())

  it(`${TEXTS} of them come back equal`, async () => {
    const pool = await started.connect()
    const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 3 }))
    const texts = fc
      .sample(fc.array(piece, { maxLength: 8 }), { numRuns: TEXTS, seed: 20_261_124 })
      .map((all) => all.join(''))
    for (let at = 0; at < TEXTS; at += IN_ONE) {
      const some = texts.slice(at, at + IN_ONE)
      const request = pool.request()
      some.forEach((text, each) => request.input(`p${each}`, sql.NVarChar(4000), text))
      const values = some.map((_, each) => `(N'x', @p${each})`).join(', ')
      const { recordset } = await request.query<{ v: string }>(
        `INSERT INTO tblInstelling (fldNaam, fldWaarde) OUTPUT INSERTED.fldWaarde AS v VALUES ${values}`,
      )
      assert.deepEqual(
        recordset.map(({ v }) => v),
        some,
      )
    }
    assert.deepEqual(await ask(pool, 'SELECT COUNT(*) AS n FROM tblInstelling'), [{ n: TEXTS }])
  })

  it('a text that looks like SQL in a literal is a text', async () => {
    const pool = await started.connect()
    const rows = await ask(pool, "SELECT N'''; DROP TABLE tblRelatie; --' AS v, N'$1::text' AS w")
    assert.deepEqual(rows, [{ v: "'; DROP TABLE tblRelatie; --", w: '$1::text' }])
  })
})
