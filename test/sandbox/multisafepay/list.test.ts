import assert from 'node:assert/strict'
import { startMultiSafepay, type MultiSafepayStandIn } from '../../../sandbox/multisafepay/start-multisafepay.ts'
import { allRows, ask, listPage } from './asking.ts'

const orderIds = (rows: readonly Record<string, unknown>[]): unknown[] => rows.map((row) => row['order_id'])

describe("MultiSafepay's list of transactions in the sandbox", () => {
  let standIn: MultiSafepayStandIn

  beforeEach(async () => {
    standIn = await startMultiSafepay()
  })
  afterEach(() => standIn.close())

  const payDaily = (count: number): void => {
    for (let day = 1; day <= count; day++) {
      const at = `2026-03-${String(day).padStart(2, '0')}T12:00:00`
      standIn.world.pay({ orderId: String(day), cents: 100 * day, at })
    }
  }

  it('is newest first, and its last page with rows still points to an older one that is empty', async () => {
    payDaily(5)
    const first = await listPage(standIn, { limit: '3' })
    assert.deepEqual(orderIds(first.data), ['5', '4', '3'])
    const second = await listPage(standIn, { limit: '3', after: first.pager.cursor?.after ?? '' })
    assert.deepEqual(orderIds(second.data), ['2', '1'])
    const third = await listPage(standIn, { limit: '3', after: second.pager.cursor?.after ?? '' })
    assert.deepEqual(third, { data: [], pager: { limit: 3 }, success: true })
  })

  it('offers ready URLs that carry the cursor and the limit only', async () => {
    payDaily(2)
    const { pager } = await listPage(standIn, { limit: '1', currency: 'EUR' })
    assert.equal(pager.after, `${standIn.url}/transactions?after=${pager.cursor?.after ?? ''}&limit=1`)
    assert.equal(pager.before, `${standIn.url}/transactions?before=${pager.cursor?.before ?? ''}&limit=1`)
  })

  it('goes back to newer rows with the cursor before', async () => {
    payDaily(5)
    const first = await listPage(standIn, { limit: '2' })
    const second = await listPage(standIn, { limit: '2', after: first.pager.cursor?.after ?? '' })
    const back = await listPage(standIn, { limit: '2', before: second.pager.cursor?.before ?? '' })
    assert.deepEqual(orderIds(back.data), ['5', '4'])
  })

  it('shows 100 rows unless asked for more, 1000 at most', async () => {
    standIn.world.bulk({ count: 1100, seed: 1, from: '2026-01-01', until: '2026-02-28' })
    assert.equal((await listPage(standIn)).data.length, 100)
    assert.equal((await listPage(standIn, { limit: '1000' })).data.length, 1000)
    assert.equal((await ask(standIn, '/transactions?limit=1001')).status, 422)
    standIn.switches.limitAbove1000 = 'clamp'
    const clamped = await listPage(standIn, { limit: '5000' })
    assert.deepEqual([clamped.data.length, clamped.pager.limit], [1000, 1000])
    assert.equal((await allRows(standIn, { limit: '300' })).length, 1100)
  })

  it('keeps its place when a row comes in between two pages', async () => {
    payDaily(4)
    standIn.switches.afterEachPage = () => {
      standIn.world.pay({ orderId: 'new', cents: 1, at: '2026-04-01T12:00:00' })
    }
    assert.deepEqual(orderIds(await allRows(standIn, { limit: '2' })), ['4', '3', '2', '1'])
  })

  it('can show a row twice, at the edge of two pages', async () => {
    payDaily(4)
    standIn.switches.repeatRowAcrossPages = true
    assert.deepEqual(orderIds(await allRows(standIn, { limit: '3' })), ['4', '3', '2', '2', '1'])
  })

  it('refuses a cursor or a time that it cannot read', async () => {
    assert.equal((await ask(standIn, '/transactions?after=nonsense')).status, 422)
    assert.equal((await ask(standIn, '/transactions?created_from=yesterday')).status, 422)
    assert.equal((await ask(standIn, '/transactions?limit=many')).status, 422)
  })

  it('has from inclusive and until exclusive, as a day, a local time or unix seconds', async () => {
    payDaily(5)
    const window = { created_from: '2026-03-02', created_until: '2026-03-04T12:00:00' }
    assert.deepEqual(orderIds(await allRows(standIn, window)), ['3', '2'])
    const seconds = String(Date.UTC(2026, 2, 4, 11) / 1000)
    assert.deepEqual(orderIds(await allRows(standIn, { created_from: seconds })), ['5', '4'])
    assert.deepEqual(orderIds(await allRows(standIn, { completed_until: '2026-03-02' })), ['1'])
  })

  it('leaves out what was not completed when asked by the time of completion', async () => {
    standIn.world.pay({ orderId: 'late', cents: 1, at: '2026-03-01T23:59:00', completedAt: '2026-03-02T00:01:00' })
    standIn.world.pay({ orderId: 'open', cents: 1, at: '2026-03-02T10:00:00', status: 'initialized' })
    assert.deepEqual(orderIds(await allRows(standIn, { completed_from: '2026-03-02' })), ['late'])
  })

  it('tells the two hours apart that October has twice', async () => {
    standIn.world.pay({ orderId: 'summer', cents: 1, at: '2025-10-26T02:30:00+02:00' })
    standIn.world.pay({ orderId: 'winter', cents: 1, at: '2025-10-26T02:10:00+01:00' })
    const rows = await allRows(standIn)
    assert.deepEqual(
      rows.map((row) => [row['order_id'], row['created']]),
      [
        ['winter', '2025-10-26T02:10:00'],
        ['summer', '2025-10-26T02:30:00'],
      ],
    )
  })

  it('chooses by status, type, method, currency and side, by one value or several', async () => {
    const { world } = standIn
    const paid = world.pay({ orderId: 'paid', cents: 1000, at: '2026-03-01T10:00:00' })
    const visa = world.pay({ orderId: 'visa', cents: 1000, at: '2026-03-02T10:00:00', method: 'VISA', currency: 'USD' })
    world.refund(paid, 400, { at: '2026-03-03T10:00:00' })
    const dispute = world.chargeback(visa, 1000, { at: '2026-03-04T10:00:00' })
    world.reverseChargeback(dispute, { at: '2026-03-05T10:00:00' })
    const types = async (query: string): Promise<unknown[]> => {
      const { body } = await ask(standIn, `/transactions?${query}`)
      return (body as { data: Record<string, unknown>[] }).data.map((row) => row['type'])
    }
    assert.deepEqual(await types('type=refund'), ['refund'])
    assert.deepEqual(await types('type=refund&type=chargeback'), ['chargeback', 'refund'])
    assert.deepEqual(await types('type[0]=refund&type[1]=chargeback'), ['chargeback', 'refund'])
    assert.deepEqual(await types('type=reserve_chargeback'), ['reverse_chargeback'])
    assert.deepEqual(await types('debit_credit=C&currency=USD'), ['reverse_chargeback', 'payment'])
    assert.deepEqual(await types('status=partial_refunded&financial_status=completed'), ['payment'])
    assert.deepEqual(await types('payment_method=VISA&site_id=12345&unknown=1'), [
      'reverse_chargeback',
      'chargeback',
      'payment',
    ])
  })

  it('answers one transaction by its number, to the key of its own site', async () => {
    const row = standIn.world.pay({ orderId: 'A', cents: 1000, at: '2026-03-01T10:00:00' })
    assert.equal((await ask(standIn, `/transactions/${row.id}`)).status, 200)
    for (const other of [
      await ask(standIn, '/transactions/1'),
      await ask(standIn, `/transactions/${row.id}`, { api_key: 'sandbox-second-site-key' }),
    ]) {
      assert.deepEqual([other.status, other.body], [404, { message: 'Not found' }])
    }
  })

  it('does not show a row that only its order tells of', async () => {
    const paid = standIn.world.pay({ orderId: 'A', cents: 1000, at: '2026-03-01T10:00:00' })
    const refund = standIn.world.refund(paid, 1000, { at: '2026-03-02T10:00:00', unlisted: true })
    assert.deepEqual(
      (await allRows(standIn)).map((row) => [row['type'], row['status']]),
      [['payment', 'refunded']],
    )
    assert.equal((await ask(standIn, `/transactions/${refund.id}`)).status, 404)
  })

  it('fills and pages through 40,000 rows without effort', async () => {
    standIn.world.bulk({ count: 40_000, seed: 7, from: '2025-01-01', until: '2025-12-31' })
    assert.equal((await allRows(standIn, { limit: '1000' })).length, 40_000)
  })
})
