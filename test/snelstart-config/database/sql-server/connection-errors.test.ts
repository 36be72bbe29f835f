import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

import { ReconcileError } from '../../../../nodes/reconcile/domain/reconcile-error.ts'
import { createSqlServerEngine } from '../../../../nodes/snelstart-config/database/sql-server/sql-server-engine.ts'
import type { SqlServerSettings } from '../../../../nodes/snelstart-config/database/sql-server/sql-server-settings.ts'
import { sql } from '../../../../nodes/snelstart-config/database/statement.ts'
import { ENCRYPTION, startPreloginServer } from './prelogin-server.ts'
import { impatientClock } from './real-clock.ts'

const PASSWORD = 'geheim-wachtwoord'
const BASE: SqlServerSettings = {
  server: '127.0.0.1',
  database: 'Bloemenhuis',
  login: { by: 'password', user: 'lezer', password: PASSWORD },
  encrypt: 'true',
  trustServerCertificate: false,
}
const LIMITS = { connectMs: 600, statementMs: 600, lockMs: 500 }

async function refusalOf(
  settings: Partial<SqlServerSettings>,
  signal = new AbortController().signal,
): Promise<ReconcileError> {
  const engine = createSqlServerEngine({ settings: { ...BASE, ...settings }, clock: impatientClock, limits: LIMITS })
  try {
    await engine.read(sql`SELECT 1 AS [one]`, signal)
  } catch (error) {
    assert.ok(error instanceof ReconcileError, String(error))
    return error
  } finally {
    await engine.release()
  }
  throw new Error('the server was reached')
}

/** What a log could show of it, with its causes. */
function shownOf(error: unknown): string {
  return error instanceof Error ? `${error.message} ${error.stack} ${shownOf(error.cause)}` : ''
}

describe('a SQL Server that is not reached', () => {
  for (const encryption of [ENCRYPTION.notSupported, ENCRYPTION.off]) {
    it(`gets no password when it answers that it has no encryption (${encryption})`, async () => {
      const server = await startPreloginServer(encryption)
      try {
        const refusal = await refusalOf({ port: server.port })
        assert.deepEqual([refusal.code, refusal.detail], ['SNELSTART_UNREACHABLE', 'no-encryption'])
        assert.deepEqual(server.packetTypes(), [0x12])
      } finally {
        await server.close()
      }
    })
  }

  it('gets the login in the clear only when its user switched encryption off', async () => {
    const server = await startPreloginServer(ENCRYPTION.notSupported)
    try {
      const refusal = await refusalOf({ port: server.port, encrypt: 'false' })
      assert.deepEqual([refusal.code, refusal.detail], ['SNELSTART_UNREACHABLE', 'server-silent'])
      assert.deepEqual(server.packetTypes(), [0x12, 0x10])
    } finally {
      await server.close()
    }
  })

  it('is told to need encryption when it asks for it and its user switched it off', async () => {
    const server = await startPreloginServer(ENCRYPTION.required)
    try {
      assert.equal((await refusalOf({ port: server.port, encrypt: 'false' })).detail, 'needs-encryption')
    } finally {
      await server.close()
    }
  })

  it('gets nothing but a handshake where encryption is strict', async () => {
    const server = await startPreloginServer(ENCRYPTION.notSupported)
    try {
      const refusal = await refusalOf({ port: server.port, encrypt: 'strict' })
      assert.equal(refusal.code, 'SNELSTART_UNREACHABLE')
      assert.ok(!server.packetTypes().includes(0x10))
    } finally {
      await server.close()
    }
  })

  it('is told to refuse when nothing listens there', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    await once(closed, 'close')
    for (const encrypt of ['true', 'false', 'strict'] as const) {
      const refusal = await refusalOf({ port, encrypt })
      assert.deepEqual([refusal.code, refusal.detail], ['SNELSTART_UNREACHABLE', 'server-refuses'], encrypt)
      assert.deepEqual(refusal.values['server'], `127.0.0.1:${port}`)
    }
  })

  it('is told not to be found under a name that does not exist', async () => {
    const refusal = await refusalOf({ server: 'geen-server.invalid', port: 1433 })
    assert.deepEqual([refusal.code, refusal.detail], ['SNELSTART_UNREACHABLE', 'server-not-found'])
  })

  it('is told to have no such instance when no SQL Server Browser answers', async () => {
    const refusal = await refusalOf({ instance: 'SQLEXPRESS' })
    assert.equal(refusal.code, 'SNELSTART_UNREACHABLE')
    assert.ok(['no-instance', 'server-silent'].includes(refusal.detail), refusal.detail)
    assert.equal(refusal.values['server'], '127.0.0.1\\SQLEXPRESS')
  })

  it('is given up at once when the run is cancelled while it stays silent', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const abort = new AbortController()
    silent.once('connection', () => abort.abort())
    try {
      const { port } = silent.address() as AddressInfo
      assert.equal((await refusalOf({ port }, abort.signal)).code, 'CANCELLED')
    } finally {
      silent.close()
    }
  })

  it('never has its password in an error', async () => {
    const server = await startPreloginServer(ENCRYPTION.notSupported)
    try {
      for (const encrypt of ['true', 'false', 'strict'] as const) {
        assert.ok(!shownOf(await refusalOf({ port: server.port, encrypt })).includes(PASSWORD))
      }
    } finally {
      await server.close()
    }
  })

  it('says what to install for a Windows login where that is missing', async () => {
    const refusal = await refusalOf({ login: { by: 'windows' } })
    assert.deepEqual([refusal.code, refusal.detail], ['CONFIG_MISSING', 'library-missing'])
    assert.match(String(refusal.values['library']), /msnodesqlv8/)
  })
})
