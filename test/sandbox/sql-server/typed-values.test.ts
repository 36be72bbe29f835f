import assert from 'node:assert/strict'
import sql from 'mssql'
import { ask, START_MS, type StartedServer, startedServer } from './started-server.ts'

describe('values of the stand-in of SQL Server', function () {
  this.timeout(START_MS)
  let started: StartedServer
  let pool: sql.ConnectionPool
  before(async () => {
    started = await startedServer()
    pool = await started.connect({ encrypt: true })
  })
  after(() => started.close())

  const echoed = async (type: sql.ISqlType | (() => sql.ISqlType), value: unknown): Promise<unknown> => {
    const { recordset } = await pool.request().input('p', type, value).query<{ v: unknown }>('SELECT @p AS v')
    return recordset[0]?.v
  }

  const THERE_AND_BACK: readonly (readonly [string, sql.ISqlType | (() => sql.ISqlType), unknown])[] = [
    ['int', sql.Int, -2_147_483_648],
    ['bigint', sql.BigInt, '9223372036854775807'],
    ['smallint', sql.SmallInt, -32_768],
    ['tinyint', sql.TinyInt, 255],
    ['bit', sql.Bit, true],
    ['bit', sql.Bit, false],
    ['money', sql.Money, -1234.5678],
    ['decimal', sql.Decimal(18, 4), 1_234_567.8901],
    ['float', sql.Float, -1.5e-10],
    ['nvarchar', sql.NVarChar(50), "O'Hara [x] 漢字 😀 ; --"],
    ['nvarchar without letters', sql.NVarChar(50), ''],
    ['nvarchar(max)', sql.NVarChar(sql.MAX), 'x'.repeat(100_000)],
    ['varchar', sql.VarChar(50), 'café € ™'],
    ['datetime', sql.DateTime, new Date('2026-03-01T23:59:59.997Z')],
    ['datetime before 1900', sql.DateTime, new Date('1753-01-01T00:00:00.000Z')],
    ['datetime2', sql.DateTime2(3), new Date('2026-12-31T12:34:56.789Z')],
    ['date', sql.Date, new Date('2024-02-29T00:00:00.000Z')],
    ['uniqueidentifier', sql.UniqueIdentifier, '0E984725-C51C-4BF4-9960-E1C80E27ABA0'],
    ['varbinary', sql.VarBinary(16), Buffer.from('00ff10', 'hex')],
  ]
  for (const [name, type, value] of THERE_AND_BACK) {
    it(`${name} comes back as it went: ${String(value).slice(0, 30)}`, async () => {
      assert.deepEqual(await echoed(type, value), value)
    })
    it(`${name} can be NULL`, async () => {
      assert.equal(await echoed(type, null), null)
    })
  }

  it('amounts are exact where a float would not be', async () => {
    const [row] = await ask(
      pool,
      'SELECT CAST(CAST(@a AS money) + CAST(@b AS money) AS nvarchar(30)) AS two, CAST(@c AS decimal(38, 4)) + CAST(@d AS decimal(38, 4)) AS four',
      { a: '0.10', b: '0.20', c: '0.1000', d: '0.2000' },
    )
    assert.deepEqual(row, { two: '0.30', four: 0.3 })
  })

  it('the largest amounts keep their cents', async () => {
    await ask(pool, "INSERT INTO tblInstelling (fldNaam, fldWaarde) VALUES (N'groot', N'922337203685477.5807')")
    const [row] = await ask(
      pool,
      "SELECT CAST(CAST(fldWaarde AS money) AS decimal(19, 4)) AS v, CAST(CAST(CAST(fldWaarde AS decimal(19, 4)) * 10000 AS bigint) AS nvarchar(30)) AS units FROM tblInstelling WHERE fldNaam = 'groot'",
    )
    assert.equal(row?.['units'], '9223372036854775807')
  })

  it('a result tells the type of each column', async () => {
    const { recordset } = await pool
      .request()
      .query(
        'SELECT TOP 1 fldJournaalpostRegelID AS id, fldDebet AS debit, fldOmschrijving AS text, SUM(fldDebet) AS sum, COUNT(*) AS n FROM tblJournaalpostRegel GROUP BY fldJournaalpostRegelID, fldDebet, fldOmschrijving',
      )
    const types = Object.values(recordset.columns).map((column) => (column.type as unknown as { name: string }).name)
    assert.deepEqual(types, ['Int', 'Money', 'NVarChar', 'Money', 'Int'])
  })

  it('datetime knows thirds of hundredths of a second', async () => {
    const [row] = await ask(pool, 'SELECT CAST(@p AS datetime) AS v', { p: '2026-03-01T12:00:00.001' })
    assert.deepEqual(row?.['v'], new Date('2026-03-01T12:00:00.000Z'))
  })
})
