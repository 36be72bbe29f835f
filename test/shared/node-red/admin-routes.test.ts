import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import helper from 'node-red-node-test-helper'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Connections, openConnections, secretsOf } from '../connections/open-connections.ts'

const CANARY = 'canary-5e7a1d00c0ffee'

interface Answer {
  readonly ok: boolean
  readonly lines: readonly { readonly kind: string; readonly text: string }[]
  readonly [property: string]: unknown
}

async function ask(question: string, body: object, status = 200): Promise<Answer> {
  const response = await helper
    .request()
    .post(`/snelstart-multisafepay/${question}`)
    .send({ language: 'nl', ...body })
  assert.equal(response.status, status, response.text)
  assert.ok(!response.text.includes(CANARY), 'no secret comes back')
  return response.body as Answer
}

const textOf = ({ lines }: Answer): string => lines.map(({ kind, text }) => `${kind}: ${text}`).join('\n')

describe('what a dialog asks the server', () => {
  let connections: Connections
  beforeEach(async () => {
    connections = await openConnections()
    await connections.deploy()
  })
  afterEach(() => connections.close())

  describe('the test button of SnelStart', () => {
    it('names the administration that the stored keys lead to', async () => {
      const answer = await ask('snelstart/test', { id: 'books', kind: 'online' })
      assert.equal(answer.ok, true, textOf(answer))
      assert.match(textOf(answer), /^ok: Verbonden met de administratie .+\.$/)
      assert.ok(typeof answer['name'] === 'string' && answer['name'] !== '')
      assert.match(String(answer['id']), /^[0-9a-f-]{36}$/)
    })

    it('speaks the language of the browser', async () => {
      const answer = await ask('snelstart/test', { id: 'books', language: 'en-US' })
      assert.match(textOf(answer), /^ok: Connected to the administration/)
    })

    it('tests what stands in the form, also when nothing is deployed', async () => {
      const { subscriptionKey, clientKey } = connections.sandbox.keys
      assert.equal((await ask('snelstart/test', { id: 'new', subscriptionKey, clientKey })).ok, true)
      const wrong = await ask('snelstart/test', { id: 'books', clientKey: CANARY })
      assert.equal(wrong.ok, false)
      assert.match(textOf(wrong), /^error: SnelStart weigert de koppelsleutel/)
    })

    it('says which key is refused', async () => {
      const wrong = await ask('snelstart/test', { id: 'books', subscriptionKey: CANARY })
      assert.match(textOf(wrong), /^error: SnelStart weigert de subscription key/)
    })

    it('says which secret is missing, and that secrets do not come along with an imported flow', async () => {
      await connections.deploy({})
      const answer = await ask('snelstart/test', { id: 'books' })
      assert.match(textOf(answer), /^error: .*Subscription key.*Sleutels gaan nooit mee/)
    })

    it('takes an environment variable for what it holds', async () => {
      process.env['TEST_KOPPELSLEUTEL'] = connections.sandbox.keys.clientKey
      const answer = await ask('snelstart/test', { id: 'books', clientKey: '${TEST_KOPPELSLEUTEL}' })
      delete process.env['TEST_KOPPELSLEUTEL']
      assert.equal(answer.ok, true, textOf(answer))
      const missing = await ask('snelstart/test', { id: 'books', clientKey: '${TEST_KOPPELSLEUTEL}' })
      assert.match(textOf(missing), /TEST_KOPPELSLEUTEL/)
    })

    it('names each right that the koppelsleutel lacks', async () => {
      const { switches } = connections.sandbox.snelstart
      switches.scopes = switches.scopes.filter((scope) => scope !== 'memoriaal:write')
      const answer = await ask('snelstart/test', { id: 'books' })
      assert.equal(answer.ok, true)
      assert.match(textOf(answer), /\nwarning: .*memoriaal schrijven/)
    })

    it('keeps nothing of a key but a salted hash and the day on which it was first seen', async () => {
      await ask('snelstart/test', { id: 'books' })
      const files = await readdir(connections.folder, { recursive: true, withFileTypes: true })
      const texts = await Promise.all(
        files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
      )
      assert.equal(texts.length, 1)
      assert.match(texts[0] ?? '', /^\{"salt":"[0-9a-f]{32}","hash":"[0-9a-f]{64}","since":"\d{4}-\d\d-\d\d"\}\n$/)
    })
  })

  describe('the lists of SnelStart', () => {
    it('are the journals and accounts, with what the dialog needs to judge them', async () => {
      const answer = await ask('snelstart/lists', { id: 'books' })
      const journals = answer['journals'] as readonly Record<string, unknown>[]
      const accounts = answer['accounts'] as readonly Record<string, unknown>[]
      assert.ok(journals.some(({ kind }) => kind === 'Memoriaal'))
      assert.deepEqual(Object.keys(journals[0] ?? {}).sort(), ['active', 'kind', 'name', 'number'])
      const shown = ['active', 'costCentreRequired', 'function', 'name', 'number', 'statement']
      assert.deepEqual(Object.keys(accounts[0] ?? {}).sort(), shown)
    })

    it('come with a sentence when they can not be read', async () => {
      const answer = await ask('snelstart/lists', { id: 'books', clientKey: CANARY })
      assert.equal(answer.ok, false)
      assert.match(textOf(answer), /^error: /)
    })
  })

  describe('the test button of MultiSafepay', () => {
    it('names the account and the site', async () => {
      const answer = await ask('multisafepay/test', { id: 'payments', environment: 'live' })
      assert.match(textOf(answer), /^ok: Verbonden met MultiSafepay \(live\): account \d+, website 12345\.$/)
      assert.match(String(answer['name']), /^MultiSafepay \d+, website 12345$/)
    })

    it('says that a test account holds no real money', async () => {
      const { apiKey } = connections.sandbox.keys
      const answer = await ask('multisafepay/test', { id: 'payments', environment: 'test', apiKey })
      assert.match(textOf(answer), /\nwarning: Dit is de testomgeving/)
    })

    it('does not send the stored key of live to the test environment', async () => {
      connections.sandbox.multisafepay.clearRequests()
      const answer = await ask('multisafepay/test', { id: 'payments', environment: 'test' })
      assert.match(textOf(answer), /^error: De bewaarde API-sleutel hoort bij de omgeving live/)
      assert.deepEqual(connections.sandbox.multisafepay.requests, [])
    })

    it('says that a wrong key is refused', async () => {
      const answer = await ask('multisafepay/test', { id: 'payments', apiKey: CANARY })
      assert.match(textOf(answer), /^error: MultiSafepay weigert de API-sleutel/)
    })
  })

  it('the payment methods of the account can be chosen from', async () => {
    const answer = await ask('multisafepay/methods', { id: 'payments' })
    const methods = answer['methods'] as readonly { id: string; name: string }[]
    assert.ok(methods.some(({ id }) => id === 'IDEAL'))
  })

  it('a body that is not a form is refused, and so is one that is far too large', async () => {
    await ask('snelstart/test', { id: 7 }, 400)
    await ask('multisafepay/test', { id: 'payments', environment: 'moon' }, 400)
    await ask('snelstart/test', { id: 'books', clientKey: 'x'.repeat(20_000) }, 413)
  })

  it('a second question for the same connection is refused while the first runs', async () => {
    let release = (): void => undefined
    const silent = createServer((_request, response) => (release = () => response.end('{}')))
    const asked = new Promise<void>((resolve) => silent.once('request', () => resolve()))
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    await connections.deploy(secretsOf(connections.sandbox), {
      snelstartMultisafepay: { multisafepayApiUrl: url, dataFolder: connections.folder },
    })
    const first = ask('multisafepay/methods', { id: 'payments' })
    await asked
    await ask('multisafepay/methods', { id: 'payments' }, 429)
    release()
    assert.equal((await first).ok, false)
    silent.close()
  })
})
