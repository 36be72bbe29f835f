import assert from 'node:assert/strict'
import { startMultiSafepay, type MultiSafepayStandIn } from '../../../sandbox/multisafepay/start-multisafepay.ts'
import { allRows, order, type Row } from './asking.ts'

describe('Money that goes back at MultiSafepay', () => {
  let standIn: MultiSafepayStandIn

  beforeEach(async () => {
    standIn = await startMultiSafepay()
  })
  afterEach(() => standIn.close())

  const paid = (method = 'IDEAL') =>
    standIn.world.pay({ orderId: 'A', cents: 9900, at: '2026-02-24T16:05:12', method, feeCents: 29 })

  it('is a row of its own beside the payment, which keeps its whole amount', async () => {
    standIn.world.refund(paid(), 2500, { at: '2026-03-02T10:00:00' })
    const rows = (await allRows(standIn)).map((row) => [row['type'], row['debit_credit'], row['amount'], row['status']])
    assert.deepEqual(rows, [
      ['refund', 'D', 2500, 'completed'],
      ['payment', 'C', 9900, 'partial_refunded'],
    ])
    assert.equal(standIn.world.balanceCents(), 9900 - 29 - 2500 - 19)
  })

  it('is told by the order: what was returned, and by which transaction', async () => {
    const payment = paid()
    const refund = standIn.world.refund(payment, 2500, { at: '2026-03-02T10:00:00' })
    const { amount, amount_refunded, status, modified, related_transactions } = await order(standIn, 'A')
    assert.deepEqual(
      [amount, amount_refunded, status, modified],
      [9900, 2500, 'partial_refunded', '2026-03-02T23:59:40'],
    )
    const [related] = related_transactions as Row[]
    assert.deepEqual(
      [related?.['type'], related?.['amount'], related?.['order_id'], String(related?.['transaction_id'])],
      ['refund', 2500, 'A', refund.id],
    )
    assert.deepEqual((related?.['costs'] as Row[])[0]?.['amount'], 19)
  })

  it('has no amount_refunded in some answers', async () => {
    standIn.switches.amountRefunded = 'absent'
    standIn.world.refund(paid(), 2500, { at: '2026-03-02T10:00:00' })
    assert.equal('amount_refunded' in (await order(standIn, 'A')), false)
  })

  it('can carry an order id of its own: then only the order explains it', async () => {
    standIn.world.refund(paid(), 9900, { at: '2026-03-02T10:00:00', refundOrderId: 'REFUND-1' })
    const rows = (await allRows(standIn)).map((row) => [row['order_id'], row['type'], row['status']])
    assert.deepEqual(rows, [
      ['REFUND-1', 'refund', 'completed'],
      ['A', 'payment', 'refunded'],
    ])
    const [related] = (await order(standIn, 'A'))['related_transactions'] as Row[]
    assert.deepEqual([related?.['order_id'], related?.['refund_order_id']], ['REFUND-1', 'REFUND-1'])
  })

  it('waits as reserved, leaving payment and balance as they were, and is completed at midnight', async () => {
    const refund = standIn.world.refund(paid(), 9900, { at: '2026-03-02T10:00:00', status: 'reserved' })
    assert.equal(standIn.world.balanceCents(), 9871)
    assert.equal((await order(standIn, 'A'))['amount_refunded'], 0)
    standIn.world.complete(refund, '2026-03-02T23:59:40')
    assert.equal(standIn.world.balanceCents(), 9871 - 9900 - 19)
    assert.deepEqual((await order(standIn, 'A'))['status'], 'refunded')
  })

  it('does not go back when the refund is declined', async () => {
    standIn.world.refund(paid(), 9900, { at: '2026-03-02T10:00:00', status: 'declined' })
    assert.equal((await order(standIn, 'A'))['status'], 'completed')
    assert.equal(standIn.world.balanceCents(), 9871)
  })

  it('is taken back by the bank, and comes back when the shop wins the dispute', async () => {
    const chargeback = standIn.world.chargeback(paid('VISA'), 9900, { at: '2026-03-20T10:00:00', feeCents: 1500 })
    assert.equal((await order(standIn, 'A'))['status'], 'chargeback')
    assert.equal(standIn.world.balanceCents(), -29 - 1500)
    standIn.world.reverseChargeback(chargeback, { at: '2026-04-20T10:00:00' })
    assert.equal(standIn.world.balanceCents(), 9900 - 29 - 1500)
    const rows = (await allRows(standIn)).map((row) => [row['type'], row['debit_credit'], row['status']])
    assert.deepEqual(rows, [
      ['reverse_chargeback', 'C', 'completed'],
      ['chargeback', 'D', 'completed'],
      ['payment', 'C', 'completed'],
    ])
    const related = (await order(standIn, 'A'))['related_transactions'] as Row[]
    assert.deepEqual(
      related.map((row) => row['type']),
      ['chargeback', 'reverse-chargeback'],
    )
  })
})
