import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import helper from 'node-red-node-test-helper'
import { type Connections, openConnections, secretsOf } from '../connections/open-connections.ts'

const CANARY = 'canary-5e7a1d00c0ffee'

interface Answer {
  readonly ok: boolean
  readonly lines: readonly { readonly kind: string; readonly text: string }[]
}

async function ask(body: object, status = 200): Promise<Answer> {
  const response = await helper
    .request()
    .post('/snelstart-multisafepay/book-payment/check')
    .send({ language: 'nl', ...body })
  assert.equal(response.status, status, response.text)
  assert.ok(!response.text.includes(CANARY), 'no secret comes back')
  return response.body as Answer
}

const textOf = ({ lines }: Answer): string => lines.map(({ kind, text }) => `${kind}: ${text}`).join('\n')

/** As the dialog asks it. */
const FORM = {
  id: 'books',
  kind: 'online',
  provider: { id: 'payments', environment: 'live' },
  book: {
    administration: 'books',
    provider: 'payments',
    mode: 'preview',
    bookingJournal: '2900',
    clearingAccount: '1220',
    bookFrom: '2026-11-01',
    methodAccounts: [],
  },
  match: { provider: 'payments', references: ['betalingskenmerk'] },
}

describe('the set-up check from the dialog', () => {
  let connections: Connections
  beforeEach(async () => {
    connections = await openConnections()
    await connections.deploy()
  })
  afterEach(() => connections.close())

  it('tells in one sentence how it came out, and then every finding', async () => {
    const answer = await ask(FORM)
    assert.equal(answer.ok, true, textOf(answer))
    assert.match(textOf(answer), /^ok: Alles wat nagekeken is, is in orde.*\nok: Verbonden met de administratie/)
    assert.match(textOf(answer), /\nok: Dagboek 2900 Memoriaal is te gebruiken\./)
  })

  it('speaks the language of the browser', async () => {
    assert.match(textOf(await ask({ ...FORM, language: 'en-US' })), /^ok: Everything that was looked at is in order/)
  })

  it('goes by what stands in the form, deployed or not', async () => {
    await connections.deploy({})
    const { subscriptionKey, clientKey, apiKey } = connections.sandbox.keys
    const typed = { ...FORM, subscriptionKey, clientKey, provider: { ...FORM.provider, apiKey } }
    assert.equal((await ask(typed)).ok, true)
    const wrong = await ask({ ...typed, clientKey: CANARY, provider: { ...FORM.provider, apiKey: CANARY } })
    assert.match(textOf(wrong), /error: SnelStart weigert de koppelsleutel/)
    assert.match(textOf(wrong), /error: MultiSafepay weigert de API-sleutel/)
  })

  it('takes environment variables for what they hold, as a deployed node does', async () => {
    process.env['TEST_DAGBOEK'] = '2900'
    const answer = await ask({ ...FORM, book: { ...FORM.book, bookingJournal: '${TEST_DAGBOEK}' } })
    delete process.env['TEST_DAGBOEK']
    assert.equal(answer.ok, true, textOf(answer))
  })

  it('says that there is no match-payments, and that the other connection is another', async () => {
    const { match: _, ...alone } = FORM
    assert.match(textOf(await ask(alone)), /warning: Er staat geen node betalingen zoeken/)
    const other = await ask({ ...FORM, match: { ...FORM.match, provider: 'others' } })
    assert.match(textOf(other), /warning: Betalingen zoeken gebruikt een andere verbinding/)
  })

  it('does not send the stored key of live to the test environment', async () => {
    connections.sandbox.multisafepay.clearRequests()
    const answer = await ask({ ...FORM, provider: { id: 'payments', environment: 'test' } })
    assert.match(textOf(answer), /error: De bewaarde API-sleutel hoort bij de omgeving live/)
    assert.deepEqual(connections.sandbox.multisafepay.requests, [])
  })

  it('says what is wrong with a connection of another kind, and still looks at the rest', async () => {
    const answer = await ask({ ...FORM, kind: 'mdb', file: '', schemaProfile: '{' })
    assert.match(textOf(answer), /\nerror: /)
    assert.match(textOf(answer), /ok: Verbonden met MultiSafepay/)
  })

  it('refuses what is no form', async () => {
    await ask({ ...FORM, book: 'all of it' }, 400)
    await ask({ ...FORM, provider: { id: 7 } }, 400)
  })

  it('ends when the browser hangs up: what was being asked is given up', async () => {
    let closed = (): void => undefined
    const silent = createServer((request) => request.socket.once('close', () => closed()))
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    const asked = new Promise<void>((resolve) => silent.once('request', () => resolve()))
    await connections.deploy(secretsOf(connections.sandbox), {
      snelstartMultisafepay: { snelstartApiUrl: url, snelstartAuthUrl: url, dataFolder: connections.folder },
    })
    const hungUp = new Promise<void>((resolve) => (closed = resolve))
    const admin = createServer(connections.RED.httpAdmin)
    await new Promise<void>((resolve) => admin.listen(0, '127.0.0.1', resolve))
    const path = `http://127.0.0.1:${(admin.address() as AddressInfo).port}/snelstart-multisafepay/book-payment/check`
    try {
      const browser = new AbortController()
      const headers = { 'content-type': 'application/json' }
      const answer = fetch(path, { method: 'POST', headers, body: JSON.stringify(FORM), signal: browser.signal })
      await Promise.race([asked, answer])
      browser.abort()
      await assert.rejects(answer, { name: 'AbortError' })
      await hungUp
    } finally {
      for (const server of [silent, admin]) {
        server.closeAllConnections()
        server.close()
      }
    }
  })
})
