import assert from 'node:assert/strict'
import sql from 'mssql'
import { startInOwnProcess } from '../../../sandbox/sql-server/own-process.ts'
import { SANDBOX_LOGIN } from '../../../sandbox/sql-server/start-sql-server.ts'
import { ask, START_MS } from './started-server.ts'

describe('the stand-in of SQL Server in a process of its own', function () {
  this.timeout(START_MS)

  it('is filled, answers, and ends when it is told to', async () => {
    const { port, database, certificate, close } = await startInOwnProcess({ large: { openInvoices: 10, lines: 100 } })
    const options = { encrypt: true, cryptoCredentialsDetails: { ca: certificate } }
    const pool = await new sql.ConnectionPool({
      server: 'localhost',
      port,
      database,
      ...SANDBOX_LOGIN,
      options,
    }).connect()
    assert.deepEqual(await ask(pool, 'SELECT COUNT(*) AS n FROM tblJournaalpostRegel'), [{ n: 100 }])
    await pool.close()
    await close()
  })
})
