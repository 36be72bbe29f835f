import assert from 'node:assert/strict'
import sql from 'mssql'
import { ask, errorNumber, START_MS, type StartedServer, startedServer } from './started-server.ts'

describe('transactions of the stand-in of SQL Server', function () {
  this.timeout(START_MS)
  let started: StartedServer
  let pool: sql.ConnectionPool
  before(async () => {
    started = await startedServer()
    pool = await started.connect()
  })
  after(() => started.close())
  beforeEach(async () => {
    started.server.fail(undefined)
    await ask(pool, 'DELETE FROM tblInstelling')
  })

  const begun = async (level: sql.IIsolationLevel = sql.ISOLATION_LEVEL.SERIALIZABLE): Promise<sql.Transaction> => {
    const transaction = new sql.Transaction(pool)
    transaction.on('rollback', () => undefined)
    return transaction.begin(level)
  }
  const add = (name: string) => `INSERT INTO tblInstelling (fldNaam) VALUES (N'${name}')`
  const names = async () =>
    (await ask(pool, 'SELECT fldNaam FROM tblInstelling ORDER BY fldNaam')).map((row) => row['fldNaam'])

  it('a commit keeps what was written, a rollback does not', async () => {
    const kept = await begun()
    await ask(kept, add('kept'))
    await kept.commit()
    const lost = await begun()
    await ask(lost, add('lost'))
    await lost.rollback()
    assert.deepEqual(await names(), ['kept'])
  })

  it('what is written is seen by nobody else before the commit: who asks waits', async () => {
    const writer = await begun()
    await ask(writer, add('a'))
    const reading = names()
    assert.deepEqual(await ask(writer, 'SELECT COUNT(*) AS n FROM tblInstelling'), [{ n: 1 }])
    await writer.commit()
    assert.deepEqual(await reading, ['a'])
  })

  it('a statement that fails is undone alone, and the transaction goes on', async () => {
    const transaction = await begun()
    await ask(transaction, add('a'))
    assert.equal(await errorNumber(ask(transaction, 'INSERT INTO tblInstelling (fldNaam) VALUES (NULL)')), 515)
    await ask(transaction, add('b'))
    await transaction.commit()
    assert.deepEqual(await names(), ['a', 'b'])
  })

  it('with XACT_ABORT an error takes everything back', async () => {
    const transaction = await begun()
    await new sql.Request(transaction).batch('SET XACT_ABORT ON')
    await ask(transaction, add('a'))
    assert.equal(await errorNumber(ask(transaction, 'INSERT INTO tblInstelling (fldNaam) VALUES (NULL)')), 515)
    assert.equal(await errorNumber(transaction.commit()), 'EABORT')
    assert.deepEqual(await names(), [])
  })

  it('the words of T-SQL begin and end one as well', async () => {
    await pool
      .request()
      .batch(`BEGIN TRANSACTION; ${add('a')}; COMMIT TRANSACTION; BEGIN TRAN; ${add('b')}; ROLLBACK TRAN`)
    assert.deepEqual(await names(), ['a'])
  })

  it('a procedure that leaves one open is told so', async () => {
    const alone = await started.connect({}, { pool: { max: 1 } })
    assert.equal(await errorNumber(ask(alone, `BEGIN TRAN; ${add('a')}`)), 266)
    await alone.request().batch('IF @@TRANCOUNT > 0 ROLLBACK')
    assert.deepEqual(await names(), [])
  })

  it('who waits too long for a lock gets error 1222', async () => {
    const writer = await begun()
    await ask(writer, add('a'))
    assert.equal(await errorNumber(ask(pool, 'SET LOCK_TIMEOUT 50; SELECT fldNaam FROM tblInstelling')), 1222)
    await writer.rollback()
  })

  it('of two that read what they hold and then both write, one is the victim of the deadlock', async () => {
    const [one, other] = [await begun(), await begun()]
    await ask(one, 'SELECT fldNaam FROM tblInstelling')
    await ask(other, 'SELECT fldNaam FROM tblInstelling')
    const first = ask(one, add('one'))
    assert.equal(await errorNumber(ask(other, add('other'))), 1205)
    await first
    await one.commit()
    assert.deepEqual(await names(), ['one'])
    assert.equal(await errorNumber(other.commit()), 'EABORT')
  })

  it('a snapshot is refused by a database that does not allow it', async () => {
    const other = await startedServer({ snapshots: false })
    const text = 'SET TRANSACTION ISOLATION LEVEL SNAPSHOT; BEGIN TRAN; SELECT fldNaam FROM tblRelatie; COMMIT'
    const open = await other.connect()
    assert.equal(await errorNumber(open.request().batch(text)), 3952)
    await other.close()
  })

  it('a lock of the application excludes the other session, until its transaction ends', async () => {
    const lock = (
      ms: number,
    ) => `DECLARE @got int; EXEC @got = sp_getapplock @Resource = N'boeken', @LockMode = 'Exclusive',
      @LockOwner = 'Transaction', @LockTimeout = ${ms}; SELECT @got AS got`
    const [one, other] = [await begun(), await begun()]
    assert.deepEqual(await ask(one, lock(0)), [{ got: 0 }])
    assert.deepEqual(await ask(other, lock(20)), [{ got: -1 }])
    const waiting = ask(other, lock(60_000))
    await one.commit()
    const [granted] = await waiting
    assert.ok(Number(granted?.['got']) >= 0)
    await other.rollback()
    assert.deepEqual(await ask(pool, lock(0)), [{ got: -999 }])
  })

  it('a request can be cancelled, and the connection goes on', async () => {
    const request = pool.request()
    started.server.fail((asked) => (asked.text.includes('lang') ? { do: 'hang' } : undefined))
    const asking = errorNumber(request.query("SELECT 'lang' AS v"))
    while (!started.server.requests.some(({ text }) => text.includes('lang'))) await new Promise(setImmediate)
    request.cancel()
    assert.equal(await asking, 'ECANCEL')
    assert.deepEqual(await ask(pool, 'SELECT 1 AS one'), [{ one: 1 }])
  })

  it('a request that takes too long is ended by its client', async () => {
    const hasty = await started.connect({}, { requestTimeout: 100 })
    assert.equal(await errorNumber(ask(hasty, "WAITFOR DELAY '00:10:00'")), 'ETIMEOUT')
    assert.deepEqual(await ask(hasty, 'SELECT 1 AS one'), [{ one: 1 }])
  })

  it('a connection that breaks takes its transaction back', async () => {
    const transaction = await begun()
    await ask(transaction, add('a'))
    started.server.fail(({ text }) => (text === 'COMMIT TRANSACTION' ? { do: 'drop' } : undefined))
    assert.notEqual(await errorNumber(transaction.commit()), undefined)
    assert.deepEqual(await names(), [])
  })

  it('a commit of which the answer is lost has been done', async () => {
    const transaction = await begun()
    await ask(transaction, add('a'))
    started.server.fail(({ text }) => (text === 'COMMIT TRANSACTION' ? { do: 'drop-after' } : undefined))
    assert.notEqual(await errorNumber(transaction.commit()), undefined)
    assert.deepEqual(await names(), ['a'])
  })

  it('an error on demand comes at the request of choice', async () => {
    started.server.fail(({ text }) => (text.startsWith('INSERT') ? { do: 'error', number: 1205 } : undefined))
    assert.equal(await errorNumber(ask(pool, add('a'))), 1205)
    assert.deepEqual(await names(), [])
  })
})
