import assert from 'node:assert/strict'
import { MultiSafepayWorld } from '../../../sandbox/multisafepay/world.ts'
import { SnelStartWorld } from '../../../sandbox/snelstart/world.ts'
import { fillLarge } from '../../../sandbox/worlds/large.ts'

const TODAY = '2026-11-24'

function filled(seed = 1) {
  const snelstart = new SnelStartWorld()
  const multisafepay = new MultiSafepayWorld()
  const large = fillLarge({
    snelstart,
    multisafepay,
    today: TODAY,
    debtors: 500,
    orders: 900,
    transactions: 1200,
    seed,
  })
  return { snelstart, multisafepay, large }
}

describe('The large world of the benchmark', () => {
  it('has as many debtors, orders and transactions as were asked for', () => {
    const { snelstart, multisafepay, large } = filled()
    assert.equal([...snelstart.invoices()].filter((invoice) => invoice.openCents !== 0).length, 500)
    assert.equal(snelstart.orders.size, 900)
    const listed = multisafepay.newestFirst().filter(({ transaction }) => !transaction.unlisted)
    assert.equal(multisafepay.transactionCount, 1200)
    assert.equal(listed.length, 1200 - large.refundsOutsideTheList.length)
    assert.equal(large.outcomes.size, 500)
  })

  it('leaves books that are right', () => {
    assert.deepEqual(filled().snelstart.audit().problems, [])
  })

  it('has a handful of refunds that only their orders tell of', () => {
    const { multisafepay, large } = filled()
    assert.equal(large.refundsOutsideTheList.length, 8)
    for (const orderId of large.refundsOutsideTheList) {
      const listed = multisafepay.transactionsOfOrder(orderId).filter((row) => !row.unlisted)
      assert.deepEqual(
        listed.map((row) => [row.type, row.status]),
        [['payment', 'refunded']],
      )
    }
  })

  it('writes off what the paid and partly paid debtors brought in', () => {
    const { snelstart, multisafepay, large } = filled()
    let received = 0
    for (const [number, outcome] of large.outcomes) {
      if (outcome !== 'paid' && outcome !== 'paid-partly') continue
      const [order] = snelstart.invoice(number).orders
      const rows = multisafepay.transactionsOfOrder(order?.betalingskenmerk ?? '')
      received += rows.filter((row) => row.completed).reduce((total, row) => total + row.cents, 0)
    }
    assert.equal(large.writesOffCents, received)
    assert.ok(received > 0)
  })

  it('is the same for the same seed and another for another', () => {
    const [once, again, other] = [filled(1), filled(1), filled(2)]
    assert.deepEqual(once.large, again.large)
    assert.notEqual(once.large.writesOffCents, other.large.writesOffCents)
  })

  it('lies before its today', () => {
    const { multisafepay } = filled()
    const rows = multisafepay.newestFirst().map(({ transaction }) => transaction)
    assert.ok(rows.every((row) => (row.completed ?? row.created).text < TODAY))
  })
})
