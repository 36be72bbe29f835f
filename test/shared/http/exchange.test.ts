import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

import { exchange, type ExchangeRequest, NoAnswerError } from '../../../nodes/shared/http/exchange.ts'
import { Faults, type Fault } from '../../../sandbox/http/faults.ts'
import { startStandIn, type StandIn } from '../../../sandbox/http/start-stand-in.ts'

const signal = new AbortController().signal

describe('one exchange over HTTP', () => {
  const faults = new Faults()
  let service: StandIn
  let handled = 0

  before(async () => {
    service = await startStandIn({
      faults,
      handle: ({ method, body, headers }) => {
        handled += 1
        return { status: 201, headers: { 'X-Method': method }, json: { body, connection: headers.connection } }
      },
    })
  })
  beforeEach(() => {
    faults.clear()
    handled = 0
  })
  after(() => service.close())

  const request = (over: Partial<ExchangeRequest> = {}): ExchangeRequest => ({
    method: 'POST',
    url: `${service.url}/bookings`,
    headers: { authorization: 'Bearer canary-token' },
    body: '{"amount":12.10}',
    timeLimitMs: 5000,
    ...over,
  })
  const failure = async (what: Fault, over: Partial<ExchangeRequest> = {}): Promise<NoAnswerError> => {
    faults.add({ when: {}, what })
    const outcome: unknown = await exchange(request(over), signal).catch((error: unknown) => error)
    assert.ok(outcome instanceof NoAnswerError)
    return outcome
  }

  it('the body leaves as it was written, and names of headers come back in lower case', async () => {
    const answer = await exchange(request(), signal)
    assert.equal(answer.status, 201)
    assert.equal(answer.headers['x-method'], 'POST')
    assert.equal((JSON.parse(answer.text) as { body: string }).body, '{"amount":12.10}')
  })

  it('a write has a connection of its own, which no server can have closed before', async () => {
    const answer = await exchange(request(), signal)
    assert.equal((JSON.parse(answer.text) as { connection: string }).connection, 'close')
  })

  it('an error status, HTML and a redirect are answers, and a redirect is not followed', async () => {
    faults.add({ when: {}, what: { kind: 'html', status: 503 } })
    assert.match((await exchange(request(), signal)).text, /<html>/)
    const elsewhere = { location: 'http://127.0.0.1:1/' }
    faults.add({ when: {}, what: { kind: 'status', status: 302, headers: elsewhere } })
    assert.equal((await exchange(request(), signal)).status, 302)
  })

  for (const kind of ['cut-before', 'cut-after', 'cut-mid-body'] as const) {
    it(`of a connection that was ${kind} nobody can say whether the request did its work`, async () => {
      const error = await failure({ kind })
      assert.equal(error.reached, true)
      assert.equal(handled, kind === 'cut-before' ? 0 : 1)
    })
  }

  it('an answer that does not come in time ends as TIME_LIMIT', async () => {
    const error = await failure({ kind: 'hang' }, { timeLimitMs: 50 })
    assert.deepEqual([error.reason, error.reached], ['TIME_LIMIT', true])
  })

  it('where nobody listens, nothing was reached', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => closed.once('listening', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    for (const host of ['127.0.0.1', 'localhost']) {
      const outcome: unknown = await exchange(request({ url: `http://${host}:${port}/` }), signal).catch(
        (e: unknown) => e,
      )
      assert.ok(outcome instanceof NoAnswerError)
      assert.deepEqual([outcome.reason, outcome.reached], ['ECONNREFUSED', false])
    }
  })

  it('an abort ends the waiting with its own reason', async () => {
    const stop = new AbortController()
    faults.add({ when: {}, what: { kind: 'hang' } })
    const waiting = exchange(request(), stop.signal)
    stop.abort(new Error('closing'))
    await assert.rejects(waiting, /closing/)
  })

  it('no error carries what was sent', async () => {
    const error = await failure({ kind: 'cut-after' })
    assert.equal(JSON.stringify([error, error.stack, error.cause]).includes('canary'), false)
  })
})
