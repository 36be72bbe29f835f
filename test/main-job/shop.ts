// A shop of its own for a scenario: empty books and no payments, on a clock that never waits.

import assert from 'node:assert/strict'

import type { BookedRun } from '../../nodes/reconcile/book-payment/book-lines.ts'
import type { Clock } from '../../nodes/reconcile/domain/clock.ts'
import type { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import type { ReconcileLine } from '../../nodes/reconcile/domain/reconcile-line.ts'
import { systemClock } from '../../nodes/shared/http/system-clock.ts'
import type { PayOptions } from '../../sandbox/multisafepay/happenings.ts'
import { type MultiSafepayStandIn, startMultiSafepay } from '../../sandbox/multisafepay/start-multisafepay.ts'
import type { Transaction } from '../../sandbox/multisafepay/transaction.ts'
import { type SnelStartStandIn, startSnelStart } from '../../sandbox/snelstart/start-snelstart.ts'
import type { SalesInvoice } from '../../sandbox/snelstart/world/books.ts'
import type { NewInvoice } from '../../sandbox/snelstart/world/new-entries.ts'
import { type JobParts, mainJob, type MainJob, type Services } from './main-job.ts'

export interface FastClock extends Clock {
  pass(milliseconds: number): void
}

export interface Shop extends Services {
  readonly snelstart: SnelStartStandIn
  readonly multisafepay: MultiSafepayStandIn
  readonly clock: FastClock
  /** An invoice of 2 November 2026 whose order carries this betalingskenmerk; below zero: a credit invoice. */
  sell(number: string, totalCents: number, betalingskenmerk?: string, more?: NewInvoice): SalesInvoice
  /** On 10 November 2026, by iDEAL. */
  pay(orderId: string, cents: number, more?: Partial<PayOptions>): Transaction
  /** A Node-RED; with a data folder of its own unless one is given. */
  job(parts?: JobParts & Partial<Pick<Services, 'keys'>>): MainJob
  close(): Promise<void>
}

const KEYS = {
  subscriptionKey: 'sandbox-subscription-key',
  clientKey: 'sandbox-koppelsleutel',
  apiKey: 'sandbox-api-key',
}

/** An answer that never comes is waited for this long. */
const TIME_LIMIT_MS = 500

export async function openShop({ seed = 1 }: { readonly seed?: number } = {}): Promise<Shop> {
  const clock = fastClock('2026-11-20T12:00:00+01:00')
  const { subscriptionKey, clientKey } = KEYS
  const now = (): number => clock.now()
  const snelstart = await startSnelStart({ keys: { subscriptionKeys: [subscriptionKey], clientKey }, now, seed })
  const multisafepay = await startMultiSafepay()
  const relation = snelstart.world.addRelation({ name: 'Bakker' })
  const services = { keys: KEYS, snelstart, multisafepay, clock }
  return {
    ...services,
    sell(number, totalCents, betalingskenmerk, more = {}) {
      const order = betalingskenmerk === undefined ? {} : { order: { betalingskenmerk } }
      return snelstart.world.addInvoice({ number, date: '2026-11-02', totalCents, relation, ...order, ...more })
    },
    pay: (orderId, cents, more = {}) => multisafepay.world.pay({ orderId, cents, at: '2026-11-10T10:00:00', ...more }),
    job: ({ keys = KEYS, ...parts } = {}) =>
      mainJob({ ...services, keys }, { clock, registerClock: systemClock, timeLimitMs: TIME_LIMIT_MS, ...parts }),
    async close() {
      await Promise.all([snelstart.close(), multisafepay.close()])
    },
  }
}

/** Sleeping costs no time: it only moves the clock on. */
function fastClock(start: string): FastClock {
  let now = Date.parse(start)
  return {
    now: () => now,
    random: () => 0.5,
    pass: (milliseconds) => void (now += milliseconds),
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted()
      now += milliseconds
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

/** Runs a scenario in a shop of its own. */
export function inShop(scenario: (shop: Shop) => Promise<void>): () => Promise<void> {
  return async () => {
    const shop = await openShop()
    try {
      await scenario(shop)
    } finally {
      await shop.close()
    }
  }
}

export function outcomesOf(lines: readonly ReconcileLine[]): Record<string, string> {
  return Object.fromEntries(lines.map(({ debtor, outcome }) => [debtor.invoiceNumber, outcome ?? 'none']))
}

/** Why each line is as it is. */
export function reasonsOf(lines: readonly ReconcileLine[]): Record<string, string> {
  return Object.fromEntries(lines.map(({ debtor, reasonCode }) => [debtor.invoiceNumber, reasonCode ?? 'none']))
}

/** What became of the bookings on each line; lines without one are left out. */
export function statesOf(lines: readonly ReconcileLine[]): Record<string, string> {
  const withBooking = lines.filter(({ bookings = [] }) => bookings.length > 0)
  return Object.fromEntries(
    withBooking.map(({ debtor, bookings = [] }) => [
      debtor.invoiceNumber,
      bookings.map(({ state }) => state).join(' + '),
    ]),
  )
}

/** Every boekstuk of ours with the number of its bookings, in order. */
export function bookedKeys({ snelstart }: Shop): readonly string[] {
  const { bookingsPerDocumentNumber } = snelstart.world.audit()
  return [...bookingsPerDocumentNumber]
    .filter(([key]) => key.startsWith('MSP-'))
    .map(([key, times]) => (times === 1 ? key : `${key} × ${times}`))
    .sort()
}

/** The books are right, nothing is booked twice, and what was sent is what SnelStart knows. */
export function assertBooksAreRight(shop: Shop, expected: { openCents: number; clearingCents: number }): void {
  const { problems, openCents, balances } = shop.snelstart.world.audit()
  const broken = [...shop.snelstart.requests, ...shop.multisafepay.requests].flatMap(({ failure }) => failure ?? [])
  const twice = bookedKeys(shop).filter((key) => key.includes('×'))
  const clearingCents = (balances.get(1220) ?? 0) + (balances.get(1015) ?? 0)
  assert.deepEqual(
    { problems, broken, twice, unknown: shop.snelstart.unknownProperties, openCents, clearingCents },
    { problems: [], broken: [], twice: [], unknown: [], ...expected },
  )
}

export function assertStopped({ stopped }: BookedRun, code: ReconcileError['code'] | undefined, detail?: string): void {
  assert.deepEqual([stopped?.code, stopped?.detail], [code, code === undefined ? undefined : detail])
}
