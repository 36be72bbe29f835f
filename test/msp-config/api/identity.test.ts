import assert from 'node:assert/strict'
import { failsWith, FOREVER, openMultiSafepay, type OpenedMultiSafepay, query } from './open-multisafepay.ts'

describe('whose key it is', () => {
  let msp: OpenedMultiSafepay
  beforeEach(async () => {
    msp = await openMultiSafepay()
  })
  afterEach(() => msp.close())

  it('the key of a site names account and site', async () => {
    const description = await msp.connect().describe(FOREVER)
    assert.deepEqual(description, { environment: 'test', accountId: '1001001', siteId: '12345', warnings: [] })
  })

  it('the key of an account has no site, which is said', async () => {
    const { siteId, warnings } = await msp.connect({ apiKey: 'sandbox-account-key' }).describe(FOREVER)
    assert.equal(siteId, undefined)
    assert.deepEqual(warnings, [{ code: 'account-key', values: { accountId: '1001001' } }])
  })

  it('is proved by the list where /me is not answered, and stays unknown', async () => {
    msp.standIn.switches.me = 'not-found'
    const { keyName, ...description } = await msp.connect().describe(FOREVER)
    assert.deepEqual(description, { environment: 'test', warnings: [{ code: 'account-unknown', values: {} }] })
    assert.match(keyName ?? '', /^key-[0-9a-f]{16}$/)
    assert.deepEqual(
      msp.standIn.requests.map(({ path }) => path.replace('/v1/json', '')),
      ['/me', '/gateways', '/transactions'],
    )
  })

  it('a wrong key is also refused where /me is not answered', async () => {
    msp.standIn.switches.me = 'not-found'
    await assert.rejects(
      msp.connect({ apiKey: 'wrong' }).describe(FOREVER),
      failsWith('MULTISAFEPAY_AUTH', 'key-refused'),
    )
  })

  it('is kept apart per account, site and environment', async () => {
    await msp.connect().readPayments(query([]), FOREVER)
    await msp.connect({ apiKey: 'sandbox-account-key', environment: 'live' }).readPayments(query([]), FOREVER)
    msp.standIn.switches.me = 'not-found'
    await msp.connect().readPayments(query([]), FOREVER)
    const [site, account, unknown] = msp.owners
    assert.deepEqual(site, { accountId: '1001001', siteId: '12345', environment: 'test' })
    assert.deepEqual(account, { accountId: '1001001', siteId: undefined, environment: 'live' })
    assert.match(JSON.stringify(unknown), /^\{"accountId":"key-[0-9a-f]{16}","environment":"test"\}$/)
  })

  it('is asked once for many runs', async () => {
    const provider = msp.connect()
    await provider.readPayments(query([]), FOREVER)
    await provider.readPayments(query([]), FOREVER)
    assert.equal(msp.standIn.requests.filter(({ path }) => path.endsWith('/me')).length, 1)
  })
})
