import assert from 'node:assert/strict'

import { ReconcileError } from '../../../../nodes/reconcile/domain/reconcile-error.ts'
import type { SqlServerSettings } from '../../../../nodes/snelstart-config/database/sql-server/sql-server-settings.ts'
import { sql } from '../../../../nodes/snelstart-config/database/statement.ts'
import { SANDBOX_LOGIN } from '../../../../sandbox/sql-server/start-sql-server.ts'
import { type SmallServer, startSmallServer } from './small-server.ts'

const SIGNAL = new AbortController().signal
const QUESTION = sql`SELECT COUNT(*) AS [n] FROM [dbo].[tblPost]`

async function refusalOf(small: SmallServer, settings: Partial<SqlServerSettings>): Promise<ReconcileError> {
  try {
    await small.engine(settings).read(QUESTION, SIGNAL)
  } catch (error) {
    assert.ok(error instanceof ReconcileError, String(error))
    return error
  }
  throw new Error('the login was accepted')
}

/** Without the certificate that the test server's own authority made. */
const STRANGER: Partial<SqlServerSettings> = { certificateAuthority: '' }

describe('logging in to SQL Server', function () {
  this.timeout(30_000)
  let small: SmallServer

  before(async () => {
    small = await startSmallServer()
  })
  after(() => small.close())

  for (const encrypt of ['true', 'strict'] as const) {
    it(`is encrypted when its user asks for that (${encrypt})`, async () => {
      const count = small.server.connections.length
      assert.equal((await small.engine({ encrypt }).read(QUESTION, SIGNAL)).length, 1)
      const made = small.server.connections.slice(count)
      assert.ok(made.length > 0 && made.every(({ isEncrypted }) => isEncrypted))
    })

    it(`is refused by a certificate that nobody vouches for (${encrypt})`, async () => {
      const { code, detail } = await refusalOf(small, { ...STRANGER, encrypt })
      assert.deepEqual([code, detail], ['SNELSTART_UNREACHABLE', 'certificate'])
    })
  }

  it('is refused by a certificate of another name', async () => {
    assert.equal((await refusalOf(small, { server: '127.1' })).detail, 'certificate')
  })

  it('takes any certificate when its user says so, but not where encryption is strict', async () => {
    const settings = { ...STRANGER, trustServerCertificate: true }
    assert.equal((await small.engine(settings).read(QUESTION, SIGNAL)).length, 1)
    assert.equal((await refusalOf(small, { ...settings, encrypt: 'strict' })).detail, 'certificate')
  })

  it('goes on in the clear only when its user switched encryption off', async () => {
    const plain = await startSmallServer({ encryption: 'none' })
    try {
      assert.equal((await refusalOf(plain, {})).detail, 'no-encryption')
      assert.equal((await refusalOf(plain, { trustServerCertificate: true })).detail, 'no-encryption')
      assert.equal(plain.server.connections.length, 0)
      assert.equal((await plain.engine({ encrypt: 'false' }).read(QUESTION, SIGNAL)).length, 1)
    } finally {
      await plain.close()
    }
  })

  it('is refused with a wrong password, which no error repeats', async () => {
    const login = { by: 'password', user: SANDBOX_LOGIN.user, password: 'verkeerd-wachtwoord' } as const
    const error = await refusalOf(small, { login })
    assert.deepEqual([error.code, error.detail], ['SNELSTART_AUTH', 'database-login'])
    const shown = `${error.stack} ${JSON.stringify(error.values)} ${String(error.cause)}`
    assert.ok(!shown.includes('verkeerd-wachtwoord') && !shown.includes(SANDBOX_LOGIN.user), shown)
  })

  it('is refused for a database that is not there', async () => {
    const error = await refusalOf(small, { database: 'Anders' })
    assert.deepEqual([error.code, error.detail], ['SNELSTART_AUTH', 'no-database'])
    assert.equal(error.values['database'], 'Anders')
  })

  it('tells the system manager who it is', async () => {
    await small.engine().read(QUESTION, SIGNAL)
    assert.equal(small.server.connections.at(-1)?.application, 'node-red-contrib-snelstart-multisafepay')
  })
})
