import assert from 'node:assert/strict'
import { ask, errorNumber, START_MS, type StartedServer, startedServer } from './started-server.ts'

describe('connecting to the stand-in of SQL Server', function () {
  this.timeout(START_MS)
  let started: StartedServer
  before(async () => {
    started = await startedServer()
  })
  after(() => started.close())

  const last = () => started.server.connections.at(-1)

  it('works without encryption', async () => {
    const pool = await started.connect({ encrypt: false })
    assert.deepEqual(await ask(pool, 'SELECT DB_NAME() AS name'), [{ name: 'Voorbeeld BV' }])
    assert.equal(last()?.isEncrypted, false)
  })

  it('works with TLS that begins inside the protocol', async () => {
    const pool = await started.connect({ encrypt: true })
    assert.deepEqual(await ask(pool, 'SELECT 1 AS one'), [{ one: 1 }])
    assert.equal(last()?.isEncrypted, true)
  })

  it('shows a certificate that a client can check', async () => {
    const checked = {
      encrypt: true,
      trustServerCertificate: false,
      cryptoCredentialsDetails: { ca: started.server.certificate },
    }
    await ask(await started.connect(checked), 'SELECT 1 AS one')
    assert.equal(last()?.isEncrypted, true)
  })

  it('is not trusted by a client that does not know its certificate', async () => {
    assert.equal(await errorNumber(started.connect({ encrypt: true, trustServerCertificate: false })), 'ESOCKET')
  })

  it('works with TLS from the first byte', async () => {
    const strict = {
      encrypt: 'strict',
      trustServerCertificate: false,
      cryptoCredentialsDetails: { ca: started.server.certificate },
    }
    const pool = await started.connect(strict)
    assert.deepEqual(await ask(pool, 'SELECT 1 AS one'), [{ one: 1 }])
    assert.equal(last()?.isEncrypted, true)
  })

  it('turns away a wrong password and an unknown login', async () => {
    assert.equal(await errorNumber(started.connect({}, { password: 'anders' })), 'ELOGIN')
    assert.equal(await errorNumber(started.connect({}, { user: 'niemand' })), 'ELOGIN')
  })

  it('turns away who asks for a database that is not there', async () => {
    assert.equal(await errorNumber(started.connect({}, { database: 'Nergens' })), 'ELOGIN')
  })

  it('counts the connections, and which of them have ended', async () => {
    const pool = await started.connect()
    await ask(pool, 'SELECT 1 AS one')
    const connection = last()
    assert.deepEqual(
      [connection?.login, connection?.application, connection?.isOpen],
      ['koppeling', 'node-mssql', true],
    )
    await pool.close()
  })
})

describe('a server that has no encryption', function () {
  this.timeout(START_MS)
  let started: StartedServer
  before(async () => {
    started = await startedServer({}, { encryption: 'none', instance: 'SNELSTART' })
  })
  after(() => started.close())

  it('gets the password in plain text from a client that asked for encryption and goes on without', async () => {
    await ask(await started.connect({ encrypt: true, trustServerCertificate: true }), 'SELECT 1 AS one')
    assert.equal(started.server.connections.at(-1)?.isEncrypted, false)
  })
})

describe('a server that lets nobody in without encryption', function () {
  this.timeout(START_MS)
  let started: StartedServer
  before(async () => {
    started = await startedServer({}, { encryption: 'required' })
  })
  after(() => started.close())

  it('refuses a client that has none', async () => {
    assert.notEqual(await errorNumber(started.connect({ encrypt: false })), undefined)
    assert.equal(started.server.connections.length, 0)
  })

  it('lets in who encrypts', async () => {
    await ask(await started.connect({ encrypt: true }), 'SELECT 1 AS one')
    assert.equal(started.server.connections.at(-1)?.isEncrypted, true)
  })
})
