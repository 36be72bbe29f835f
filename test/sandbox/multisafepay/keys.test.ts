import assert from 'node:assert/strict'
import { startMultiSafepay, type MultiSafepayStandIn } from '../../../sandbox/multisafepay/start-multisafepay.ts'
import { ask, listPage, SITE_KEY } from './asking.ts'

const WRONG = { api_key: 'wrong' }

describe("MultiSafepay's keys in the sandbox", () => {
  let standIn: MultiSafepayStandIn

  beforeEach(async () => {
    standIn = await startMultiSafepay()
  })
  afterEach(() => standIn.close())

  it('are taken as a header, as a bearer and in the query', async () => {
    assert.equal((await ask(standIn, '/me', { api_key: SITE_KEY })).status, 200)
    assert.equal((await ask(standIn, '/me', { authorization: `Bearer ${SITE_KEY}` })).status, 200)
    assert.equal((await ask(standIn, `/me?api_key=${SITE_KEY}&locale=nl`, {})).status, 200)
    assert.equal(standIn.keysInUrls, 1)
  })

  it('never stand in the log of requests', async () => {
    await ask(standIn, `/me?api_key=${SITE_KEY}`, { authorization: `Bearer ${SITE_KEY}` })
    assert.equal(standIn.requests.length, 1)
    const logged = standIn.requests.map(({ path, query }) => `${path}?${query.toString()}`)
    assert.deepEqual(logged, ['/v1/json/me?api_key=***'])
    assert.doesNotMatch(JSON.stringify(standIn.requests), new RegExp(SITE_KEY))
  })

  it('tell their account and site', async () => {
    const answered = await ask(standIn, '/me')
    assert.deepEqual(answered.body, { success: true, data: { account_id: 1001001, role: 'site', site_id: 12345 } })
  })

  it('are refused with 403 by the list and with 401 and 1032 elsewhere', async () => {
    const list = await ask(standIn, '/transactions', WRONG)
    assert.deepEqual([list.status, list.body], [403, { message: 'Forbidden' }])
    for (const path of ['/me', '/orders/1', '/gateways', '/closing-balances']) {
      const answered = await ask(standIn, path, WRONG)
      const body = { success: false, data: {}, error_code: 1032, error_info: 'Invalid API key' }
      assert.deepEqual([path, answered.status, answered.body], [path, 401, body])
    }
  })

  it('were once refused with HTTP 200, everywhere', async () => {
    standIn.switches.legacyErrors = true
    standIn.switches.errorData = 'array'
    for (const path of ['/transactions', '/me', '/orders/1']) {
      const answered = await ask(standIn, path, WRONG)
      const body = { success: false, data: [], error_code: 1032, error_info: 'Invalid API key' }
      assert.deepEqual([path, answered.status, answered.body], [path, 200, body])
    }
  })

  it('of a site show that site; of the account every site and the payouts', async () => {
    const { world } = standIn
    world.pay({ orderId: 'A', cents: 1000, at: '2026-03-01T10:00:00' })
    world.pay({ orderId: 'A', cents: 2000, at: '2026-03-01T11:00:00', siteId: 23456 })
    world.payout({ cents: 900, at: '2026-03-02T06:00:00' })
    const seenBy = async (key: string): Promise<unknown[]> =>
      (await listPage(standIn, {}, { api_key: key })).data.map((row) => row['site_id'])
    assert.deepEqual(await seenBy(SITE_KEY), [12345])
    assert.deepEqual(await seenBy('sandbox-second-site-key'), [23456])
    assert.deepEqual(await seenBy('sandbox-account-key'), [null, 23456, 12345])
  })

  it('can be tested where /me is missing, by the gateways or by one transaction', async () => {
    standIn.switches.me = 'not-found'
    assert.equal((await ask(standIn, '/me')).status, 404)
    assert.equal((await ask(standIn, '/gateways?include=coupons')).status, 200)
    assert.equal((await ask(standIn, '/transactions?limit=1')).status, 200)
  })

  it('change nothing: every write is refused and counted', async () => {
    for (const method of ['POST', 'PATCH', 'DELETE']) {
      assert.equal((await ask(standIn, '/orders/1/refunds', { api_key: SITE_KEY }, method)).status, 405)
    }
    assert.equal(standIn.writes, 3)
    standIn.clearRequests()
    assert.equal(standIn.writes, 3)
  })
})
