import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { windowsMachine } from '../../../../nodes/snelstart-config/database/access/script-machine.ts'
import { joined, sql } from '../../../../nodes/snelstart-config/database/statement.ts'
import { aBooksFile, type BooksFile, date } from './books-file.ts'
import { aWindows } from './windows.ts'

const { signal } = new AbortController()
const JET = 'Microsoft.Jet.OLEDB.4.0'
const ACE = 'Microsoft.ACE.OLEDB.12.0'
const one = sql`SELECT 1 AS [one]`

describe('a machine with Access or without', () => {
  let books: BooksFile

  before(async function () {
    this.timeout(60_000)
    books = await aBooksFile()
  })
  after(() => books.close())
  afterEach(async () => (await aWindows()).standIn.set({}))

  it('reads by the Access engine of 64 bit where Jet is not', async () => {
    await (await aWindows()).standIn.set({ providers32: [], providers64: [ACE] })
    assert.deepEqual(await books.engineWith({}).read(one, signal), [{ one: 1 }])
  })

  it('says that no Access engine is installed', async () => {
    await (await aWindows()).standIn.set({ providers32: [], providers64: [] })
    await assert.rejects(books.engineWith({}).read(one, signal), { code: 'CONFIG_MISSING', detail: 'access-provider' })
  })

  it('does not ask Jet for an .accdb, which it can not read', async () => {
    await (await aWindows()).standIn.set({ providers32: [JET], providers64: [] })
    const file = path.join(path.dirname(books.file), 'boeken.accdb')
    await assert.rejects(books.engineWith({ place: { file } }).read(one, signal), { detail: 'access-provider' })
  })

  it('keeps what Windows says in its own code page, without what stands in quotes', async () => {
    await (await aWindows()).standIn.set({ saysInstead: 'CScript Error: access to "C:\\geheim" is disabled, é.' })
    await assert.rejects(books.engineWith({}).read(one, signal), (error: Error & { detail?: string }) => {
      assert.equal(error.detail, 'access-no-answer')
      assert.match(error.message, /exit code 1: CScript Error: access to \* is disabled, é\./)
      return true
    })
  })

  it('says that the script host is missing', async () => {
    const { machine } = await aWindows()
    const without = { ...machine, host: () => Promise.resolve(path.join(path.dirname(books.file), 'cscript.exe')) }
    await assert.rejects(books.engineWith({ machine: without }).read(one, signal), {
      code: 'CONFIG_MISSING',
      detail: 'script-host',
    })
  })

  it('says that node-adodb is missing, where it is', async () => {
    if (process.platform === 'win32') {
      assert.ok(await windowsMachine.host(false))
      return
    }
    await assert.rejects(windowsMachine.host(false), { code: 'CONFIG_MISSING', detail: 'library-missing' })
  })

  it('tells a file that is not there from one that is no database', async () => {
    const folder = path.dirname(books.file)
    const gone = books.engineWith({ place: { file: path.join(folder, 'weg.mdb') } })
    await assert.rejects(gone.read(one, signal), { code: 'SNELSTART_UNREACHABLE', detail: 'file-not-found' })
    const other = path.join(folder, 'brief.mdb')
    await writeFile(other, 'Geachte heer')
    await assert.rejects(books.engineWith({ place: { file: other } }).read(one, signal), { detail: 'file-not-access' })
  })

  it('stops a question at its time limit and when the run is stopped', async () => {
    const limited = books.engineWith({ limitMs: 200 })
    const hanging = books.faults.hangAt('statement')
    await assert.rejects(limited.read(one, signal), { code: 'SNELSTART_UNREACHABLE', detail: 'access-time-limit' })
    hanging.letGo()
    const again = books.faults.hangAt('statement')
    const stop = new AbortController()
    const asked = books.engine.read(one, stop.signal)
    await again.arrived
    stop.abort()
    await assert.rejects(asked, { code: 'CANCELLED' })
    again.letGo()
    assert.deepEqual(await books.engine.read(one, signal), [{ one: 1 }])
  })
})

describe('a protected Access file', () => {
  let books: BooksFile

  before(async function () {
    this.timeout(60_000)
    books = await aBooksFile({ filePassword: 'geheim;Mode=1', accounts: { Admin: '', lezer: 'p"w' } })
  })
  after(() => books.close())

  it('opens with the password of the file, whatever signs are in it', async () => {
    const place = { file: books.file, password: 'geheim;Mode=1' }
    assert.equal((await books.engineWith({ place }).read(one, signal)).length, 1)
    await assert.rejects(books.engine.read(one, signal), { code: 'SNELSTART_AUTH', detail: 'file-password' })
  })

  it('never shows the password', async () => {
    const place = { file: books.file, password: 'hunter2' }
    await assert.rejects(books.engineWith({ place }).read(one, signal), (error: Error) => {
      assert.doesNotMatch(`${error.message} ${error.stack} ${JSON.stringify(error)}`, /hunter2/)
      return true
    })
  })
})

describe('a day in an Access file', () => {
  // Midnights that Havana, Cairo and Beirut skip, and an hour that Amsterdam does.
  const days = ['2026-03-08', '2026-04-24', '2026-03-29', '2026-12-31'].map((day) => `${day}T00:00:00.000`)
  const zone = process.env['TZ']
  let books: BooksFile

  before(async function () {
    this.timeout(60_000)
    books = await aBooksFile()
  })
  after(() => books.close())
  afterEach(async () => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
    await (await aWindows()).standIn.set({})
  })

  const readDays = async (): Promise<readonly unknown[]> => {
    const asked = days.map((day) => sql`SELECT ${date(day)} AS [day]`)
    return (await books.engine.read(joined(asked, ' UNION ALL '), signal)).map((row) => row['day'])
  }

  for (const TZ of ['Europe/Amsterdam', 'America/Havana', 'Africa/Cairo', 'Asia/Beirut', 'Pacific/Apia']) {
    it(`is the same one on a machine in ${TZ}`, async () => {
      process.env['TZ'] = TZ
      assert.deepEqual(await readDays(), days)
    })
  }

  it('is the same one in Amsterdam where ADO would not turn a date into a number', async () => {
    process.env['TZ'] = 'Europe/Amsterdam'
    await (await aWindows()).standIn.set({ datesAsNumbers: false })
    assert.deepEqual(await readDays(), days)
  })
})
