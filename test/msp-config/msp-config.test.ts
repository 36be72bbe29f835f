import assert from 'node:assert/strict'

import helper from 'node-red-node-test-helper'
import mspConfig from '../../nodes/msp-config/msp-config.ts'
import { loadedBy } from '../shared/node-red/loaded-by.ts'

helper.init(require.resolve('node-red'))

const CANARY = 'canary-5e7a1d00c0ffee'

describe('the config node of a MultiSafepay account', () => {
  afterEach(() => helper.unload())

  it('holds its environment, and its key apart from it', async () => {
    const flow = [{ id: 'payments', type: 'msp-config', name: '', environment: 'test', version: 1 }]
    await helper.load(mspConfig, flow, { payments: { apiKey: CANARY } })
    const node = helper.getNode('payments')
    const config: unknown = Reflect.get(node, 'config')
    assert.deepEqual(node.credentials, { apiKey: CANARY })
    assert.match(JSON.stringify(config), /"environment":"test"/)
    assert.ok(!JSON.stringify(config).includes(CANARY))
  })

  it('loads no library before its first use', async () => {
    assert.deepEqual(await loadedBy('nodes/msp-config/msp-config.ts'), [])
  })
})
