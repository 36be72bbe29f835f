// The main job over an administration in SQL Server: the nodes as Node-RED calls them, from the dialog's test to the ledger.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { answerQuestion } from '../../nodes/shared/node-red/answers/answer-question.ts'
import type { Answer } from '../../nodes/shared/node-red/answers/answer.ts'
import { type MultiSafepayStandIn, startMultiSafepay } from '../../sandbox/multisafepay/start-multisafepay.ts'
import { SANDBOX_LOGIN, type SqlServerStandIn, startSqlServer } from '../../sandbox/sql-server/start-sql-server.ts'
import { type AdministrationWorld, createAdministration } from '../../sandbox/sql-server/world/administration-world.ts'
import { paymentsByHand } from '../snelstart-config/database/by-example/on-sql-server.ts'
import { type Flow, type FlowMessage, linesIn, openFlow, throughFlow } from './flow.ts'

const NAME = 'Voorbeeld BV'
const ACCOUNTS = { bookingJournal: '9990', clearingAccount: '2000' }
const BY_EXAMPLE = { ...ACCOUNTS, via: 'database', exampleDocumentNumber: 'HAND-2' }

describe('The main job in a SnelStart database', function () {
  this.timeout(120_000)
  let world: AdministrationWorld
  let server: SqlServerStandIn
  let multisafepay: MultiSafepayStandIn
  let folder: string

  beforeEach(async () => {
    world = await createAdministration({ name: NAME })
    await paymentsByHand(world)
    server = await startSqlServer({ databases: [world.database] })
    multisafepay = await startMultiSafepay()
    folder = mkdtempSync(join(tmpdir(), 'main-job-database-'))
    for (const [number, euros, reference] of [
      ['2026-501', '121.00', '100000501'],
      ['2026-502', '60.50', '100000502'],
      ['2026-503', '45.00', '100000503'],
    ] as const) {
      await world.addInvoice({ number, euros, date: '2026-11-02', reference })
      const cents = Math.round(Number(euros) * 100)
      if (number !== '2026-503') multisafepay.world.pay({ orderId: reference, cents, at: '2026-11-10T10:00:00' })
    }
  })
  afterEach(async () => {
    await multisafepay.close()
    await server.close()
    await world.close()
  })

  /** A Node-RED whose connection with SnelStart holds this confirmed total. */
  function nodeRed(confirmedOpenTotal = ''): Flow {
    const nowhere = 'http://127.0.0.1:9'
    const keys = { subscriptionKey: '-', clientKey: '-', apiKey: 'sandbox-api-key' }
    const services = { keys, snelstart: { apiUrl: nowhere, authUrl: nowhere }, multisafepay }
    const { host, port } = server
    const place = { kind: 'network', server: host, port: String(port), database: NAME, encrypt: 'false' }
    const config = { ...place, windowsLogin: false, trustServerCertificate: false, confirmedOpenTotal }
    return openFlow(services, folder, { config, credentials: { ...SANDBOX_LOGIN } })
  }

  async function ask({ RED }: Flow, question: 'snelstart/test' | 'snelstart/example', body = {}): Promise<Answer> {
    const asked = { id: 'books', language: 'en-US', ...body }
    const answer = await answerQuestion(RED, question, asked, 60_000)
    assert.ok(answer?.ok, JSON.stringify(answer))
    return answer
  }

  /** Tests the connection and fills in the total that SnelStart's own list shows. */
  async function confirmed(): Promise<Flow> {
    const { openTotalCents } = await ask(nodeRed(), 'snelstart/test')
    return nodeRed((Number(openTotalCents) / 100).toFixed(2).replace('.', ','))
  }

  const ours = (messages: readonly FlowMessage[]) =>
    Object.fromEntries(
      linesIn(messages)
        .filter(({ debtor }) => debtor.invoiceNumber.startsWith('2026-50'))
        .map(({ debtor, outcome, booking }) => [debtor.invoiceNumber, booking?.state ?? outcome]),
    )

  it('writes nothing, in no way, before the total of open debtors was confirmed', async () => {
    const flow = nodeRed()
    for (const way of [BY_EXAMPLE, { ...ACCOUNTS, via: 'file', importFolder: folder }]) {
      await assert.rejects(throughFlow(flow, { book: way }), { detail: 'open-total-not-confirmed' })
    }
    const preview = await throughFlow(flow, { book: { ...BY_EXAMPLE, mode: 'preview' } })
    assert.deepEqual(ours(preview), { '2026-501': 'preview', '2026-502': 'preview', '2026-503': 'not-found' })
  })

  it('books what was paid after the example, once, and the books stay right', async () => {
    const flow = await confirmed()
    await ask(flow, 'snelstart/example', { example: 'learn', documentNumber: 'HAND-2' })
    const before = await world.audit()
    const booked = await throughFlow(flow, { book: BY_EXAMPLE })
    assert.deepEqual(ours(booked), { '2026-501': 'booked', '2026-502': 'booked', '2026-503': 'not-found' })
    assert.equal(booked[0]?.reconcile.bookedCents, 18_150)
    const after = await world.audit()
    assert.deepEqual([after.entries - before.entries, after.unbalanced], [2, []])
    const again = await throughFlow(await confirmed(), { book: BY_EXAMPLE })
    assert.deepEqual(ours(again), { '2026-503': 'not-found' })
    assert.deepEqual(await world.audit(), after)
  })

  it('hands the same bookings over in an import file', async () => {
    const importFolder = mkdtempSync(join(tmpdir(), 'main-job-import-'))
    const flow = await confirmed()
    const written = await throughFlow(flow, { book: { ...ACCOUNTS, via: 'file', importFolder } })
    assert.deepEqual(ours(written), { '2026-501': 'file', '2026-502': 'file', '2026-503': 'not-found' })
    const [file = ''] = readdirSync(importFolder)
    const rows = readFileSync(join(importFolder, file), 'utf8').trimEnd().split('\r\n')
    assert.equal(rows.length, 5)
    assert.ok(rows.some((row) => row.includes('2026-501') && row.includes('121,00')))
    const later = await throughFlow(flow, { book: { ...ACCOUNTS, via: 'file', importFolder } })
    assert.deepEqual(ours(later), ours(written))
    const reasons = linesIn(later).flatMap(({ reasonCode }) => (reasonCode === 'waits-in-file' ? [reasonCode] : []))
    assert.equal(reasons.length, 2)
    assert.equal(readdirSync(importFolder).length, 1)
  })

  it('refuses the ways that belong to other kinds', async () => {
    const flow = await confirmed()
    await assert.rejects(throughFlow(flow, { book: { ...ACCOUNTS, via: 'administration' } }), {
      detail: 'via-only-online',
    })
  })
})
