// What is wrong with a connection or a setting is named, and stops the run before anything is booked.

import assert from 'node:assert/strict'

import type { BookSettings } from '../../nodes/reconcile/domain/book-settings.ts'
import { calendarDate } from '../../nodes/reconcile/domain/calendar-date.ts'
import { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import type { Fault } from '../../sandbox/http/faults.ts'
import { ALL_SCOPES } from '../../sandbox/snelstart/switches.ts'
import {
  assertBooksAreRight,
  assertStopped,
  bookedKeys,
  inShop,
  outcomesOf,
  reasonsOf,
  type Shop,
  statesOf,
} from './shop.ts'

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

  for (const scope of ['boekhouden:read', 'orders:read', 'memoriaal:write']) {
    it(
      `without the right ${scope} names it`,
      inShop(async (shop) => {
        onePaidInvoice(shop)
        shop.snelstart.switches.scopes = ALL_SCOPES.filter((right) => right !== scope)
        const { error, refused } = await whatFailed(shop)
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
    'with MultiSafepay gone between matching and booking books on what was read, or ends with its name',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      const job = shop.job()
      const message = await job.fetchAndMatch()
      shop.clock.pass(660_000)
      shop.multisafepay.faults.random({ seed: 1, chances: [{ chance: 1, what: { kind: 'cut-before' } }] })
      await assert.rejects(
        (async () => {
          const { lines } = await job.book(message)
          throw new ReconcileError('MULTISAFEPAY_UNREACHABLE', JSON.stringify(reasonsOf(lines)))
        })(),
        withCode('MULTISAFEPAY_UNREACHABLE'),
      )
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

describe('A setting that is not in order', () => {
  const wrongSettings: readonly [string, Partial<BookSettings>, string][] = [
    ['a sales journal to book in', { bookingJournal: 1300 }, 'journal-kind'],
    ['a cash journal to book in', { bookingJournal: 1000 }, 'journal-kind'],
    ['a journal that is not there', { bookingJournal: 7777 }, 'journal-not-found'],
    ['an inactive journal', { bookingJournal: 2910 }, 'journal-inactive'],
    ['an inactive Bank journal', { bookingJournal: 1020 }, 'journal-inactive'],
    ['a clearing account that is not there', { clearingAccount: 7777 }, 'account-not-found'],
    ['an inactive clearing account', { clearingAccount: 1290 }, 'account-inactive'],
    ['a profit-and-loss account as clearing account', { clearingAccount: 8000 }, 'account-profit-and-loss'],
    ['a debtors account as clearing account', { clearingAccount: 1300 }, 'account-debtors'],
    ['an account that wants a cost centre', { differenceAccount: 4500 }, 'account-cost-centre'],
    ['an inactive account of a method', { methodAccounts: new Map([['PAYPAL', 1290]]) }, 'account-inactive'],
    ['a profit-and-loss account for overpayments', { overpaidAccount: 8000 }, 'account-profit-and-loss'],
  ]
  for (const [what, settings, detail] of wrongSettings) {
    it(
      `such as ${what} is named before anything is written: ${detail}`,
      inShop(async (shop) => {
        onePaidInvoice(shop)
        const isNamed = (error: unknown): boolean =>
          error instanceof ReconcileError && error.code.startsWith('CONFIG_') && error.detail === detail
        await assert.rejects(shop.job().run({ settings }), isNamed)
        await assertNothingLost(shop)
      }),
    )
  }

  it(
    'such as money of the test environment is never booked',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      const matched = { provider: { environment: 'test' as const } }
      await assert.rejects(shop.job().run({ matched }), withCode('CONFIG_INVALID'))
      const { lines } = await shop.job().run({ matched, settings: { mode: 'preview' } })
      assert.deepEqual(statesOf(lines), { '2026-1': 'preview' })
      await assertNothingLost(shop)
    }),
  )
})

describe('SnelStart refuses a booking', () => {
  for (const journal of [2900, 1015]) {
    it(
      `whose period is closed: it is refused by its own code and the rest is booked, in journal ${journal}`,
      inShop(async (shop) => {
        onePaidInvoice(shop)
        shop.sell('2026-2', 2_000, 'K-2')
        shop.pay('K-2', 2_000, { at: '2026-10-28T10:00:00' })
        shop.snelstart.world.closePeriod('2026-10-31')
        const job = shop.job()
        const settings = { bookingJournal: journal }
        const { lines, stopped } = await job.run({ settings })
        assert.equal(stopped, undefined)
        assert.deepEqual(statesOf(lines), { '2026-1': 'booked', '2026-2': 'refused' })
        const refused = lines.find(({ debtor }) => debtor.invoiceNumber === '2026-2')
        assert.match(refused?.booking?.error?.message ?? '', /BOE-0042/)
        assert.equal(refused?.attention, true)
        const moved = await job.run({ settings: { ...settings, closedPeriod: 'first-open-day' } })
        assert.equal(moved.lines[0]?.booking?.date, '2026-11-01')
        const [booking] = shop.snelstart.world.bookingsWith(moved.lines[0]?.booking?.key ?? '')
        assert.equal(booking?.entry.date, '2026-11-01')
        assert.match(booking?.written.omschrijving ?? '', /2026-10-28/)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 14_100 })
      }),
    )
  }

  it(
    'that would move past today: it stays refused, and is tried anew in the next run',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      shop.snelstart.world.closePeriod('2026-11-30')
      const job = shop.job()
      const settings = { closedPeriod: 'first-open-day' as const, bookFrom: calendarDate('2026-01-01') }
      assert.deepEqual(statesOf((await job.run({ settings })).lines), { '2026-1': 'refused' })
      shop.snelstart.world.closePeriod('2026-10-31')
      assert.deepEqual(statesOf((await job.run({ settings })).lines), { '2026-1': 'booked' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
    }),
  )

  it(
    'because the invoice was settled just now: nothing is half done',
    inShop(async (shop) => {
      onePaidInvoice(shop)
      shop.snelstart.switches.overpayment = 'refuse'
      const job = shop.job()
      const message = await job.fetchAndMatch()
      const settle = (): void => void shop.snelstart.world.settleByHand('2026-1', 12_100, '2026-11-19')
      settle()
      const { lines, stopped } = await job.book(message)
      assert.equal(stopped, undefined)
      assert.deepEqual(reasonsOf(lines), { '2026-1': 'balance-changed' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 0 })
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

async function whatFailed(shop: Shop): Promise<{ error?: string; refused?: string }> {
  try {
    const { lines, stopped } = await shop.job().run()
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
