import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startMultiSafepay, type MultiSafepayStandIn } from '../../../sandbox/multisafepay/start-multisafepay.ts'
import { ask, SITE_KEY } from './asking.ts'

// MultiSafepay's recorded answers are not ours to publish: they lie beside the project where it is developed.
const RECORDED = join(__dirname, '../../../../shared/specs/multisafepay')
const itWhereRecorded = existsSync(RECORDED) ? it : it.skip

const recorded = (file: string): unknown => JSON.parse(readFileSync(join(RECORDED, file), 'utf8'))

const ORDERS = [
  'docs-openapi-examples/getOrder.json',
  'docs-openapi-examples/getOrder3DS.json',
  'docs-openapi-examples/getOrderFailed3DS.json',
  'docs-history/order-refunded-with-related-transactions.json',
  'docs-history/order-manual-capture-authorised.json',
  'php-sdk/credit-card-order.json',
  'python-sdk/order-riverty-completed-uncleared.json',
  'zenjoy-ruby/orders-get.json',
]

/** In the definition of the service, in none of the recordings. */
const DEFINED_ONLY = new Set([
  'data.related_transactions[].order_id',
  'data.related_transactions[].reference_transaction_id',
  'data.related_transactions[].refund_order_id',
  'data.related_transactions[].type',
  'data.costs[].status',
  'data[].dispute',
  'data[].invoice_id',
])

/** Every path of an answer with the kinds of value that stand there. */
type Shape = Map<string, Set<string>>

function shapeOf(answer: unknown, path = '', shape: Shape = new Map<string, Set<string>>()): Shape {
  const kind = answer === null ? 'null' : Array.isArray(answer) ? 'array' : typeof answer
  shape.set(path, (shape.get(path) ?? new Set()).add(kind))
  if (Array.isArray(answer)) for (const element of answer as unknown[]) shapeOf(element, `${path}[]`, shape)
  else if (typeof answer === 'object' && answer !== null) {
    for (const [name, value] of Object.entries(answer)) shapeOf(value, path === '' ? name : `${path}.${name}`, shape)
  }
  return shape
}

const shapeOfAll = (answers: readonly unknown[]): Shape => {
  const shape: Shape = new Map()
  for (const answer of answers) shapeOf(answer, '', shape)
  return shape
}

/** Ours holds nothing that the recordings lack, and each value is of a kind that was recorded at its place. */
function assertFits(ours: Shape, theirs: Shape): void {
  for (const [path, kinds] of ours) {
    if ([...DEFINED_ONLY].some((defined) => path === defined || path.startsWith(`${defined}.`))) continue
    const known = theirs.get(path)
    assert.ok(known, `nothing was ever recorded at ${path}`)
    for (const kind of kinds)
      assert.ok(known.has(kind), `${path} was recorded as ${[...known].join(' or ')}, not ${kind}`)
  }
}

/** What every recording has at its first level, ours has too. */
function assertComplete(ours: object, theirs: readonly object[]): void {
  const everywhere = Object.keys(theirs[0] ?? {}).filter((name) => theirs.every((one) => Object.hasOwn(one, name)))
  assert.ok(everywhere.length > 0)
  assert.deepEqual(
    everywhere.filter((name) => !Object.hasOwn(ours, name)),
    [],
  )
}

describe("The sandbox's answers beside MultiSafepay's recorded ones", () => {
  let standIn: MultiSafepayStandIn

  beforeEach(async () => {
    standIn = await startMultiSafepay()
    const { world } = standIn
    const paid = world.pay({ orderId: 'A', cents: 1000, at: '2026-03-01T10:00:00', invoiceId: 'F1' })
    world.refund(paid, 400, { at: '2026-03-02T10:00:00' })
    const visa = world.pay({ orderId: 'B', cents: 1000, at: '2026-03-02T10:00:00', method: 'VISA' })
    world.chargeback(visa, 1000, { at: '2026-03-05T10:00:00' })
    world.expire(world.pay({ orderId: 'C', cents: 1000, at: '2026-03-03T10:00:00', feeCents: 0 }))
    world.pay({ orderId: 'D', cents: 1000, at: '2026-03-03T10:00:00', method: 'KLARNA', captureRemainCents: 1000 })
  })
  afterEach(() => standIn.close())

  itWhereRecorded('have the properties of a listed transaction, and its pager', async () => {
    const ours = (await ask(standIn, '/transactions?limit=2')).body as { data: object[] }
    const theirs = recorded('docs-openapi-examples/listTransactions.json') as { data: object[] }
    const all = (await ask(standIn, '/transactions')).body
    assertFits(shapeOfAll([ours, all]), shapeOf(theirs))
    for (const row of ours.data) assertComplete(row, theirs.data)
  })

  itWhereRecorded('have the properties of a row of the account', async () => {
    standIn.world.payout({ cents: 100, at: '2026-03-06T06:00:00' })
    standIn.world.monthlyFee({ cents: 100, at: '2026-03-07T06:00:00' })
    const listed = (await ask(standIn, '/transactions?limit=2', { api_key: 'sandbox-account-key' })).body
    const theirs = ['docs-history/accounts-charges.response.json', 'docs-history/accounts-payouts.response.json']
      .map(recorded)
      .map((answer) => (answer as { data: object }).data)
    for (const row of (listed as { data: object[] }).data) assertComplete({ ...row, net: 0 }, theirs)
  })

  itWhereRecorded('have the properties of an order', async () => {
    const theirs = ORDERS.map(recorded) as { data: object }[]
    for (const orderId of ['A', 'B', 'C', 'D']) {
      const ours = (await ask(standIn, `/orders/${orderId}`)).body as { data: object }
      assertFits(shapeOf(ours), shapeOfAll(theirs))
      assertComplete(
        ours.data,
        theirs.map(({ data }) => data),
      )
    }
  })

  itWhereRecorded('have the properties of closing balances, gateways and refusals', async () => {
    const balances = (await ask(standIn, '/closing-balances?from=2026-03-01&until=2026-03-10')).body
    const theirBalances = shapeOf(recorded('docs-openapi-examples/getClosingBalances.json'))
    theirBalances.get('data[].payout_transaction_id')?.add('null') // a day without a payout; inferred
    assertFits(shapeOf(balances), theirBalances)
    const gateways = (await ask(standIn, '/gateways?include=coupons')).body
    assertFits(shapeOf(gateways), shapeOf(recorded('docs-openapi-examples/listGatewaysWithCoupons.json')))
    const refusal = (await ask(standIn, '/orders/unknown', { api_key: SITE_KEY })).body
    assertFits(shapeOf(refusal), shapeOf(recorded('php-sdk/tokens-single-not-found.json')))
  })
})
