import assert from 'node:assert/strict'
import { exchange } from '../../../nodes/shared/http/exchange.ts'
import {
  codesOf,
  DAY_MS,
  failsWith,
  FOREVER,
  MINUTE_MS,
  openMultiSafepay,
  type OpenedMultiSafepay,
  query,
  rowsUnder,
} from './open-multisafepay.ts'

describe('looking references up one by one', () => {
  let msp: OpenedMultiSafepay
  beforeEach(async () => {
    msp = await openMultiSafepay()
  })
  afterEach(() => msp.close())

  const read = (references: readonly string[], more = {}) =>
    msp.connect().readPayments(query(references, { lookup: 'single', ...more }), FOREVER)
  const paths = (): string[] => msp.standIn.requests.map(({ path }) => path.replace('/v1/json', ''))

  it('asks one order a reference, in its original text', async () => {
    for (const orderId of ['2026/0412', 'a b#%?é', 'café', '0012']) {
      msp.world.pay({ orderId, cents: 100, at: '2026-03-02T10:00:00' })
    }
    const reading = await read(['2026/0412', 'a b#%?é', 'café', '0012'])
    assert.deepEqual([reading.way, reading.complete, reading.payments.length], ['single', false, 4])
    assert.deepEqual(paths().slice(0, 5).sort(), [
      '/me',
      '/orders/0012',
      '/orders/2026%2F0412',
      '/orders/a%20b%23%25%3F%C3%A9',
      '/orders/caf%C3%A9',
    ])
    assert.deepEqual(reading.notes, [{ code: 'lookup-single', values: { references: 4, requests: 6 } }])
  })

  it('reads beside them what went back, so that returns after booking stay in sight', async () => {
    const booked = msp.world.pay({ orderId: 'booked', cents: 12_100, at: '2026-02-02T10:00:00' })
    const other = msp.world.pay({ orderId: 'other', cents: 5_000, at: '2026-02-02T10:00:00' })
    msp.world.pay({ orderId: 'open', cents: 100, at: '2026-03-02T10:00:00' })
    msp.world.refund(booked, 2_100, { at: '2026-03-03T10:00:00' })
    const chargeback = msp.world.chargeback(other, 5_000, { at: '2026-03-04T10:00:00' })
    msp.world.reverseChargeback(chargeback, { at: '2026-03-10T10:00:00' })
    const reading = await read(['open'])
    assert.deepEqual(rowsUnder(reading, 'booked'), ['refund -2100 settled'])
    assert.deepEqual(rowsUnder(reading, 'other'), ['chargeback -5000 settled', 'chargeback-reversed 5000 settled'])
    assert.deepEqual(rowsUnder(reading, 'open'), ['payment 100 settled'])
  })

  it('reads of what went back only the new and the waiting in a later run', async () => {
    const booked = msp.world.pay({ orderId: 'booked', cents: 12_100, at: '2026-02-02T10:00:00' })
    msp.world.pay({ orderId: 'open', cents: 100, at: '2026-03-02T10:00:00' })
    const waiting = msp.world.refund(booked, 2_100, { at: '2026-02-03T10:00:00', status: 'reserved' })
    assert.deepEqual(rowsUnder(await read(['open']), 'booked'), ['refund -2100 underway'])
    msp.world.complete(waiting, '2026-03-20T12:01:00')
    msp.clock.passes(15 * MINUTE_MS)
    assert.deepEqual(rowsUnder(await read(['open']), 'booked'), ['refund -2100 settled'])
    msp.standIn.clearRequests()
    msp.clock.passes(15 * MINUTE_MS)
    assert.deepEqual(rowsUnder(await read(['open']), 'booked'), ['refund -2100 settled'])
    const [asked] = msp.standIn.requests.filter(({ query: sent }) => sent.get('type') === 'refund')
    assert.equal(Number(asked?.query.get('created_from')) * 1000, msp.clock.now() - (2 * 60 + 15) * MINUTE_MS)
    msp.clock.passes(DAY_MS)
    assert.deepEqual(rowsUnder(await read(['open']), 'booked'), ['refund -2100 settled'])
  })

  it('gives way to the list at the first reference that has no order', async () => {
    msp.world.pay({ orderId: 'one', cents: 100, at: '2026-03-02T10:00:00' })
    const reading = await read(['absent', 'one', 'two', 'three', 'four', 'five', 'six'])
    assert.deepEqual([reading.way, reading.complete], ['bulk', true])
    assert.deepEqual(codesOf(reading.notes), ['lookup-single-given-up', 'lookup-bulk'])
    assert.equal(paths().filter((path) => path.startsWith('/orders/')).length <= 3, true)
    assert.deepEqual(rowsUnder(reading, 'one'), ['payment 100 settled'])
  })

  it('does not take the order of a transaction number for the order of that name', async () => {
    msp.world.pay({ orderId: 'somebody', cents: 100, at: '2026-03-02T10:00:00', transactionId: '1001' })
    const reading = await read(['1001'])
    assert.deepEqual([reading.way, rowsUnder(reading, '1001')], ['bulk', []])
  })

  it('gives way to the list when an order can not be read', async () => {
    msp.world.pay({ orderId: 'one', cents: 100, at: '2026-03-02T10:00:00' })
    const body = '{"success":true,"data":{"order_id":"one","amount":"1,00"}}'
    msp.standIn.faults.add({ when: { path: /orders/ }, what: { kind: 'status', status: 200, body } })
    const reading = await read(['one'])
    assert.deepEqual(
      [reading.way, reading.failed.size, rowsUnder(reading, 'one')],
      ['bulk', 0, ['payment 100 settled']],
    )
  })

  it('does not send what a path can not carry', async () => {
    const reading = await read(['..'])
    assert.deepEqual([reading.way, reading.failed.size], ['bulk', 0])
    assert.equal(
      paths().some((path) => path.includes('orders')),
      false,
    )
  })

  it('a look-up that fails for a technical reason leaves that reference alone', async () => {
    for (const orderId of ['one', 'two']) msp.world.pay({ orderId, cents: 100, at: '2026-03-02T10:00:00' })
    msp.standIn.faults.add({ when: { path: '/v1/json/orders/two', times: 5 }, what: { kind: 'status', status: 503 } })
    const reading = await read(['one', 'two'])
    assert.deepEqual([...reading.failed], [['two', 'MULTISAFEPAY_UNREACHABLE']])
    assert.deepEqual(rowsUnder(reading, 'one'), ['payment 100 settled'])
  })

  it('after three failures in a row nobody else is asked', async () => {
    const references = Array.from({ length: 20 }, (_, index) => `2026-${index}`)
    msp.standIn.faults.add({ when: { path: /orders/, times: 999 }, what: { kind: 'status', status: 503 } })
    const reading = await read(references)
    assert.equal(reading.failed.size, 20)
    assert.equal(paths().filter((path) => path.startsWith('/orders/')).length <= 20, true)
  })

  it('a key that is refused on the way ends everything', async () => {
    msp.standIn.faults.add({ when: { path: /orders/ }, what: { kind: 'status', status: 401, body: '{}' } })
    await assert.rejects(read(['one', 'two']), failsWith('MULTISAFEPAY_AUTH', 'key-refused'))
  })

  it('never has more than two questions open', async () => {
    const references = Array.from({ length: 10 }, (_, index) => `2026-${index}`)
    for (const orderId of references) msp.world.pay({ orderId, cents: 100, at: '2026-03-02T10:00:00' })
    let open = 0
    let most = 0
    const provider = msp.connect({
      exchange: async (request, signal) => {
        open += 1
        most = Math.max(most, open)
        try {
          return await exchange(request, signal)
        } finally {
          open -= 1
        }
      },
    })
    await provider.readPayments(query(references, { lookup: 'single' }), FOREVER)
    assert.equal(most, 2)
  })
})
