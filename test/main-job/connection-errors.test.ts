// What is wrong with a connection is named, nothing is half done, and the next run books what was left.

import assert from 'node:assert/strict'

import { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import type { Fault } from '../../sandbox/http/faults.ts'
import { ALL_SCOPES } from '../../sandbox/snelstart/switches.ts'
import { linesIn, openFlow, throughFlow } from './flow.ts'
import { assertBooksAreRight, assertStopped, bookedKeys, inShop, outcomesOf, type Shop, statesOf } from './shop.ts'

describe('A connection that is not in order', () => {
  const wrongKeys = {
    clientKey: 'SNELSTART_AUTH',
    subscriptionKey: 'SNELSTART_SUBSCRIPTION',
    apiKey: 'MULTISAFEPAY_AUTH',
  }
  for (const [name, code] of Object.entries(wrongKeys)) {
    it(
      `with a wrong ${name} ends as ${code}, and the right one books afterwards`,
      inShop(async (shop) => {
        onePaidInvoice(shop)
        const keys = { ...shop.keys, [name]: 'wrong' }
        await assert.rejects(shop.job({ keys }).run(), withCode(code))
        await assertNothingLost(shop)
      }),
    )
  }

  const refusals: Readonly<Record<string, Fault>> = {
    'HTTP 401 with code 1032': jsonFault(401, {
      success: false,
      data: {},
      error_code: 1032,
      error_info: 'Invalid API key',
    }),
    'HTTP 403 with Forbidden': jsonFault(403, { message: 'Forbidden' }),
    'HTTP 200 with code 1032': jsonFault(200, {
      success: false,
      data: [],
      error_code: 1032,
      error_info: 'Invalid API key',
    }),
  }
  for (const [way, fault] of Object.entries(refusals)) {
    it(
      `MultiSafepay refuses the API key by ${way}`,
      inShop(async (shop) => {
        onePaidInvoice(shop)
        shop.multisafepay.faults.random({ seed: 1, chances: [{ chance: 1, what: fault }] })
        await assert.rejects(shop.job().run(), withCode('MULTISAFEPAY_AUTH'))
        await assertNothingLost(shop)
      }),
    )
  }

  const needed = [
    ['boekhouden:read', 2900],
    ['orders:read', 2900],
    ['memoriaal:write', 2900],
    ['bankieren:write', 1015],
  ] as const
  for (const [scope, journal] of needed) {
    it(
      `without the right ${scope} names it, for journal ${journal}`,
      inShop(async (shop) => {
        onePaidInvoice(shop)
        shop.snelstart.switches.scopes = ALL_SCOPES.filter((right) => right !== scope)
        const { error, refused } = await whatFailed(shop, journal)
        const named = error ?? refused ?? 'nothing failed'
        assert.ok(named.includes('SNELSTART_SCOPE'), named)
        assert.ok(named.includes(scope), named)
        shop.snelstart.switches.scopes = ALL_SCOPES
        shop.snelstart.expireAllTokens()
        await assertNothingLost(shop)
      }),
    )
  }

  it(
    'without the right to read customers books all the same, and says whose names are missing',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      shop.snelstart.switches.scopes = ALL_SCOPES.filter((right) => right !== 'relaties:read')
      const flow = openFlow(shop)
      const lines = linesIn(await throughFlow(flow))
      assert.deepEqual(statesOf(lines), { '2026-1': 'booked' })
      assert.equal(lines[0]?.debtor.customer.name, undefined)
      assert.equal(flow.warnings.length, 1, flow.warnings.join())
    }),
  )

  it(
    'whose day quota is spent says so, and says no right is missing',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      shop.snelstart.switches.callsLeft = 3
      await assert.rejects(shop.job().run(), withCode('SNELSTART_QUOTA'))
      shop.snelstart.switches.callsLeft = undefined
      await assertNothingLost(shop)
    }),
  )

  it(
    'whose day quota is spent in the middle of booking keeps what was booked, and the next run books the rest',
    inShop(async (shop) => {
      for (let nth = 1; nth <= 6; nth += 1) {
        shop.sell(`2026-${nth}`, 1_000 * nth, `K-${nth}`)
        shop.pay(`K-${nth}`, 1_000 * nth)
      }
      const job = shop.job()
      const message = await job.fetchAndMatch()
      shop.snelstart.switches.callsLeft = 14
      const first = await job.book(message)
      assertStopped(first, 'SNELSTART_QUOTA', 'quota-spent')
      assert.equal(first.lines.length, 6)
      assert.ok(first.lines.every(({ attention, booking }) => attention === true || booking?.state === 'booked'))
      shop.snelstart.switches.callsLeft = undefined
      assertStopped(await job.run(), undefined)
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 21_000 })
    }),
  )

  it(
    'that is asked too often waits as long as it is told, and books everything',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      shop.snelstart.switches.callsPerMinute = 4
      await assertNothingLost(shop)
    }),
  )

  it(
    'that answers with web pages ends as unreachable or unreadable, never as an empty list',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      for (const status of [200, 502]) {
        shop.snelstart.faults.random({
          seed: 1,
          chances: [{ chance: 1, when: { method: 'GET' }, what: { kind: 'html', status } }],
        })
        await assert.rejects(shop.job().run(), withCode(status === 200 ? 'SNELSTART_ANSWER' : 'SNELSTART_UNREACHABLE'))
        shop.snelstart.faults.clear()
        shop.multisafepay.faults.random({ seed: 1, chances: [{ chance: 1, what: { kind: 'html', status } }] })
        await assert.rejects(
          shop.job().run(),
          withCode(status === 200 ? 'MULTISAFEPAY_ANSWER' : 'MULTISAFEPAY_UNREACHABLE'),
        )
        shop.multisafepay.faults.clear()
      }
      await assertNothingLost(shop)
    }),
  )

  it(
    'with MultiSafepay gone when an old reading is to be read again books nothing on it, and says so',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      const job = shop.job()
      const message = await job.fetchAndMatch()
      shop.clock.pass(660_000)
      shop.multisafepay.faults.random({ seed: 1, chances: [{ chance: 1, what: { kind: 'cut-before' } }] })
      await assert.rejects(job.book(message), withCode('MULTISAFEPAY_UNREACHABLE'))
      assert.deepEqual(bookedKeys(shop), [])
      shop.multisafepay.faults.clear()
      await assertNothingLost(shop)
    }),
  )

  it(
    'where one order can not be looked up concludes nothing for that one, and books the others',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      shop.sell('2026-2', 2_000, 'K-2')
      shop.pay('K-2', 2_000)
      const when = { method: 'GET', path: /\/orders\/K-2$/, times: 50 }
      shop.multisafepay.faults.add({ when, what: { kind: 'status', status: 503 } })
      const given = { matched: { lookup: 'single' as const } }
      const job = shop.job()
      const { lines } = await job.run(given)
      assert.deepEqual(outcomesOf(lines), { '2026-1': 'paid', '2026-2': 'lookup-failed' })
      assert.deepEqual(statesOf(lines), { '2026-1': 'booked' })
      shop.multisafepay.faults.clear()
      assert.deepEqual(statesOf((await job.run(given)).lines), { '2026-2': 'booked' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 14_100 })
    }),
  )

  it(
    'where one order can not be looked up still concludes nothing when the others are read again before booking',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      shop.sell('2026-2', 2_000, 'K-2')
      shop.pay('K-2', 2_000)
      const when = { method: 'GET', path: /\/orders\/K-2$/, times: 50 }
      shop.multisafepay.faults.add({ when, what: { kind: 'status', status: 503 } })
      const given = { matched: { lookup: 'single' as const } }
      const job = shop.job()
      const message = await job.fetchAndMatch(given)
      shop.clock.pass(660_000)
      const { lines } = await job.book(message, given)
      assert.deepEqual(outcomesOf(lines), { '2026-1': 'paid', '2026-2': 'lookup-failed' })
    }),
  )
})

function onePaidInvoice(shop: Shop): void {
  shop.sell('2026-1', 12_100, 'K-1')
  shop.pay('K-1', 12_100)
}

/** Nothing was written, and with everything in order the next run books it. */
async function assertNothingLost(shop: Shop): Promise<void> {
  assert.deepEqual(bookedKeys(shop), [])
  assert.deepEqual(statesOf((await retried(shop)).lines), { '2026-1': 'booked' })
  assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
}

function retried(shop: Shop): ReturnType<ReturnType<Shop['job']>['run']> {
  shop.multisafepay.faults.clear()
  shop.snelstart.faults.clear()
  return shop.job().run()
}

async function whatFailed(shop: Shop, bookingJournal: number): Promise<{ error?: string; refused?: string }> {
  try {
    const { lines, stopped } = await shop.job().run({ settings: { bookingJournal } })
    const [line] = lines
    const refused = line?.booking?.error
    return stopped ? { error: stopped.message } : refused ? { refused: `${refused.code} ${refused.message}` } : {}
  } catch (error) {
    return { error: String(error) }
  }
}

function jsonFault(status: number, body: object): Fault {
  return { kind: 'status', status, body: JSON.stringify(body) }
}

function withCode(code: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof ReconcileError, String(error))
    assert.equal(error.code, code, error.message)
    return true
  }
}
