import assert from 'node:assert/strict'

import helper from 'node-red-node-test-helper'
import snelstartConfig from '../../nodes/snelstart-config/snelstart-config.ts'
import { loadedBy } from '../shared/node-red/loaded-by.ts'

helper.init(require.resolve('node-red'))

const CANARY = 'canary-5e7a1d00c0ffee'
const FLOW = [{ id: 'books', type: 'snelstart-config', name: 'Bakkerij', kind: 'online', version: 1 }]
const SECRETS = { books: { subscriptionKey: CANARY, clientKey: CANARY } }

describe('the config node of a SnelStart administration', () => {
  afterEach(() => helper.unload())

  it('holds what was filled in, and its secrets apart from it', async () => {
    await helper.load(snelstartConfig, FLOW, SECRETS)
    const node = helper.getNode('books')
    assert.equal(node.name, 'Bakkerij')
    assert.deepEqual(node.credentials, SECRETS.books)
    assert.ok(!JSON.stringify(Reflect.get(node, 'config')).includes(CANARY))
  })

  it('is made without anything filled in: what is missing is said when it is used', async () => {
    await helper.load(snelstartConfig, [{ id: 'books', type: 'snelstart-config' }])
    assert.ok(helper.getNode('books'))
  })

  it('gets an environment variable in the place of a secret', async () => {
    process.env['TEST_KOPPELSLEUTEL'] = CANARY
    await helper.load(snelstartConfig, FLOW, { books: { subscriptionKey: 'k', clientKey: '${TEST_KOPPELSLEUTEL}' } })
    delete process.env['TEST_KOPPELSLEUTEL']
    assert.deepEqual(helper.getNode('books').credentials, { subscriptionKey: 'k', clientKey: CANARY })
  })

  it('says at start that an address is refused, not only at the first run', async () => {
    const settings: object = { lang: 'nl', snelstartMultisafepay: { snelstartApiUrl: 'http://example.com' } }
    helper.settings(settings)
    await helper.load(snelstartConfig, FLOW)
    helper.settings({})
    const isSaid = (): boolean => JSON.stringify(helper.log().args).includes('SNELSTART_API_URL wijst naar example.com')
    while (!isSaid()) await new Promise(setImmediate)
    assert.ok(isSaid())
  })

  it('loads no library before its first use: a Node-RED that never runs it pays nothing', async () => {
    assert.deepEqual(await loadedBy('nodes/snelstart-config/snelstart-config.ts'), [])
  })
})
