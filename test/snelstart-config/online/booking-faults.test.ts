import assert from 'node:assert/strict'

import type { BookingResult } from '../../../nodes/reconcile/domain/booking-order.ts'
import { exchange, NoAnswerError } from '../../../nodes/shared/http/exchange.ts'
import type { Fault } from '../../../sandbox/http/faults.ts'
import { aBankOrder, anOrder, type Bench, closeBenches, openBench } from './bench.ts'

const POST = { method: 'POST', path: /^\/v2\// }

describe('a booking whose answer goes wrong', () => {
  afterEach(closeBenches)

  const written = (bench: Bench): number => bench.snelStart.world.bookingsWith('MSP-718293645').length
  const bookWith = async (what: Fault, times = 1): Promise<{ bench: Bench; result: BookingResult }> => {
    const bench = await openBench()
    bench.snelStart.faults.add({ when: { ...POST, times }, what })
    const result = await bench.administration.book(anOrder(bench.snelStart.world.addInvoice()), bench.signal)
    return { bench, result }
  }

  for (const [name, what, bookings] of [
    ['that is cut off after it was written', { kind: 'cut-after' }, 1],
    ['that is cut off before it was written', { kind: 'cut-before' }, 0],
    ['that breaks off halfway', { kind: 'cut-mid-body' }, 1],
    ['of 500 after it was written', { kind: 'status-after', status: 500 }, 1],
    ['of 502 as a page', { kind: 'html', status: 502 }, 0],
    ['of 504', { kind: 'status', status: 504 }, 0],
    ['of 200 as a page', { kind: 'html', status: 200 }, 0],
    ['of 201 without an id', { kind: 'status', status: 201, body: '{}' }, 0],
    ['of 400 without a word', { kind: 'status', status: 400 }, 0],
    ['of 408 with a reason', { kind: 'status', status: 408, body: '{"message":"time-out"}' }, 0],
    ['of 409 with a reason', { kind: 'status', status: 409, body: '{"message":"conflict"}' }, 0],
    ['that is a redirect', { kind: 'status', status: 302, headers: { location: '/elsewhere' } }, 0],
  ] as const) {
    it(`${name} is unknown, and was sent once`, async () => {
      const { bench, result } = await bookWith(what)
      assert.equal(result.state, 'unknown')
      assert.equal(bench.asked('/memoriaalboekingen'), 1)
      assert.equal(written(bench), bookings)
    })
  }

  for (const [name, what, code] of [
    ['the right is missing', { kind: 'status', status: 403 }, 'SNELSTART_SCOPE'],
    [
      'the quota is spent',
      { kind: 'status', status: 403, body: '{"message":"Out of call volume quota."}' },
      'SNELSTART_QUOTA',
    ],
    ['there were too many requests', { kind: 'status', status: 429 }, 'SNELSTART_RATE_LIMIT'],
    [
      'the subscription key is refused',
      { kind: 'status', status: 401, body: '{"message":"invalid subscription key"}' },
      'SNELSTART_SUBSCRIPTION',
    ],
  ] as const) {
    it(`is refused, and not sent again, when ${name}`, async () => {
      const { bench, result } = await bookWith(what)
      assert.equal(result.state === 'refused' && result.error.code, code)
      assert.equal(bench.asked('/memoriaalboekingen'), 1)
      assert.equal(written(bench), 0)
    })
  }

  it('is sent once more with another token when the token was refused', async () => {
    const bench = await openBench()
    const invoice = bench.snelStart.world.addInvoice()
    await bench.administration.journals(bench.signal)
    await bench.administration.ledgerAccounts(bench.signal)
    bench.snelStart.expireAllTokens()
    const result = await bench.administration.book(anOrder(invoice), bench.signal)
    assert.equal(result.state, 'booked')
    assert.equal(written(bench), 1)
    assert.equal(bench.snelStart.tokensIssued, 2)
  })

  it('is refused when the new token is refused too', async () => {
    const { bench, result } = await bookWith({ kind: 'status', status: 401, body: '{"Message":"denied"}' }, 2)
    assert.equal(result.state === 'refused' && result.error.code, 'SNELSTART_AUTH')
    assert.equal(bench.asked('/memoriaalboekingen'), 2)
    assert.equal(written(bench), 0)
  })

  it('is refused when SnelStart could not be reached at all', async () => {
    const bench = await openBench(
      {},
      {
        exchange: (request, signal) =>
          request.url.endsWith('boekingen')
            ? Promise.reject(new NoAnswerError('ECONNREFUSED', false))
            : exchange(request, signal),
      },
    )
    const result = await bench.administration.book(anOrder(bench.snelStart.world.addInvoice()), bench.signal)
    assert.equal(result.state === 'refused' && result.error.code, 'SNELSTART_UNREACHABLE')
    assert.equal(result.state === 'refused' && result.error.detail, 'no-connection')
  })

  it('is refused when the journals can not be read: nothing has left', async () => {
    const bench = await openBench()
    bench.snelStart.faults.add({ when: { path: '/v2/dagboeken', times: 5 }, what: { kind: 'status', status: 503 } })
    const result = await bench.administration.book(anOrder(bench.snelStart.world.addInvoice()), bench.signal)
    assert.equal(result.state === 'refused' && result.error.code, 'SNELSTART_UNREACHABLE')
    assert.equal(bench.asked('/memoriaalboekingen'), 0)
  })

  it('is unknown when it takes longer than its time limit', async () => {
    const bench = await openBench()
    const invoice = bench.snelStart.world.addInvoice()
    await bench.administration.journals(bench.signal)
    const hasty = bench.restarted({ timeLimitMs: 500 })
    bench.snelStart.faults.add({ when: POST, what: { kind: 'hang' } })
    const result = await hasty.book(anOrder(invoice), bench.signal)
    assert.equal(result.state === 'unknown' && result.error.detail, 'time-limit')
    assert.equal(written(bench), 1)
  })

  it('is unknown when it is stopped after it left, and throws nothing', async () => {
    const stop = new AbortController()
    const bench = await openBench(
      {},
      {
        exchange: (request, signal) => {
          const answer = exchange(request, signal)
          if (request.url.endsWith('/bankboekingen')) stop.abort(new Error('closing'))
          return answer
        },
      },
    )
    bench.snelStart.faults.add({ when: POST, what: { kind: 'hang' } })
    const result = await bench.administration.book(aBankOrder(bench.snelStart.world.addInvoice()), stop.signal)
    assert.equal(result.state === 'unknown' && result.error.code, 'CANCELLED')
  })

  it('throws the reason of the stop when nothing has left', async () => {
    const bench = await openBench()
    const stop = new AbortController()
    stop.abort(new Error('closing'))
    await assert.rejects(bench.administration.book(anOrder(bench.snelStart.world.addInvoice()), stop.signal), /closing/)
    assert.equal(bench.administration.requestCount(), 0)
  })

  it('is refused when it is stopped between the two signs: the first wrote nothing, the second did not leave', async () => {
    const stop = new AbortController()
    const bench = await openBench(
      { switches: { memoriaalSign: 'negative-settles' } },
      {
        exchange: async (request, signal) => {
          const answer = await exchange(request, signal)
          if (request.url.endsWith('/memoriaalboekingen')) stop.abort(new Error('closing'))
          return answer
        },
      },
    )
    const result = await bench.administration.book(anOrder(bench.snelStart.world.addInvoice()), stop.signal)
    assert.equal(result.state === 'refused' && result.error.code, 'CANCELLED')
    assert.equal(written(bench), 0)
  })

  it('keeps its id when the log itself fails', async () => {
    const bench = await openBench()
    const failing = bench.restarted({
      log: () => {
        throw new Error('disk full')
      },
    })
    const id = '5b1d7f3e-0c52-4d0e-9a51-1f6b8f3a0001'
    bench.snelStart.faults.add({ when: POST, what: { kind: 'status', status: 201, body: JSON.stringify({ id }) } })
    const result = await failing.book(anOrder(bench.snelStart.world.addInvoice()), bench.signal)
    assert.deepEqual(result, { state: 'booked', id })
  })
})
