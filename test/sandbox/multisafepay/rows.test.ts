import assert from 'node:assert/strict'
import { startMultiSafepay, type MultiSafepayStandIn } from '../../../sandbox/multisafepay/start-multisafepay.ts'
import { allRows, ask, order, type Row } from './asking.ts'

const AT = '2026-03-01T10:00:00'

describe('A transaction as MultiSafepay writes it', () => {
  let standIn: MultiSafepayStandIn

  beforeEach(async () => {
    standIn = await startMultiSafepay()
  })
  afterEach(() => standIn.close())

  const onlyRow = async (): Promise<Row> => {
    const rows = await allRows(standIn)
    assert.equal(rows.length, 1)
    return rows[0] ?? {}
  }

  it('has a number of 17 digits that JavaScript would change, digit by digit', async () => {
    standIn.world.pay({ orderId: 'A', cents: 1000, at: AT, transactionId: '17723870491234567' })
    const list = await ask(standIn, '/transactions')
    assert.match(list.text, /"transaction_id":17723870491234567,/)
    assert.match((await ask(standIn, '/orders/A')).text, /"transaction_id":17723870491234567,/)
    assert.notEqual(String(JSON.parse('17723870491234567')), '17723870491234567')
  })

  it('is numbered so by itself now and then', () => {
    const rows = standIn.world.bulk({ count: 10, seed: 1, from: '2026-03-01', until: '2026-03-01' })
    const lengths = rows.map(({ id }) => id.length)
    assert.deepEqual(lengths, [16, 16, 16, 16, 17, 16, 16, 16, 16, 17])
  })

  it('has its number as text where it is told to', async () => {
    standIn.world.pay({ orderId: 'A', cents: 1000, at: AT, transactionId: '1234567', idAsText: true })
    assert.equal((await onlyRow())['transaction_id'], '1234567')
  })

  it('has no `completed` until the money is in', async () => {
    const row = standIn.world.pay({ orderId: 'A', cents: 1000, at: AT, method: 'BANKTRANS', status: 'initialized' })
    assert.equal('completed' in (await onlyRow()), false)
    standIn.world.complete(row, '2026-03-04T07:30:00')
    const { completed, status, financial_status } = await onlyRow()
    assert.deepEqual([completed, status, financial_status], ['2026-03-04T07:30:00', 'completed', 'completed'])
  })

  it('writes `completed` day first where it is told to', async () => {
    standIn.world.pay({ orderId: 'A', cents: 1000, at: '2022-02-23T23:31:31', completedFormat: 'day-first' })
    assert.equal((await onlyRow())['completed'], '23-02-2022 23:31:31')
  })

  it('writes `completed` day first everywhere when the switch is turned, and back again', async () => {
    standIn.world.pay({ orderId: 'A', cents: 1000, at: '2022-02-23T23:31:31' })
    standIn.switches.completedFormat = 'day-first'
    assert.equal((await onlyRow())['completed'], '23-02-2022 23:31:31')
    standIn.switches.completedFormat = 'per-row'
    assert.equal((await onlyRow())['completed'], '2022-02-23T23:31:31')
  })

  it('costs cents in the list and euros in the order', async () => {
    standIn.world.pay({ orderId: 'A', cents: 12_100, at: AT, feeCents: 29 })
    const listed = (await onlyRow())['costs']
    assert.deepEqual(listed, [{ amount: 29, description: 'For iDEAL Transactions', dst: 0 }])
    const [cost] = (await order(standIn, 'A'))['costs'] as Row[]
    assert.equal(cost?.['amount'], 0.29)
  })

  it('shows its costs also when it expired and nothing is charged', async () => {
    const row = standIn.world.pay({ orderId: 'A', cents: 1000, at: AT, feeCents: 49, status: 'initialized' })
    standIn.world.expire(row)
    const { costs, net, status, financial_status } = await onlyRow()
    assert.deepEqual([costs, net], [[{ amount: 49, description: 'For iDEAL Transactions', dst: 0 }], 951])
    assert.deepEqual([status, financial_status], ['expired', 'expired'])
    assert.equal(standIn.world.balanceCents(), 0)
  })

  it('by PayPal is completed for the shop and never for the balance', async () => {
    const row = standIn.world.pay({ orderId: 'A', cents: 1000, at: AT, method: 'PAYPAL' })
    const { status, financial_status } = await onlyRow()
    assert.deepEqual([status, financial_status], ['completed', 'initialized'])
    const refund = standIn.world.refund(row, 1000, { at: '2026-03-02T10:00:00' })
    assert.deepEqual([refund.status, refund.financialStatus], ['completed', 'initialized'])
    assert.equal(standIn.world.balanceCents(), 0)
  })

  it('by Klarna waits until it is captured', () => {
    const row = standIn.world.authorise({ orderId: 'A', cents: 37_485, at: AT, feeCents: 375 })
    assert.deepEqual([row.status, row.financialStatus, row.completed], ['completed', 'uncleared', undefined])
    standIn.world.change(row, { status: 'shipped' })
    const settled = standIn.world.complete(row, '2026-03-09T10:00:00')
    assert.deepEqual([settled.status, settled.financialStatus], ['shipped', 'completed'])
    assert.equal(standIn.world.balanceCents(), 37_110)
  })

  it('can be of yen, which have no cents, or carry a word that nobody knows', async () => {
    standIn.world.pay({ orderId: 'A', cents: 5000, at: AT, currency: 'JPY' })
    const row = standIn.world.pay({ orderId: 'B', cents: 1000, at: AT })
    standIn.world.change(row, { status: 'duplicate', financialStatus: 'duplicate' })
    const rows = await allRows(standIn)
    assert.deepEqual(
      rows.map((shown) => [shown['currency'], shown['amount'], shown['financial_status']]),
      [
        ['EUR', 1000, 'duplicate'],
        ['JPY', 5000, 'completed'],
      ],
    )
  })

  it('cannot be of half a cent or use a number twice', () => {
    assert.throws(() => standIn.world.pay({ orderId: 'A', cents: 0.5, at: AT }), /not an amount/)
    standIn.world.pay({ orderId: 'A', cents: 1, at: AT, transactionId: '1' })
    assert.throws(() => standIn.world.pay({ orderId: 'B', cents: 1, at: AT, transactionId: '1' }), /already/)
  })
})
