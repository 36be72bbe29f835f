import assert from 'node:assert/strict'
import { FOREVER, MINUTE_MS, openMultiSafepay, type OpenedMultiSafepay, query, rowsUnder } from './open-multisafepay.ts'

describe('before a booking, payments', () => {
  let msp: OpenedMultiSafepay
  beforeEach(async () => {
    msp = await openMultiSafepay()
  })
  afterEach(() => msp.close())

  const read = (references: readonly string[] = [], more = {}) =>
    msp.connect().readPayments(query(references, more), FOREVER)
  const asked = (): string[] =>
    msp.standIn.requests.filter(({ path }) => path.endsWith('/transactions')).map(({ query: sent }) => sent.toString())
  const fresh = (references: readonly string[], keptForMs: number) => read(references, { keptForMs })
  beforeEach(async () => {
    msp.world.bulk({ count: 2_500, seed: 4, from: '2026-01-02', until: '2026-03-18' })
    msp.world.pay({ orderId: 'january', cents: 12_100, at: '2026-01-15T10:00:00' })
    msp.world.pay({ orderId: 'february', cents: 6_100, at: '2026-02-15T10:00:00' })
    await read()
    msp.standIn.clearRequests()
  })

  it('rows that were just read are not asked again', async () => {
    msp.clock.passes(MINUTE_MS)
    const reading = await fresh(['january', 'february'], 10 * MINUTE_MS)
    assert.deepEqual(asked(), [])
    assert.equal(reading.readAt, msp.clock.now() - MINUTE_MS)
  })

  it('older rows are asked again, only those of the references, and remembered as fresh', async () => {
    msp.clock.passes(60 * MINUTE_MS)
    const reading = await fresh(['january', 'february'], 10 * MINUTE_MS)
    assert.equal(reading.readAt, msp.clock.now())
    assert.equal(asked().length <= 8, true, asked().join('\n'))
    msp.standIn.clearRequests()
    msp.clock.passes(MINUTE_MS)
    assert.equal((await fresh(['january'], 10 * MINUTE_MS)).readAt, msp.clock.now() - MINUTE_MS)
    assert.deepEqual(asked(), [])
  })

  it('a payment that turned void without a new date is seen', async () => {
    msp.clock.passes(60 * MINUTE_MS)
    const [row] = msp.world.transactionsOfOrder('january')
    assert.ok(row)
    msp.world.change(row, { status: 'void', financialStatus: 'void' })
    assert.deepEqual(rowsUnder(await read(['january']), 'january'), ['payment 12100 settled'])
    assert.deepEqual(rowsUnder(await fresh(['january'], 10 * MINUTE_MS), 'january'), ['payment 12100 failed'])
  })

  it('a refund that was made meanwhile is seen', async () => {
    msp.clock.passes(60 * MINUTE_MS)
    const [row] = msp.world.transactionsOfOrder('january')
    assert.ok(row)
    msp.world.refund(row, 12_100, { at: '2026-03-20T12:30:00', completedAt: '2026-03-20T12:31:00' })
    const reading = await fresh(['january'], 10 * MINUTE_MS)
    assert.deepEqual(rowsUnder(reading, 'january'), ['payment 12100 settled', 'refund -12100 settled'])
  })

  it('0 asks everything again for the references', async () => {
    msp.clock.passes(1)
    const reading = await fresh(['january'], 0)
    assert.equal(reading.readAt, msp.clock.now())
    assert.equal(asked().length > 0, true)
  })
})
