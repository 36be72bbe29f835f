import assert from 'node:assert/strict'
import {
  DAY_MS,
  FOREVER,
  MINUTE_MS,
  openMultiSafepay,
  type OpenedMultiSafepay,
  query,
  rowsUnder,
} from './open-multisafepay.ts'

const AT = '2026-03-02T10:00:00'
const LATER = '2026-03-03T10:00:00'

describe('money that went back without a row under its reference', () => {
  let msp: OpenedMultiSafepay
  beforeEach(async () => {
    msp = await openMultiSafepay()
  })
  afterEach(() => msp.close())

  const read = (references: readonly string[], more = {}) =>
    msp.connect().readPayments(query(references, more), FOREVER)
  const ordersAsked = (): string[] =>
    msp.standIn.requests
      .filter(({ path }) => path.includes('/orders/'))
      .map(({ path }) => path.replace('/v1/json/orders/', ''))

  it('is explained by its order, once, and counts once', async () => {
    const paid = msp.world.pay({ orderId: 'A', cents: 12_100, at: AT })
    const refund = msp.world.refund(paid, 12_100, { at: LATER, refundOrderId: 'CN-1' })
    const reading = await read(['A'])
    assert.deepEqual(rowsUnder(reading, 'A'), ['payment 12100 settled', 'refund -12100 settled'])
    assert.equal(reading.payments.filter(({ transactionId }) => transactionId === refund.id).length, 1)
    assert.deepEqual(ordersAsked(), ['A'])
    msp.clock.passes(15 * MINUTE_MS)
    msp.standIn.clearRequests()
    assert.deepEqual(rowsUnder(await read(['A']), 'A'), ['payment 12100 settled', 'refund -12100 settled'])
    assert.equal(msp.standIn.requests.length <= 5, true)
    assert.deepEqual(ordersAsked(), [])
  })

  it('is not looked for where the list explains it', async () => {
    const paid = msp.world.pay({ orderId: 'A', cents: 12_100, at: AT })
    msp.world.refund(paid, 12_100, { at: LATER })
    const card = msp.world.pay({ orderId: 'B', cents: 100, at: AT, method: 'VISA' })
    msp.world.chargeback(card, 100, { at: LATER })
    await read(['A', 'B'])
    assert.deepEqual(ordersAsked(), [])
  })

  it('is found for orders that nobody asks for, too', async () => {
    const paid = msp.world.pay({ orderId: 'A', cents: 12_100, at: AT })
    msp.world.refund(paid, 12_100, { at: LATER, unlisted: true })
    assert.deepEqual(rowsUnder(await read([]), 'A'), ['payment 12100 settled', 'refund -12100 settled'])
  })

  it('waits for a later run when there are many that nobody asks for', async () => {
    for (let order = 0; order < 30; order += 1) {
      const paid = msp.world.pay({ orderId: `A${order}`, cents: 100, at: AT })
      msp.world.refund(paid, 100, { at: LATER, unlisted: true })
    }
    const first = await read(['A29'])
    assert.equal(ordersAsked().length, 21)
    assert.deepEqual(rowsUnder(first, 'A29'), ['payment 100 settled', 'refund -100 settled'])
    assert.deepEqual(first.notes[0], { code: 'returns-asked-later', values: { orders: 9 } })
    msp.clock.passes(MINUTE_MS)
    await read(['A29'])
    assert.equal(ordersAsked().length, 30)
  })

  it('has the amount that the order tells, although no transaction shows it', async () => {
    msp.world.pay({
      orderId: 'A',
      cents: 12_100,
      at: AT,
      status: 'refunded',
      financialStatus: 'completed',
      transactionId: '77',
    })
    const reading = await read(['A'])
    assert.deepEqual(rowsUnder(reading, 'A'), ['refund -12100 settled', 'payment 12100 settled'])
    assert.equal(reading.payments.find(({ kind }) => kind === 'refund')?.transactionId, '77R')
  })

  it('is the whole payment when it was charged back and nothing tells more', async () => {
    msp.world.pay({
      orderId: 'A',
      cents: 12_100,
      at: AT,
      status: 'chargeback',
      financialStatus: 'completed',
      transactionId: '77',
    })
    const reading = await read(['A'])
    assert.deepEqual(rowsUnder(reading, 'A'), ['chargeback -12100 settled', 'payment 12100 settled'])
    assert.equal(reading.payments.find(({ kind }) => kind === 'chargeback')?.transactionId, '77C')
  })

  it('gives way to the row itself once the list shows it', async () => {
    const paid = msp.world.pay({
      orderId: 'A',
      cents: 12_100,
      at: AT,
      status: 'refunded',
      financialStatus: 'completed',
    })
    await read(['A'])
    msp.world.refund(paid, 12_100, { at: '2026-03-20T12:05:00', completedAt: '2026-03-20T12:06:00' })
    msp.clock.passes(15 * MINUTE_MS)
    const reading = await read(['A'])
    assert.deepEqual(rowsUnder(reading, 'A'), ['payment 12100 settled', 'refund -12100 settled'])
  })

  it('is in doubt when a payment was partly refunded and nobody tells how much', async () => {
    msp.world.pay({
      orderId: 'A',
      cents: 12_100,
      at: AT,
      status: 'partial_refunded',
      financialStatus: 'completed',
      transactionId: '77',
    })
    const reading = await read(['A'])
    assert.deepEqual([...reading.failed], [['A', 'MULTISAFEPAY_ANSWER']])
    assert.deepEqual(reading.notes[0], { code: 'return-unexplained', values: { transactionId: '77' } })
  })

  it('is not known while its order can not be asked, and nothing is then concluded', async () => {
    const paid = msp.world.pay({ orderId: 'A', cents: 12_100, at: AT })
    msp.world.refund(paid, 12_100, { at: LATER, unlisted: true })
    msp.standIn.faults.add({ when: { path: /orders/, times: 5 }, what: { kind: 'status', status: 503 } })
    assert.deepEqual([...(await read(['A'])).failed], [['A', 'MULTISAFEPAY_UNREACHABLE']])
    msp.clock.passes(MINUTE_MS)
    assert.equal((await read(['A'])).failed.size, 0)
  })

  it('is asked again when the payment says something else', async () => {
    const paid = msp.world.pay({ orderId: 'A', cents: 12_100, at: AT })
    msp.world.refund(paid, 100, { at: LATER, unlisted: true })
    await read(['A'])
    msp.world.refund(paid, 12_000, { at: '2026-03-04T10:00:00', unlisted: true })
    msp.clock.passes(DAY_MS)
    assert.deepEqual(rowsUnder(await read(['A']), 'A'), [
      'payment 12100 settled',
      'refund -100 settled',
      'refund -12000 settled',
    ])
  })

  it('is asked again before a booking, and once a day, while more parts can follow', async () => {
    const paid = msp.world.pay({ orderId: 'A', cents: 12_100, at: AT })
    msp.world.refund(paid, 100, { at: LATER, unlisted: true })
    await read(['A'])
    msp.world.refund(paid, 200, { at: '2026-03-04T10:00:00', unlisted: true })
    msp.clock.passes(60 * MINUTE_MS)
    assert.deepEqual(rowsUnder(await read(['A']), 'A'), ['payment 12100 settled', 'refund -100 settled'])
    const fresh = await read(['A'], { keptForMs: 10 * MINUTE_MS })
    assert.deepEqual(rowsUnder(fresh, 'A'), ['payment 12100 settled', 'refund -100 settled', 'refund -200 settled'])
    assert.equal(fresh.readAt, msp.clock.now())
  })

  it('is also told where amount_refunded is missing from the order', async () => {
    msp.standIn.switches.amountRefunded = 'absent'
    const paid = msp.world.pay({ orderId: 'A', cents: 12_100, at: AT })
    msp.world.refund(paid, 2_100, { at: LATER, unlisted: true })
    assert.deepEqual(rowsUnder(await read(['A']), 'A'), ['payment 12100 settled', 'refund -2100 settled'])
  })

  it('counts when the order gives it the number of the payment, as a recorded answer does', async () => {
    msp.world.pay({
      orderId: 'A',
      cents: 200,
      at: AT,
      status: 'refunded',
      financialStatus: 'completed',
      transactionId: '77',
    })
    const related =
      '[{"transaction_id":77,"status":"completed","amount":200,"currency":"EUR","created":"2026-03-03T10:00:00"}]'
    const body = `{"success":true,"data":{"transaction_id":77,"order_id":"A","amount":200,"amount_refunded":200,"currency":"EUR","status":"refunded","financial_status":"completed","created":"2026-03-02T10:00:00","related_transactions":${related}}}`
    msp.standIn.faults.add({ when: { path: /orders/ }, what: { kind: 'status', status: 200, body } })
    assert.deepEqual(rowsUnder(await read(['A']), 'A'), ['refund -200 settled', 'payment 200 settled'])
  })

  it('of a payment that never entered the balance did not leave it either', async () => {
    const paid = msp.world.pay({ orderId: 'A', cents: 12_100, at: AT, method: 'PAYPAL' })
    msp.world.refund(paid, 12_100, { at: LATER, unlisted: true })
    assert.deepEqual(rowsUnder(await read(['A']), 'A'), ['payment 12100 authorised', 'refund -12100 authorised'])
  })
})
