import assert from 'node:assert/strict'

import helper from 'node-red-node-test-helper'
import { administrationOf } from '../../../nodes/shared/connections/administrations.ts'
import { providerOf } from '../../../nodes/shared/connections/payment-providers.ts'
import { refusalOf } from '../settings/refusal-of.ts'
import { type Connections, openConnections, secretsOf } from './open-connections.ts'

const CANARY = 'canary-5e7a1d00c0ffee'
const FOREVER = new AbortController().signal

describe('the connections that nodes share', () => {
  let connections: Connections
  before(async () => (connections = await openConnections()))
  beforeEach(() => connections.deploy())
  after(() => connections.close())

  it('two config nodes with the same keys share one connection, so one session and one pace', () => {
    const { RED } = connections
    assert.equal(administrationOf(RED, 'books'), administrationOf(RED, 'more-books'))
    assert.equal(providerOf(RED, 'payments'), providerOf(RED, 'payments'))
  })

  it('other keys, or another data folder, are another connection', async () => {
    const secrets = secretsOf(connections.sandbox)
    await connections.deploy({ ...secrets, 'more-books': { subscriptionKey: 'other', clientKey: 'other' } })
    const { RED } = connections
    assert.notEqual(administrationOf(RED, 'books'), administrationOf(RED, 'more-books'))
  })

  it('a connection lasts as long as one of its config nodes', async () => {
    const { RED } = connections
    const connection = administrationOf(RED, 'books')
    administrationOf(RED, 'more-books')
    await helper.getNode('books').close(true)
    assert.equal(administrationOf(RED, 'more-books'), connection)
    await helper.getNode('more-books').close(true)
    await connections.deploy()
    assert.notEqual(administrationOf(connections.RED, 'more-books'), connection)
  })

  it('a connection reaches the service that the operator chose', async () => {
    const { RED, sandbox } = connections
    const { kind, id } = await administrationOf(RED, 'books').describe(FOREVER)
    assert.equal(kind, 'online')
    assert.ok(id)
    const { environment } = await providerOf(RED, 'payments').describe(FOREVER)
    assert.equal(environment, 'live')
    assert.ok(sandbox.snelstart.requests.length > 0)
  })

  it('making a connection asks nothing and writes nothing', () => {
    connections.sandbox.snelstart.clearRequests()
    administrationOf(connections.RED, 'books')
    assert.deepEqual(connections.sandbox.snelstart.requests, [])
  })

  it('a config node that is gone, or of another kind, is named by the setting that should point to it', () => {
    const { RED } = connections
    for (const id of ['nobody', '', 'payments']) {
      const error = refusalOf(() => administrationOf(RED, id))
      assert.deepEqual(
        [error.code, error.detail, error.values],
        ['CONFIG_MISSING', 'no-connection', { field: 'administration' }],
      )
    }
    assert.equal(refusalOf(() => providerOf(RED, 'books')).values['field'], 'provider')
  })

  it('a config node that is disabled counts as none', async () => {
    connections.deployed.disabled = 'books'
    await connections.deploy()
    connections.deployed.disabled = ''
    assert.equal(refusalOf(() => administrationOf(connections.RED, 'books')).detail, 'no-connection')
  })

  it('a flow that was imported without its secrets is told that they never come along', async () => {
    await connections.deploy({})
    const error = refusalOf(() => administrationOf(connections.RED, 'books'))
    assert.deepEqual([error.code, error.detail], ['CONFIG_MISSING', 'no-secret'])
  })

  it('a secret can be an environment variable', async () => {
    const { clientKey } = connections.sandbox.keys
    process.env['TEST_SUBSCRIPTION_KEY'] = connections.sandbox.keys.subscriptionKey
    await connections.deploy({ books: { subscriptionKey: '${TEST_SUBSCRIPTION_KEY}', clientKey } })
    delete process.env['TEST_SUBSCRIPTION_KEY']
    assert.ok((await administrationOf(connections.RED, 'books').describe(FOREVER)).id)
  })

  it('without a folder that lasts nothing is connected: what was booked would be forgotten', async () => {
    await connections.deploy(secretsOf(connections.sandbox), { snelstartMultisafepay: {}, userDir: undefined })
    const error = refusalOf(() => administrationOf(connections.RED, 'books'))
    assert.deepEqual([error.code, error.detail], ['CONFIG_MISSING', 'no-data-folder'])
  })

  it('an unsafe address is refused before a key can travel', async () => {
    await connections.deploy(
      { books: { subscriptionKey: CANARY, clientKey: CANARY } },
      { snelstartMultisafepay: { snelstartApiUrl: 'http://example.com/v2', dataFolder: connections.folder } },
    )
    const error = refusalOf(() => administrationOf(connections.RED, 'books'))
    assert.equal(error.detail, 'url-not-safe')
    assert.ok(!JSON.stringify([error, error.message, error.stack]).includes(CANARY))
  })
})
