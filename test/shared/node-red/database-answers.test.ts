import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import helper from 'node-red-node-test-helper'
import type { NodeAPI } from 'node-red'
import bookPayment from '../../../nodes/reconcile/book-payment/book-payment.ts'
import { administrationOf } from '../../../nodes/shared/connections/administrations.ts'
import snelstartConfig from '../../../nodes/snelstart-config/snelstart-config.ts'
import { SANDBOX_LOGIN, type SqlServerStandIn, startSqlServer } from '../../../sandbox/sql-server/start-sql-server.ts'
import {
  type AdministrationWorld,
  createAdministration,
} from '../../../sandbox/sql-server/world/administration-world.ts'

helper.init(require.resolve('node-red'))

const CANARY = 'canary-5e7a1d00c0ffee'
const { user, password } = SANDBOX_LOGIN
const FOREVER = new AbortController().signal

interface Answer {
  readonly ok: boolean
  readonly lines: readonly { readonly kind: string; readonly text: string }[]
  readonly [property: string]: unknown
}

const textOf = ({ lines }: Answer): string => lines.map(({ kind, text }) => `${kind}: ${text}`).join('\n')

describe('what a dialog asks of a SnelStart database', function () {
  this.timeout(60_000)
  let world: AdministrationWorld
  let server: SqlServerStandIn
  let folder: string
  let RED: NodeAPI

  before(async () => {
    world = await createAdministration({ name: 'Voorbeeld BV' })
    server = await startSqlServer({ databases: [world.database] })
    const customer = await world.addCustomer({ code: 101, name: 'Jansen' })
    await world.addInvoice({ customer, number: '2026001', euros: '121.00', date: '2026-11-02', reference: '100000001' })
    await world.addInvoice({ customer, number: '2026002', euros: '60.50', date: '2026-11-03', reference: '100000002' })
  })
  after(async () => {
    await server.close()
    await world.close()
  })

  const place = (): Record<string, string> => ({
    kind: 'network',
    server: '127.0.0.1',
    port: String(server.port),
    database: 'Voorbeeld BV',
    encrypt: 'true',
    trustServerCertificate: 'true',
  })

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'database-answers-'))
    helper.settings({ lang: 'nl', snelstartMultisafepay: { dataFolder: folder } } as object)
    const books = {
      type: 'snelstart-config',
      ...place(),
      windowsLogin: false,
      trustServerCertificate: true,
      version: 1,
    }
    const flow = [
      { id: 'books', ...books },
      { id: 'more-books', ...books },
    ]
    const secrets = { books: { user, password }, 'more-books': { user, password } }
    await helper.load([snelstartConfig, bookPayment, (given: NodeAPI) => void (RED = given)], flow, secrets)
  })
  afterEach(async () => {
    await helper.unload()
    await rm(folder, { recursive: true })
  })

  async function ask(question: string, body: object, status = 200): Promise<Answer> {
    const response = await helper
      .request()
      .post(`/snelstart-multisafepay/${question}`)
      .send({ language: 'nl', ...body })
    assert.equal(response.status, status, response.text)
    assert.ok(!response.text.includes(password), 'no secret comes back')
    return response.body as Answer
  }

  it('is every check in a line, and the total that SnelStart itself should show', async () => {
    const answer = await ask('snelstart/test', { id: 'new', ...place(), user, password })
    assert.match(textOf(answer), /^ok: Verbonden met Voorbeeld BV\.\n/)
    assert.match(textOf(answer), /ok: Debiteurenrekening: 1300/)
    assert.match(textOf(answer), /ok: Openstaande debiteuren: 2, samen € 181,50/)
    assert.deepEqual([answer.ok, answer['name'], answer['openItems']], [true, 'Voorbeeld BV', 2], textOf(answer))
    assert.equal(answer['openTotalCents'], 18150)
    const [candidate] = answer['candidates'] as readonly Record<string, unknown>[]
    assert.deepEqual(
      [candidate?.['on'], candidate?.['column'], candidate?.['filled'], candidate?.['chosen']],
      ['order', 'fldBetalingskenmerk', 2, true],
    )
  })

  it('is looked at line by line by the set-up check too, with its open debtors and their references', async () => {
    const form = { id: 'books', ...place(), provider: { id: 'shop', environment: 'live', apiKey: 'x' } }
    const book = {
      administration: 'books',
      provider: 'shop',
      via: 'file',
      importFolder: folder,
      bookingJournal: '9700',
    }
    const answer = await ask('book-payment/check', { ...form, book })
    assert.match(textOf(answer), /\nok: Verbonden met Voorbeeld BV\.\n/)
    assert.match(textOf(answer), /\nok: Ingevuld bij 2 van de 2 openstaande posten: betalingskenmerk\./)
    assert.match(textOf(answer), /\nerror: MultiSafepay /)
    assert.doesNotMatch(textOf(answer), /op die van SnelStart|__\w+__/)
  })

  it('is also whether the journals and clearing accounts that are booked on are right', async () => {
    const booksOn = [
      { bookingJournal: '9990', clearingAccount: '2000' },
      { bookingJournal: '1300', clearingAccount: '4711' },
      { bookingJournal: 'no number', clearingAccount: '' },
    ]
    const said = textOf(await ask('snelstart/test', { id: 'books', ...place(), booksOn }))
    assert.match(said, /ok: Dagboek 9990 .* is bruikbaar\./)
    assert.match(said, /error: Dagboek 1300 .* is geen memoriaal en geen bankboek\./)
    assert.match(said, /ok: Tussenrekening 2000 .* is bruikbaar\./)
    assert.match(said, /error: Tussenrekening 4711 bestaat niet\./)
    await ask('snelstart/test', { id: 'books', ...place(), booksOn: 'everything' }, 400)
  })

  it('accepts a total that was counted before and that a person then filled in', async () => {
    assert.match(textOf(await ask('snelstart/test', { id: 'books', ...place() })), /nog niet bevestigd/)
    const confirmed = await ask('snelstart/test', { id: 'books', ...place(), confirmedOpenTotal: '181,50' })
    assert.match(textOf(confirmed), /ok: Het totaal van de openstaande debiteuren is bevestigd/)
    const other = await ask('snelstart/test', { id: 'books', ...place(), confirmedOpenTotal: '181,51' })
    assert.match(textOf(other), /nog niet bevestigd/)
  })

  it('takes the stored password for the stored place, also when no dialog is open', async () => {
    assert.equal((await ask('snelstart/test', { id: 'books', ...place() })).ok, true)
    const lists = await ask('snelstart/lists', { id: 'books' })
    assert.ok((lists['journals'] as readonly { kind: string }[]).some(({ kind }) => kind === 'Memoriaal'))
    assert.ok((lists['accounts'] as readonly { number: number }[]).some(({ number }) => number === 1300))
  })

  const ELSEWHERE: readonly (readonly [string, Record<string, string>])[] = [
    ['another server', { server: 'localhost' }],
    ['another port', { port: '1433' }],
    ['an instance', { port: '', instance: 'SNELSTART' }],
    ['another database', { database: 'master' }],
    ['no encryption', { encrypt: 'false' }],
    ['another kind', { kind: 'sql' }],
  ]
  for (const [what, changed] of ELSEWHERE) {
    it(`never sends the stored password to ${what}`, async () => {
      server.clearRequests()
      const before = server.connections.length
      const answer = await ask('snelstart/test', { id: 'books', ...place(), ...changed })
      assert.match(textOf(answer), /^error: Het bewaarde wachtwoord hoort bij de verbinding zoals die bewaard is/)
      assert.equal(server.connections.length, before)
      assert.equal((await ask('snelstart/lists', { id: 'books', ...place(), ...changed })).ok, false)
      assert.equal(server.connections.length, before)
    })
  }

  it('says that a wrong password is refused, and does not repeat it', async () => {
    const answer = await ask('snelstart/test', { id: 'books', ...place(), password: CANARY })
    assert.equal(answer.ok, false)
    assert.ok(!textOf(answer).includes(CANARY))
    assert.match(textOf(answer), /^error: /)
  })

  describe('booking by example', () => {
    before(async () => {
      const customer = await world.addCustomer({ code: 102, name: 'Pietersen' })
      const paid = { customer, date: '2026-11-04' }
      for (const [number, document] of [
        ['2026003', '2026-17'],
        ['2026004', '2026-18'],
        ['2026005', '2026-19'],
      ] as const) {
        const invoice = await world.addInvoice({ ...paid, number, euros: '30.25', reference: number })
        await world.payByHand({ invoice, euros: '30.25', document, date: '2026-11-06' })
      }
    })

    it('shows column by column what was learnt from the booking that was made by hand', async () => {
      const answer = await ask('snelstart/example', { id: 'books', ...place(), documentNumber: '2026-17' })
      assert.equal(answer.ok, true, textOf(answer))
      assert.match(textOf(answer), /^ok: Geleerd van boekstuk 2026-17: dagboek \d+, tussenrekening \d+/)
      assert.match(textOf(answer), /\nok: Boeking, fldBoekstuk: het boekstuk\./)
      assert.doesNotMatch(textOf(answer), /words\.|__\w+__/)
    })

    it('tries a booking out and leaves nothing of it', async () => {
      const before = await world.audit()
      const question = { id: 'books', ...place(), documentNumber: '2026-17', example: 'try-out' }
      const answer = await ask('snelstart/example', question)
      assert.match(
        textOf(answer),
        /^ok: De proefboeking \(factuur \d+\) is gemaakt, klopte helemaal en is teruggenomen/,
      )
      assert.deepEqual(await world.audit(), before)
    })

    it('says that a boekstuk is no example', async () => {
      const answer = await ask('snelstart/example', { id: 'books', ...place(), documentNumber: 'bestaat-niet' })
      assert.equal(answer.ok, false)
      assert.match(textOf(answer), /^error: .*bestaat-niet/)
    })

    it('asks for the boekstuk, and has no meaning for Online', async () => {
      assert.match(
        textOf(await ask('snelstart/example', { id: 'books', ...place() })),
        /Boekstuk van de voorbeeldboeking/,
      )
      const online = { kind: 'online', subscriptionKey: 's', clientKey: 'c' }
      const answer = await ask('snelstart/example', { id: 'new', ...online, documentNumber: '2026-17' })
      assert.match(textOf(answer), /^error: SnelStart 12 Online kan niet via de database/)
    })
  })

  it('two config nodes of the same place and settings share one connection', () => {
    const connection = administrationOf(RED, 'books')
    assert.equal(administrationOf(RED, 'more-books'), connection)
  })

  it('a config node that closes lets go of the database', async () => {
    await administrationOf(RED, 'books').describe(FOREVER)
    assert.ok(server.connections.some(({ isOpen }) => isOpen))
    await helper.getNode('books').close(true)
    // The server hears of it a moment later.
    while (server.connections.some(({ isOpen }) => isOpen)) await new Promise(setImmediate)
    assert.ok(server.connections.every(({ isOpen }) => !isOpen))
  })

  it('keeps no password, and nothing that one could be tried against', async () => {
    await administrationOf(RED, 'books').describe(FOREVER)
    const [kept, ...more] = await readdir(join(folder, 'connections'))
    assert.deepEqual(more, [])
    await helper.unload()
    const flow = [{ id: 'books', type: 'snelstart-config', ...place(), version: 1 }]
    const secrets = { books: { user, password: 'another' } }
    await helper.load([snelstartConfig, bookPayment, (given: NodeAPI) => void (RED = given)], flow, secrets)
    await assert.rejects(administrationOf(RED, 'books').describe(FOREVER))
    assert.deepEqual(await readdir(join(folder, 'connections')), [kept])
  })
})
