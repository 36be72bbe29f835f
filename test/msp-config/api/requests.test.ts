import assert from 'node:assert/strict'
import type { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import type { Fault } from '../../../sandbox/http/faults.ts'
import { codesOf, failsWith, FOREVER, openMultiSafepay, type OpenedMultiSafepay, query } from './open-multisafepay.ts'

describe('asking MultiSafepay', () => {
  let msp: OpenedMultiSafepay
  beforeEach(async () => {
    msp = await openMultiSafepay()
    msp.world.pay({ orderId: '2026-1', cents: 12_100, at: '2026-03-02T09:12:40' })
  })
  afterEach(() => msp.close())

  const faults = (what: Fault, times: number, path?: RegExp): void => {
    msp.standIn.faults.add({ when: { times, ...(path === undefined ? {} : { path }) }, what })
  }
  const readAll = () => msp.connect().readPayments(query(['2026-1']), FOREVER)

  describe('a refused key', () => {
    const refused = (detail = 'key-refused') => failsWith('MULTISAFEPAY_AUTH', detail)

    it('is told by 401 with code 1032', async () => {
      await assert.rejects(msp.connect({ apiKey: 'wrong' }).describe(FOREVER), refused())
    })

    it('is told by 403 on the list', async () => {
      faults({ kind: 'status', status: 403, body: '{"message":"Forbidden"}' }, 1, /transactions/)
      await assert.rejects(readAll(), refused())
    })

    it('is told by 200 with success: false, as in 2016', async () => {
      msp.standIn.switches.legacyErrors = true
      for (const errorData of ['object', 'array', 'text'] as const) {
        msp.standIn.switches.errorData = errorData
        await assert.rejects(msp.connect({ apiKey: 'wrong' }).describe(FOREVER), refused())
      }
    })

    it('is asked for once, and never again by itself', async () => {
      const provider = msp.connect({ apiKey: 'wrong' })
      await assert.rejects(provider.readPayments(query(['2026-1']), FOREVER), refused())
      assert.equal(provider.requestCount(), 1)
    })

    it('belongs to a blocked site or account by its own code', async () => {
      faults({ kind: 'status', status: 403, body: '{"success":false,"data":[],"error_code":1019}' }, 1)
      await assert.rejects(readAll(), refused('site-blocked'))
      faults({ kind: 'status', status: 200, body: '{"success":false,"data":"","error_code":"1020"}' }, 1)
      await assert.rejects(readAll(), refused('account-blocked'))
    })

    it('is not what a firewall means by 403 with a page of its own', async () => {
      faults({ kind: 'html', status: 403 }, 1)
      await assert.rejects(readAll(), failsWith('MULTISAFEPAY_UNREACHABLE', 'blocked'))
    })

    it('that is missing is not sent', async () => {
      const provider = msp.connect({ apiKey: ' \\n' })
      await assert.rejects(provider.describe(FOREVER), failsWith('CONFIG_MISSING', 'api-key'))
      assert.equal(msp.standIn.requests.length, 0)
    })
  })

  describe('a failure that can pass', () => {
    const passing: readonly (readonly [string, Fault])[] = [
      ['503', { kind: 'status', status: 503 }],
      ['a web page with 502', { kind: 'html', status: 502 }],
      ['a connection that is cut before the answer', { kind: 'cut-before' }],
      ['a connection that is cut halfway through the answer', { kind: 'cut-mid-body' }],
      ['429', { kind: 'status', status: 429, body: '{"message":"Too Many Requests"}' }],
    ]
    for (const [name, fault] of passing) {
      it(`${name} is asked again, and told`, async () => {
        faults(fault, 2, /transactions/)
        const reading = await readAll()
        assert.equal(reading.payments.length, 1)
        assert.deepEqual(codesOf(msp.logged), ['multisafepay-failed-once', 'multisafepay-failed-once'])
        assert.equal(msp.clock.slept.length >= 2, true)
      })
    }

    it('waits as long as Retry-After says', async () => {
      faults({ kind: 'status', status: 429, headers: { 'retry-after': '7' } }, 1, /transactions/)
      await readAll()
      assert.equal(msp.clock.slept.includes(7_000), true)
    })

    it('ends after five tries with the failure itself', async () => {
      faults({ kind: 'status', status: 503 }, 50)
      const provider = msp.connect()
      await assert.rejects(provider.describe(FOREVER), failsWith('MULTISAFEPAY_UNREACHABLE', 'server-error'))
      assert.equal(provider.requestCount(), 5)
      msp.standIn.faults.clear()
      faults({ kind: 'status', status: 429 }, 50)
      await assert.rejects(msp.connect().describe(FOREVER), failsWith('MULTISAFEPAY_RATE_LIMIT', 'too-many'))
    })

    it('is not waited for when Retry-After is out of all proportion', async () => {
      faults({ kind: 'status', status: 429, headers: { 'retry-after': '3600' } }, 1)
      await assert.rejects(
        readAll(),
        (error) =>
          failsWith('MULTISAFEPAY_RATE_LIMIT', 'too-many')(error) &&
          (error as ReconcileError).values['seconds'] === 3600,
      )
    })

    it('is no answer within the time limit', async () => {
      faults({ kind: 'hang' }, 50)
      const provider = msp.connect({ timeLimitMs: 20 })
      await assert.rejects(provider.describe(FOREVER), failsWith('MULTISAFEPAY_UNREACHABLE', 'time-limit'))
    })

    it('is nobody listening', async () => {
      await msp.close()
      await assert.rejects(readAll(), failsWith('MULTISAFEPAY_UNREACHABLE', 'no-connection'))
    })
  })

  describe('an answer that is none', () => {
    const bodies: readonly (readonly [string, string, string])[] = [
      ['no JSON', '<html>welcome</html>', 'no-json'],
      ['success: false with another code', '{"success":false,"data":{},"error_code":1016}', 'refused'],
      ['success without data', '{"success":true}', 'unexpected'],
      ['a list that is no list', '{"success":true,"data":{"rows":1}}', 'unexpected'],
    ]
    for (const [name, body, detail] of bodies) {
      it(`is ${name} with HTTP 200`, async () => {
        faults({ kind: 'status', status: 200, body }, 1, /transactions/)
        await assert.rejects(readAll(), failsWith('MULTISAFEPAY_ANSWER', detail))
      })
    }

    it('is data that is fine, when success is false', async () => {
      faults({ kind: 'status', status: 200, body: '{"success":false,"data":[],"pager":{}}' }, 1, /transactions/)
      await assert.rejects(readAll(), failsWith('MULTISAFEPAY_ANSWER', 'refused'))
    })

    it('is a redirect', async () => {
      faults({ kind: 'status', status: 302, headers: { location: 'https://example.com/' } }, 1, /transactions/)
      await assert.rejects(readAll(), failsWith('MULTISAFEPAY_ANSWER', 'refused'))
    })

    it('is a list that is not where it should be', async () => {
      faults({ kind: 'status', status: 404, body: '{"message":"Not found"}' }, 1, /transactions/)
      await assert.rejects(readAll(), failsWith('MULTISAFEPAY_ANSWER', 'not-found'))
    })
  })

  it('an answer without `success` counts when it has data', async () => {
    faults({ kind: 'status', status: 200, body: '{"data":[]}' }, 1, /transactions/)
    assert.deepEqual((await readAll()).payments, [])
  })

  it('stops at once when the run is cancelled', async () => {
    faults({ kind: 'hang' }, 50, /transactions/)
    const run = new AbortController()
    const reading = msp.connect().readPayments(query(['2026-1']), run.signal)
    setImmediate(() => run.abort(new Error('cancelled by the user')))
    await assert.rejects(reading, /cancelled by the user/)
  })

  it('only ever reads, and never puts the key into an address', async () => {
    const provider = msp.connect()
    await provider.describe(FOREVER)
    await provider.readPayments(query(['2026-1', 'x']), FOREVER)
    await provider.readPayments(query(['2026-1', 'x'], { lookup: 'single' }), FOREVER)
    assert.equal(msp.standIn.writes, 0)
    assert.equal(msp.standIn.keysInUrls, 0)
  })

  it('counts every try', async () => {
    faults({ kind: 'status', status: 503 }, 2, /transactions/)
    const provider = msp.connect()
    await provider.readPayments(query(['2026-1']), FOREVER)
    assert.equal(provider.requestCount(), msp.standIn.requests.length)
  })
})
