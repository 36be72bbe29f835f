import assert from 'node:assert/strict'
import type sql from 'mssql'
import { ask, errorNumber, START_MS, type StartedServer, startedServer } from './started-server.ts'

describe('Transact-SQL of the stand-in of SQL Server', function () {
  this.timeout(START_MS)
  let started: StartedServer
  let pool: sql.ConnectionPool
  before(async () => {
    started = await startedServer({ names: 'views', trigger: true, computedColumn: true, rowVersion: true })
    pool = await started.connect()
    const customer = await started.world.addCustomer({ code: 7, name: 'Jansen' })
    await started.world.addInvoice({ customer, number: 'A1', euros: '121.00' })
    const second = await started.world.addInvoice({ customer, number: 'A2', euros: '242.00' })
    await started.world.payByHand({ invoice: second, euros: '42.00', document: 'M-10' })
  })
  after(() => started.close())

  const rows = (text: string, values?: Record<string, string | null>) => ask(pool, text, values)

  it('joins in parentheses, sums by IIF and shows what is open', async () => {
    const open = await rows(`SELECT TOP 10 [i].[fldFactuurnummer] AS [number],
        SUM(IIF([l].[fldDebet] > 0, [l].[fldDebet], NULL)) AS [debit], SUM([l].[fldCredit]) AS [credit]
      FROM ([dbo].[tblJournaalpostRegel] AS [l] INNER JOIN [dbo].[tblFactuurNummer] AS [i]
        ON [i].[fldFactuurNummerID] = [l].[fldFactuurNummerID]) LEFT JOIN [dbo].[tblRelatie] AS [r]
        ON [r].[fldRelatieID] = [i].[fldRelatieID]
      GROUP BY [i].[fldFactuurnummer] HAVING SUM([l].[fldDebet]) <> SUM([l].[fldCredit]) ORDER BY [number] DESC`)
    assert.deepEqual(open, [
      { number: 'A2', debit: 242, credit: 42 },
      { number: 'A1', debit: 121, credit: 0 },
    ])
  })

  it('finds names in any letter case, in base tables and in the views over them', async () => {
    const [one] = await rows('select COUNT(*) as N from DBO.TBLRELATIE')
    const [other] = await rows('SELECT count(*) AS N FROM [relatie]')
    assert.deepEqual(one, other)
  })

  it('compares text without its letter case and without blanks at its end, and keeps accents apart', async () => {
    const compared = `SELECT IIF(@a = @b, 1, 0) AS v`
    assert.deepEqual(await rows(compared, { a: 'MSP-1  ', b: 'msp-1' }), [{ v: 1 }])
    assert.deepEqual(await rows(compared, { a: 'É', b: 'é' }), [{ v: 1 }])
    assert.deepEqual(await rows(compared, { a: 'e', b: 'é' }), [{ v: 0 }])
    assert.deepEqual(await rows(compared, { a: ' x', b: 'x' }), [{ v: 0 }])
  })

  it('finds a boekstuk in a list', async () => {
    const found = await rows('SELECT fldBoekstuk FROM tblJournaalpost WHERE fldBoekstuk IN (@a, @b)', {
      a: 'm-10',
      b: 'geen',
    })
    assert.deepEqual(found, [{ fldBoekstuk: 'M-10' }])
  })

  it('knows LIKE with its wildcards and an escape', async () => {
    const like = (pattern: string) =>
      rows(`SELECT IIF(@a LIKE @b ESCAPE '!', 1, 0) AS v`, { a: '100% [x]', b: pattern })
    assert.deepEqual(await like('100!%%'), [{ v: 1 }])
    assert.deepEqual(await like('100!_%'), [{ v: 0 }])
    assert.deepEqual(await like('1[0-9]0_ ![X!]'), [{ v: 1 }])
  })

  it('sorts NULL before everything', async () => {
    const sorted = await rows(
      'SELECT DISTINCT fldFactuurNummerID AS id FROM tblJournaalpostRegel ORDER BY fldFactuurNummerID',
    )
    assert.equal(sorted[0]?.['id'], null)
  })

  it('gives the new key by OUTPUT and by SCOPE_IDENTITY(), of this batch only', async () => {
    const [output] = await rows("INSERT INTO tblInstelling (fldNaam) OUTPUT INSERTED.fldInstellingID VALUES ('a')")
    const [scope] = await rows(
      "INSERT INTO Instelling (fldNaam) VALUES ('b'); SELECT @@ROWCOUNT AS n, CAST(SCOPE_IDENTITY() AS bigint) AS id",
    )
    assert.deepEqual(scope, { n: 1, id: String(Number(output?.['fldInstellingID']) + 1) })
    assert.deepEqual(await rows('SELECT SCOPE_IDENTITY() AS id'), [{ id: null }])
  })

  it('updates and deletes, with what was and what is', async () => {
    const updated = await rows(
      "UPDATE tblInstelling SET fldWaarde = N'x' OUTPUT DELETED.fldWaarde AS old, INSERTED.fldWaarde AS new WHERE fldNaam = 'A'",
    )
    assert.deepEqual(updated, [{ old: null, new: 'x' }])
    assert.deepEqual(await rows("DELETE FROM tblInstelling WHERE fldNaam IN ('a', 'b'); SELECT @@ROWCOUNT AS n"), [
      { n: 2 },
    ])
  })

  it('keeps variables within a batch, and conditions decide', async () => {
    const text = `DECLARE @n int = 2, @name nvarchar(20); SET @n = @n + 3;
      SELECT @name = fldNaam FROM tblRelatie WHERE fldRelatiecode = 7;
      IF @n = 5 BEGIN SELECT @name AS name, @n AS n END ELSE SELECT 0 AS n`
    assert.deepEqual(await rows(text), [{ name: 'Jansen', n: 5 }])
  })

  it('catches an error and tells it', async () => {
    const text = `BEGIN TRY INSERT INTO tblInstelling (fldWaarde) VALUES ('x') END TRY
      BEGIN CATCH SELECT ERROR_NUMBER() AS number END CATCH`
    assert.deepEqual(await rows(text), [{ number: 515 }])
  })

  it('undoes at the end of sp_executesql what SET changed in it', async () => {
    await rows('SET LOCK_TIMEOUT 1234; SELECT 1 AS one')
    assert.deepEqual(await rows('SELECT @@LOCK_TIMEOUT AS ms'), [{ ms: -1 }])
  })

  const REFUSED: readonly (readonly [number, string])[] = [
    [102, 'SELEC 1'],
    [102, 'SELECT fldNaam FROM tblRelatie LIMIT 1'],
    [102, "SELECT 'a' || 'b'"],
    [102, 'SELECT 1::int'],
    [102, 'CREATE TABLE x (a int)'],
    [102, 'DROP TABLE tblRelatie'],
    [102, 'SELECT TOP @p 1'],
    [102, 'SELECT fldDebet * 2 FROM tblJournaalpostRegel'],
    [105, "SELECT 'x"],
    [137, 'SELECT @nergens'],
    [195, 'SELECT PG_SLEEP(1)'],
    [207, 'SELECT fldNergens FROM tblRelatie'],
    [208, 'SELECT * FROM tblNergens'],
    [208, 'SELECT * FROM pg_catalog.pg_class'],
    [209, 'SELECT fldRelatieID FROM tblRelatie AS a CROSS JOIN tblRelatie AS b'],
    [4104, 'SELECT x.fldNaam FROM tblRelatie AS r'],
    [4145, 'SELECT 1 AS one FROM tblRelatie WHERE fldNonactief'],
    [164, 'SELECT COUNT(*) AS n FROM tblRelatie GROUP BY 1'],
    [8117, 'SELECT SUM(fldNaam) AS n FROM tblRelatie'],
    [8120, 'SELECT fldNaam, COUNT(*) AS n FROM tblRelatie'],
    [245, "SELECT 1 AS one FROM tblRelatie WHERE fldRelatiecode = 'abc'"],
    [241, "SELECT CAST('tomorrow' AS datetime)"],
    [206, 'SELECT CAST(fldDatum AS money) FROM tblJournaalpost'],
    [512, 'SELECT (SELECT fldNummer FROM tblGrootboek)'],
    [2812, 'EXEC sp_configure'],
    [911, 'USE master'],
    [515, "INSERT INTO tblInstelling (fldWaarde) VALUES ('x')"],
    [547, 'INSERT INTO FactuurNummer (fldRelatieID) VALUES (99999)'],
    [2627, 'INSERT INTO GrootboekFunctie (fldGrootboekFunctieID) VALUES (4)'],
    [2628, `UPDATE Relatie SET fldNaam = '${'x'.repeat(51)}'`],
    [544, 'INSERT INTO Relatie (fldRelatieID, fldRelatieSoort, fldRelatiecode) VALUES (1, 0, 1)'],
    [271, 'UPDATE JournaalpostRegel SET fldSaldo = 0'],
    [273, 'INSERT INTO JournaalpostRegel (fldVersie) VALUES (0x00)'],
    [334, 'UPDATE JournaalpostRegel SET fldDebet = 0 OUTPUT INSERTED.fldDebet'],
    [3902, 'COMMIT'],
    [3903, 'ROLLBACK'],
  ]
  for (const [number, text] of REFUSED) {
    it(`refuses with error ${number}: ${text.slice(0, 60)}`, async () => {
      assert.equal(await errorNumber(rows(text)), number)
    })
  }

  it('logs a change of a line through its trigger', async () => {
    const [before] = await rows('SELECT COUNT(*) AS n FROM tblMutatieLog')
    await rows('UPDATE tblJournaalpostRegel SET fldOmschrijving = fldOmschrijving WHERE fldJournaalpostRegelID = 1')
    const [after] = await rows('SELECT COUNT(*) AS n FROM tblMutatieLog')
    assert.equal(Number(after?.['n']), Number(before?.['n']) + 1)
  })

  it('counts the version of a row up with each change', async () => {
    const version = async () =>
      (await rows('SELECT fldVersie AS v FROM JournaalpostRegel WHERE fldJournaalpostRegelID = 1'))[0]?.['v']
    const first = await version()
    await rows('UPDATE JournaalpostRegel SET fldOmschrijving = fldOmschrijving WHERE fldJournaalpostRegelID = 1')
    assert.ok(Buffer.compare((await version()) as Buffer, first as Buffer) > 0)
  })
})
