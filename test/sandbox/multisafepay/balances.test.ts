import assert from 'node:assert/strict'
import { startMultiSafepay, type MultiSafepayStandIn } from '../../../sandbox/multisafepay/start-multisafepay.ts'
import { ask, type Row } from './asking.ts'

describe('The MultiSafepay balance', () => {
  let standIn: MultiSafepayStandIn

  beforeEach(async () => {
    standIn = await startMultiSafepay()
  })
  afterEach(() => standIn.close())

  const lines = async (query: string): Promise<Row[]> =>
    ((await ask(standIn, `/closing-balances?${query}`)).body as { data: Row[] }).data

  it('is what was received less what was returned, the fees and the payouts', () => {
    const { world } = standIn
    world.pay({ orderId: 'A', cents: 12_100, at: '2026-03-02T09:13:55', feeCents: 29 })
    world.refund(world.pay({ orderId: 'B', cents: 9900, at: '2026-03-01T09:00:00', feeCents: 29 }), 2500, {
      at: '2026-03-02T10:00:00',
    })
    world.authorise({ orderId: 'C', cents: 37_485, at: '2026-03-02T10:00:00' })
    world.pay({ orderId: 'D', cents: 700, at: '2026-03-02T10:00:00', siteId: 23456, feeCents: 0 })
    world.payout({ cents: 15_000, at: '2026-03-03T06:00:00', feeCents: 50 })
    world.monthlyFee({ cents: 400, at: '2026-03-31T23:00:00' })
    const site = 12_100 - 29 + 9900 - 29 - 2500 - 19
    assert.equal(world.balanceCents(12345), site)
    assert.equal(world.balanceCents(), site + 700 - 15_000 - 50 - 400)
  })

  it('closes each day before the payout of that day, as the documented example does', async () => {
    const { world } = standIn
    world.pay({ orderId: 'open', cents: 50_000, at: '2026-03-01T09:00:00', feeCents: 0 })
    world.pay({ orderId: 'A', cents: 12_100, at: '2026-03-02T09:13:55', feeCents: 29 })
    const earlier = world.pay({ orderId: 'B', cents: 2500, at: '2026-02-20T09:13:55', feeCents: 0 })
    world.payout({ cents: 2500, at: '2026-02-21T06:00:00', feeCents: 0 })
    world.refund(earlier, 2500, { at: '2026-03-02T10:00:00' })
    const { id } = world.payout({ cents: 49_552, at: '2026-03-02T23:59:59', feeCents: 0 })
    const [second, third, ...others] = await lines('from=2026-03-02&until=2026-03-04&currency=EUR')
    assert.deepEqual(
      [second?.['amount'], second?.['payout_amount'], String(second?.['payout_transaction_id'])],
      [59_552, 49_552, id],
    )
    assert.deepEqual(
      [third?.['amount'], third?.['payout_amount'], third?.['payout_transaction_id'], others.length],
      [10_000, 0, null, 0],
    )
  })

  it('is kept for each currency', async () => {
    standIn.world.pay({ orderId: 'A', cents: 1000, at: '2026-03-02T09:00:00', feeCents: 0 })
    standIn.world.pay({ orderId: 'B', cents: 500, at: '2026-03-02T09:00:00', feeCents: 0, currency: 'USD' })
    assert.deepEqual(
      (await lines('from=2026-03-02&until=2026-03-03')).map((line) => [line['currency'], line['amount']]),
      [
        ['EUR', 1000],
        ['USD', 500],
      ],
    )
    assert.equal(standIn.world.balanceCents(undefined, 'USD'), 500)
  })
})
