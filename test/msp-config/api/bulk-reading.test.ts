import assert from 'node:assert/strict'
import {
  DAY_MS,
  failsWith,
  FOREVER,
  MINUTE_MS,
  openMultiSafepay,
  type OpenedMultiSafepay,
  query,
  rowsUnder,
} from './open-multisafepay.ts'

describe('reading the list', () => {
  let msp: OpenedMultiSafepay
  beforeEach(async () => {
    msp = await openMultiSafepay()
  })
  afterEach(() => msp.close())

  const read = (references: readonly string[] = [], more = {}) =>
    msp.connect().readPayments(query(references, more), FOREVER)
  const asked = (): string[] =>
    msp.standIn.requests.filter(({ path }) => path.endsWith('/transactions')).map(({ query: sent }) => sent.toString())

  it('gives every row of the period, whoever asks for it', async () => {
    msp.world.pay({ orderId: 'before', cents: 100, at: '2025-12-31T23:59:59' })
    msp.world.pay({ orderId: 'first', cents: 200, at: '2026-01-01T00:00:00' })
    msp.world.pay({ orderId: 'last', cents: 300, at: '2026-03-20T11:59:59' })
    const reading = await read(['first'])
    assert.deepEqual(reading.payments.map(({ orderId }) => orderId).sort(), ['first', 'last'])
    assert.deepEqual([reading.way, reading.complete, reading.failed.size], ['bulk', true, 0])
    assert.deepEqual(reading.notes, [{ code: 'lookup-bulk', values: { references: 1, requests: 2 } }])
    assert.equal(reading.readAt, msp.clock.now())
  })

  it('reads every page once, with the same filters, up to the moment it began', async () => {
    msp.world.bulk({ count: 2_500, seed: 1, from: '2026-01-02', until: '2026-03-19' })
    const reading = await read()
    assert.equal(reading.payments.length, 2_500)
    assert.equal(asked().length, 4)
    const [first = '', second = ''] = asked()
    assert.equal(first, `limit=1000&created_from=1767222000&created_until=${Math.floor(msp.clock.now() / 1000)}`)
    assert.equal(second.startsWith(`${first}&after=`), true)
  })

  it('counts a row once that stands on two pages, and one that comes in meanwhile not at all', async () => {
    msp.world.bulk({ count: 1_500, seed: 2, from: '2026-01-02', until: '2026-03-19' })
    msp.standIn.switches.repeatRowAcrossPages = true
    msp.standIn.switches.afterEachPage = () => {
      msp.world.pay({ orderId: 'meanwhile', cents: 100, at: '2026-03-20T12:00:01' })
    }
    const reading = await read()
    assert.equal(reading.payments.length, 1_500)
    assert.equal(new Set(reading.payments.map(({ transactionId }) => transactionId)).size, 1_500)
  })

  it('ends when a cursor comes back', async () => {
    const body = '{"success":true,"data":[{}],"pager":{"cursor":{"after":"AGAIN"}}}'
    msp.standIn.faults.add({ when: { path: /transactions/, times: 99 }, what: { kind: 'status', status: 200, body } })
    await assert.rejects(read(), failsWith('MULTISAFEPAY_ANSWER', 'cursor-repeated'))
  })

  it('ends when there are pages without end', async () => {
    let page = 0
    const provider = msp.connect({
      exchange: ({ url }) => {
        page += 1
        const text = url.endsWith('/me')
          ? '{"success":true,"data":{"account_id":1,"site_id":2}}'
          : `{"success":true,"data":[{}],"pager":{"cursor":{"after":"C${page}"}}}`
        return Promise.resolve({ status: 200, headers: {}, text })
      },
    })
    await assert.rejects(provider.readPayments(query([]), FOREVER), failsWith('MULTISAFEPAY_ANSWER', 'too-many-pages'))
    assert.equal(provider.requestCount(), 501)
    assert.equal(msp.folder.files.size, 0)
  })

  it('keeps numbers above 2^53, leading zeros, both notations of time, and signs', async () => {
    const paid = msp.world.pay({
      orderId: '000182',
      cents: 2_500,
      at: '2026-03-02T10:00:00',
      transactionId: '17723870491234567',
    })
    msp.world.refund(paid, 500, { at: '2026-03-03T10:00:00', transactionId: '1772442000100777' })
    msp.standIn.switches.completedFormat = 'day-first'
    const [payment, refund] = [...(await read()).payments].sort((one, other) => other.amountCents - one.amountCents)
    assert.deepEqual(
      [payment?.transactionId, payment?.orderId, payment?.amountCents],
      ['17723870491234567', '000182', 2_500],
    )
    assert.deepEqual([refund?.amountCents, refund?.kind, refund?.feeCents], [-500, 'refund', 19])
    assert.equal(payment?.completed, '2026-03-02T10:00:00+01:00')
    assert.equal(refund?.completed, '2026-03-03T23:59:40+01:00')
  })

  it('takes yen and dollars as they are, and an unknown word for no money', async () => {
    msp.world.pay({ orderId: 'yen', cents: 1_500, at: '2026-03-02T10:00:00', currency: 'JPY' })
    msp.world.pay({ orderId: 'dollar', cents: 1_500, at: '2026-03-02T10:00:00', currency: 'USD' })
    msp.world.pay({
      orderId: 'odd',
      cents: 1_500,
      at: '2026-03-02T10:00:00',
      status: 'duplicate',
      financialStatus: 'completed',
    })
    const reading = await read()
    const of = (orderId: string) => reading.payments.find((payment) => payment.orderId === orderId)
    assert.deepEqual([of('yen')?.currency, of('yen')?.amountCents, of('dollar')?.currency], ['JPY', 1_500, 'USD'])
    assert.deepEqual([of('odd')?.standing, of('odd')?.feeCents], ['unknown', 0])
  })

  it('with the key of an account shows every site, and the payouts', async () => {
    msp.world.pay({ orderId: 'A', cents: 100, at: '2026-03-02T10:00:00' })
    msp.world.pay({ orderId: 'A', cents: 200, at: '2026-03-03T10:00:00', siteId: 23456 })
    msp.world.payout({ cents: 250, at: '2026-03-04T10:00:00' })
    const provider = msp.connect({ apiKey: 'sandbox-account-key' })
    const reading = await provider.readPayments(query(['A'], { lookup: 'single' }), FOREVER)
    assert.deepEqual(
      reading.payments.map(({ kind, siteId, amountCents }) => [kind, siteId, amountCents]),
      [
        ['other', undefined, -250],
        ['payment', '23456', 200],
        ['payment', '12345', 100],
      ],
    )
    assert.deepEqual([reading.way, reading.complete], ['bulk', true])
  })

  it('keeps its file short however many runs there are', async () => {
    const attempt = msp.world.pay({ orderId: 'attempt', cents: 100, at: '2026-03-20T11:00:00' })
    for (let run = 0; run < 40; run += 1) {
      msp.world.change(attempt, { financialStatus: run % 2 === 0 ? 'initialized' : 'completed' })
      msp.clock.passes(MINUTE_MS)
      const reading = await read()
      assert.deepEqual(rowsUnder(reading, 'attempt'), [`payment 100 ${run % 2 === 0 ? 'authorised' : 'settled'}`])
      assert.equal((msp.folder.files.get('payments') ?? []).length <= 6, true)
    }
  })

  describe('a run after another', () => {
    beforeEach(async () => {
      msp.world.bulk({ count: 2_500, seed: 3, from: '2026-01-02', until: '2026-03-18' })
      msp.world.authorise({ orderId: 'klarna', cents: 9_900, at: '2026-03-01T10:00:00' })
      await read()
      msp.standIn.clearRequests()
      msp.clock.passes(15 * MINUTE_MS)
    })

    it('with nothing new costs five requests, its first question after the account included', async () => {
      const reading = await read(['klarna'])
      assert.equal(msp.standIn.requests.length, 5)
      assert.equal(reading.payments.length, 2_501)
      assert.deepEqual([reading.complete, rowsUnder(reading, 'klarna')], [true, ['payment 9900 underway']])
    })

    it('finds what is new, and what settled since', async () => {
      const [klarna] = msp.world.transactionsOfOrder('klarna')
      assert.ok(klarna)
      msp.world.complete(klarna, '2026-03-20T12:05:00')
      msp.world.pay({ orderId: 'new', cents: 100, at: '2026-03-20T12:10:00' })
      const reading = await read()
      assert.deepEqual(rowsUnder(reading, 'klarna'), ['payment 9900 settled'])
      assert.deepEqual(rowsUnder(reading, 'new'), ['payment 100 settled'])
      assert.equal(msp.standIn.requests.length, 5)
    })

    it('sees a young attempt end, which leaves no other trace', async () => {
      const attempt = msp.world.pay({
        orderId: 'attempt',
        cents: 100,
        at: '2026-03-19T12:10:00',
        status: 'initialized',
      })
      await read()
      msp.clock.passes(30 * 60 * MINUTE_MS - 15 * MINUTE_MS)
      assert.deepEqual(rowsUnder(await read(), 'attempt'), ['payment 100 underway'])
      msp.world.expire(attempt)
      msp.clock.passes(15 * MINUTE_MS)
      assert.deepEqual(rowsUnder(await read(), 'attempt'), ['payment 100 failed'])
    })

    it('reads everything again after a day: a row can turn void without a new date', async () => {
      const [klarna] = msp.world.transactionsOfOrder('klarna')
      assert.ok(klarna)
      msp.world.change(klarna, { status: 'void', financialStatus: 'void' })
      assert.deepEqual(rowsUnder(await read(), 'klarna'), ['payment 9900 underway'])
      msp.clock.passes(DAY_MS)
      assert.deepEqual(rowsUnder(await read(), 'klarna'), ['payment 9900 failed'])
    })

    it('that begins earlier reads everything, and one that begins later shows no more than its period', async () => {
      msp.world.pay({ orderId: 'old', cents: 100, at: '2025-12-01T10:00:00' })
      const since = '2025-11-01' as ReturnType<typeof query>['since']
      assert.deepEqual(rowsUnder(await read([], { since }), 'old'), ['payment 100 settled'])
      assert.deepEqual(rowsUnder(await read(), 'old'), [])
    })

    it('that breaks off leaves what was kept as it was', async () => {
      const before = msp.folder.files.get('payments')
      msp.world.pay({ orderId: 'new', cents: 100, at: '2026-03-20T12:10:00' })
      msp.standIn.faults.add({
        when: { path: /transactions/, nth: 3, times: 9 },
        what: { kind: 'status', status: 503 },
      })
      await assert.rejects(read(), failsWith('MULTISAFEPAY_UNREACHABLE', 'server-error'))
      assert.deepEqual(msp.folder.files.get('payments'), before)
      msp.standIn.faults.clear()
      assert.deepEqual(rowsUnder(await read(), 'new'), ['payment 100 settled'])
    })

    it('reads everything when what was kept is lost or of another format', async () => {
      msp.folder.files.set('payments', ['{"is":"whole","format":0}', ...(msp.folder.files.get('payments') ?? [])])
      assert.equal((await read()).payments.length, 2_501)
      assert.equal(asked().length, 4)
    })

    it('reads everything when the clock was set back', async () => {
      msp.clock.passes(-60 * MINUTE_MS)
      await read()
      assert.equal(asked().length, 4)
    })

    it('goes on without its memory when nothing can be written, and says so', async () => {
      msp.folder.broken = true
      msp.world.pay({ orderId: 'new', cents: 100, at: '2026-03-20T12:10:00' })
      const reading = await read()
      assert.deepEqual(rowsUnder(reading, 'new'), ['payment 100 settled'])
      assert.deepEqual(reading.notes[0], { code: 'kept-not-written', values: { reason: 'ENOSPC' } })
    })
  })
})
