import assert from 'node:assert/strict'
import { startMultiSafepay, type MultiSafepayStandIn } from '../../../sandbox/multisafepay/start-multisafepay.ts'
import { ask, order, type Row } from './asking.ts'

const AT = '2026-03-01T10:00:00'

describe('An order at MultiSafepay', () => {
  let standIn: MultiSafepayStandIn

  beforeEach(async () => {
    standIn = await startMultiSafepay()
  })
  afterEach(() => standIn.close())

  const ODD_IDS = ['0012345678901234', 'two words', 'a#1', '2026/0412', '100%', 'fietsbél', 'x'.repeat(50)]
  for (const orderId of ODD_IDS) {
    it(`is found under ${orderId}`, async () => {
      standIn.world.pay({ orderId, cents: 1000, at: AT })
      assert.equal((await order(standIn, orderId))['order_id'], orderId)
    })
  }

  it('is unknown with 404 and 1006, the data in any of three shapes', async () => {
    for (const [errorData, data] of [
      ['object', {}],
      ['array', []],
      ['text', ''],
    ] as const) {
      standIn.switches.errorData = errorData
      const answered = await ask(standIn, '/orders/2026-99999')
      const body = { success: false, data, error_code: 1006, error_info: 'Invalid transaction ID' }
      assert.deepEqual([answered.status, answered.body], [404, body])
    }
  })

  it('with a slash in its id is not found where a web server refuses the encoded slash', async () => {
    standIn.world.pay({ orderId: '2026/0412', cents: 1000, at: AT })
    standIn.switches.encodedSlash = 'not-found'
    assert.equal((await ask(standIn, '/orders/2026%2F0412')).status, 404)
    standIn.switches.encodedSlash = 'not-found-html'
    assert.match((await ask(standIn, '/orders/2026%2F0412')).text, /^<h1>/)
  })

  it('is found by the number of its payment too, unless the switch says otherwise', async () => {
    const { id } = standIn.world.pay({ orderId: 'A', cents: 1000, at: AT })
    assert.equal((await order(standIn, id))['order_id'], 'A')
    standIn.switches.ordersBy = 'order-id'
    assert.equal((await ask(standIn, `/orders/${id}`)).status, 404)
    standIn.switches.ordersBy = 'psp-id'
    assert.equal((await ask(standIn, '/orders/A')).status, 404)
  })

  it('whose id is all digits can meet the number of another', async () => {
    standIn.world.pay({ orderId: 'A', cents: 1000, at: AT, transactionId: '1234567' })
    assert.equal((await order(standIn, '1234567'))['order_id'], 'A')
    standIn.world.pay({ orderId: '1234567', cents: 2000, at: AT })
    assert.equal((await order(standIn, '1234567'))['amount'], 2000)
  })

  it('with several attempts tells of the one that was paid', async () => {
    const { world } = standIn
    const at = (hour: string): string => `2026-03-01T${hour}:00:00`
    world.expire(world.pay({ orderId: 'A', cents: 1000, at: at('09'), status: 'initialized' }))
    const paid = world.pay({ orderId: 'A', cents: 1000, at: at('10') })
    world.expire(world.pay({ orderId: 'A', cents: 1000, at: at('11'), status: 'initialized' }))
    const { transaction_id, status, payment_methods } = await order(standIn, 'A')
    assert.deepEqual([String(transaction_id), status], [paid.id, 'completed'])
    assert.equal((payment_methods as Row[]).length, 1)
  })

  it('with only failed attempts tells of the latest', async () => {
    standIn.world.pay({ orderId: 'A', cents: 1000, at: AT, status: 'declined' })
    standIn.world.pay({ orderId: 'A', cents: 1000, at: '2026-03-02T10:00:00', status: 'initialized' })
    const { status, completed } = await order(standIn, 'A')
    assert.deepEqual([status, completed], ['initialized', undefined])
  })

  it('paid by a gift card and iDEAL is one order with two payment methods', async () => {
    const { payment } = standIn.world.giftCardPlusIdeal({ orderId: 'A', giftCents: 2500, idealCents: 7500, at: AT })
    const { amount, transaction_id, payment_methods } = await order(standIn, 'A')
    assert.deepEqual([amount, String(transaction_id)], [10_000, payment.id])
    assert.deepEqual(
      (payment_methods as Row[]).map((method) => [method['type'], method['amount']]),
      [
        ['VVVGIFTCRD', 2500],
        ['IDEAL', 7500],
      ],
    )
  })

  it('that is only reserved on a card says what is left to capture', async () => {
    const { world } = standIn
    const reserved = { method: 'VISA', status: 'completed', financialStatus: 'initialized', captureRemainCents: 9743 }
    const original = world.pay({ orderId: 'A', cents: 9743, at: AT, ...reserved })
    world.pay({ orderId: 'A_1', cents: 4000, at: '2026-03-02T10:00:00', method: 'VISA', originalId: original.id })
    world.change(original, { captureRemainCents: 5743 })
    const { payment_details, related_transactions, financial_status } = await order(standIn, 'A')
    const details = payment_details as Row
    assert.deepEqual([details['capture'], details['capture_remain'], financial_status], ['manual', 5743, 'initialized'])
    assert.equal((related_transactions as Row[])[0]?.['type'], 'capture')
    assert.equal((await order(standIn, 'A_1'))['status'], 'completed')
  })

  it('is seen by the key of its own site only', async () => {
    standIn.world.pay({ orderId: 'A', cents: 1000, at: AT, siteId: 23456 })
    assert.equal((await ask(standIn, '/orders/A')).status, 404)
    assert.equal((await ask(standIn, '/orders/A', { api_key: 'sandbox-second-site-key' })).status, 200)
  })
})
