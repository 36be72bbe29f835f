import assert from 'node:assert/strict'
import { startMultiSafepay, type MultiSafepayStandIn } from '../../../sandbox/multisafepay/start-multisafepay.ts'
import { ask, listPage } from './asking.ts'

describe('A MultiSafepay that falters', () => {
  let standIn: MultiSafepayStandIn

  beforeEach(async () => {
    standIn = await startMultiSafepay()
    standIn.world.pay({ orderId: 'A', cents: 1000, at: '2026-03-01T10:00:00' })
  })
  afterEach(() => standIn.close())

  it('answers 429 with the wait it asks for, and then as usual', async () => {
    const headers = { 'retry-after': '2' }
    standIn.faults.add({ when: { path: /transactions$/ }, what: { kind: 'status', status: 429, headers } })
    assert.equal((await ask(standIn, '/transactions')).status, 429)
    assert.equal((await listPage(standIn)).data.length, 1)
  })

  it('answers 502 with a web page', async () => {
    standIn.faults.add({ when: {}, what: { kind: 'html', status: 502 } })
    const answered = await ask(standIn, '/orders/A')
    assert.deepEqual([answered.status, answered.text.slice(0, 9)], [502, '<!DOCTYPE'])
  })

  it('breaks off in the middle of a page', async () => {
    standIn.faults.add({ when: {}, what: { kind: 'cut-mid-body' } })
    await assert.rejects(ask(standIn, '/transactions'))
    assert.equal((await listPage(standIn)).data.length, 1)
  })

  it('still counts a write that a fault kept from being handled', async () => {
    standIn.faults.add({ when: { method: 'POST' }, what: { kind: 'status', status: 503 } })
    await ask(standIn, '/orders/A/refunds', { api_key: 'sandbox-api-key' }, 'POST')
    assert.equal(standIn.writes, 1)
  })
})
