// A stored key goes to the services, and to nobody whom a form, a flow or a question names.

import assert from 'node:assert/strict'

import helper from 'node-red-node-test-helper'
import { QUESTIONS } from '../../nodes/shared/node-red/admin-routes.ts'
import { parseMspConfig, parseSnelstartConfig } from '../../nodes/shared/settings/connection-settings.ts'
import { type Connections, openConnections, secretsOf } from '../shared/connections/open-connections.ts'
import { type HostileServer, startHostileServer } from './hostile-server.ts'

const NAMES_FOR_A_HOST = [
  'url',
  'apiUrl',
  'authUrl',
  'host',
  'server',
  'baseURL',
  'proxy',
  'snelstartApiUrl',
  'snelstartAuthUrl',
  'multisafepayApiUrl',
  'snelstartMultisafepay',
  '__proto__',
]

describe('A stored key', () => {
  let connections: Connections
  let elsewhere: HostileServer
  const named = (): Record<string, string> =>
    Object.fromEntries(NAMES_FOR_A_HOST.map((name) => [name, elsewhere.url] as const))

  before(async () => {
    elsewhere = await startHostileServer({ kind: 'http', answer: (response) => response.end('{}') })
    connections = await openConnections()
    await connections.deploy()
  })
  after(async () => {
    await connections.close()
    await elsewhere.close()
  })

  it('is not sent to a host that a question names', async () => {
    for (const question of QUESTIONS) {
      const id = question.startsWith('snelstart') ? 'books' : 'payments'
      const body = { language: 'nl', ...named(), id }
      await helper.request().post(`/snelstart-multisafepay/${question}`).send(body)
    }
    assert.equal(elsewhere.requests(), 0)
    assert.ok(connections.sandbox.snelstart.requests.length > 0)
    assert.ok(connections.sandbox.multisafepay.requests.length > 0)
  })

  it('is not sent to a host that an imported flow names', () => {
    const secrets = { subscriptionKey: 's', clientKey: 'c', apiKey: 'a' }
    assert.deepEqual(parseSnelstartConfig({ ...named(), kind: 'online' }, secrets), {
      kind: 'online',
      subscriptionKey: 's',
      clientKey: 'c',
    })
    assert.deepEqual(parseMspConfig({ ...named(), environment: 'live' }, secrets), { environment: 'live', apiKey: 'a' })
  })

  it('is in no answer of the editor’s own routes', async () => {
    const keys = Object.values(secretsOf(connections.sandbox)).flatMap((secrets) => Object.values(secrets))
    const routes = ['/flows', '/credentials/snelstart-config/books', '/credentials/msp-config/payments', '/nodes']
    for (const route of routes) {
      const { text } = await helper.request().get(route).set('accept', 'application/json')
      assert.ok(typeof text === 'string')
      for (const key of keys) assert.ok(!text.includes(key), `${route} holds a key`)
    }
  })
})
