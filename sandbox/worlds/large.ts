// Years of trade for the benchmark: many open debtors, orders and transactions, and what each debtor's outcome must be.

import type { MultiSafepayWorld } from '../multisafepay/world.ts'
import { seededRandom, type SeededRandom } from '../multisafepay/seeded-random.ts'
import type { BulkInvoice } from '../snelstart/world/bulk.ts'
import type { SnelStartWorld } from '../snelstart/world.ts'
import { dayBefore } from './calendar.ts'
import type { StoryOutcome } from './story-scene.ts'

export interface LargeOptions {
  readonly snelstart: SnelStartWorld
  readonly multisafepay: MultiSafepayWorld
  /** `YYYY-MM-DD`; everything happened in the 400 days before it. */
  readonly today: string
  readonly debtors?: number
  /** Each open debtor has one; the others are of invoices that were settled. */
  readonly orders?: number
  readonly transactions?: number
  readonly seed?: number
}

export interface Large {
  /** By invoice number, for every open debtor. */
  readonly outcomes: ReadonlyMap<string, StoryOutcome>
  /** What one run books with the usual settings. */
  readonly writesOffCents: number
  /** Orders whose payment says `refunded` while no row of the list explains it: only the order does. */
  readonly refundsOutsideTheList: readonly string[]
}

const REFUNDS_OUTSIDE_THE_LIST = 8

export function fillLarge(options: LargeOptions): Large {
  const { snelstart, multisafepay, today, debtors = 10_000, orders = 30_000, transactions = 40_000, seed = 1 } = options
  const settled = orders - debtors
  if (settled < 0) throw new RangeError('there is an order for each open debtor')
  const yesterday = dayBefore(today, 1)
  const invoices = snelstart.bulk({ open: debtors, settled, orders, seed, until: yesterday, prefix: 'WS-' })
  const random = seededRandom(seed)
  const outcomes = new Map<string, StoryOutcome>()
  const refundsOutsideTheList: string[] = []
  const roomFor = (rows: number): boolean => multisafepay.transactionCount + rows <= transactions
  let writesOffCents = 0

  for (const invoice of invoices.slice(0, debtors)) {
    const hidden = refundsOutsideTheList.length < REFUNDS_OUTSIDE_THE_LIST
    const outcome = !roomFor(3) ? 'not-found' : hidden ? 'refunded' : chosenOutcome(random)
    const order = { invoice, orderId: invoice.betalingskenmerk ?? '', at: someTime(random, invoice.date, yesterday) }
    if (hidden && outcome === 'refunded') refundsOutsideTheList.push(order.orderId)
    writesOffCents += HAPPENINGS[outcome](multisafepay, { ...order, random, unlisted: hidden })
    outcomes.set(invoice.number, outcome)
  }
  fillUp(multisafepay, invoices.slice(debtors), { random, yesterday, roomFor })
  return { outcomes, writesOffCents, refundsOutsideTheList }
}

type LargeOutcome = Extract<
  StoryOutcome,
  'paid' | 'paid-partly' | 'overpaid' | 'pending' | 'unpaid' | 'not-collected' | 'not-found' | 'refunded'
>

interface LargeOrder {
  readonly invoice: BulkInvoice
  readonly orderId: string
  readonly at: string
  readonly random: SeededRandom
  readonly unlisted: boolean
}

/** What happens for an outcome, in at most three rows, and what a run writes off for it. */
const HAPPENINGS: Record<LargeOutcome, (multisafepay: MultiSafepayWorld, order: LargeOrder) => number> = {
  paid(multisafepay, { orderId, at, invoice, random }) {
    if (random.next() < 0.1) multisafepay.pay({ orderId, cents: invoice.openCents, at, status: 'expired' })
    const method = random.pick(['IDEAL', 'IDEAL', 'IDEAL', 'VISA', 'MISTERCASH'])
    return multisafepay.pay({ orderId, cents: invoice.openCents, at, method }).cents
  },
  'paid-partly'(multisafepay, { orderId, at, invoice, random }) {
    return multisafepay.pay({ orderId, cents: random.between(1, invoice.openCents - 1), at }).cents
  },
  overpaid(multisafepay, { orderId, at, invoice, random }) {
    multisafepay.pay({ orderId, cents: invoice.openCents + random.between(1, 1000), at })
    return 0
  },
  pending(multisafepay, { orderId, at, invoice }) {
    multisafepay.authorise({ orderId, cents: invoice.openCents, at })
    return 0
  },
  unpaid(multisafepay, { orderId, at, invoice, random }) {
    multisafepay.pay({
      orderId,
      cents: invoice.openCents,
      at,
      status: random.pick(['expired', 'declined', 'cancelled']),
    })
    return 0
  },
  'not-collected'(multisafepay, { orderId, at, invoice }) {
    multisafepay.pay({ orderId, cents: invoice.openCents, at, method: 'PAYPAL' })
    return 0
  },
  'not-found': () => 0,
  refunded(multisafepay, { orderId, at, invoice, unlisted }) {
    const paid = multisafepay.pay({ orderId, cents: invoice.openCents, at })
    multisafepay.refund(paid, invoice.openCents, { at, unlisted })
    return 0
  },
}

function chosenOutcome(random: SeededRandom): LargeOutcome {
  const chance = random.next()
  if (chance < 0.8) return 'paid'
  return random.pick([
    'paid-partly',
    'overpaid',
    'pending',
    'unpaid',
    'unpaid',
    'not-collected',
    'not-found',
    'refunded',
  ])
}

interface Filling {
  readonly random: SeededRandom
  readonly yesterday: string
  readonly roomFor: (rows: number) => boolean
}

/** The settled invoices were paid too; what is then left of the list are attempts that came to nothing. */
function fillUp(multisafepay: MultiSafepayWorld, settled: readonly BulkInvoice[], filling: Filling): void {
  const { random, yesterday, roomFor } = filling
  for (const { betalingskenmerk: orderId = '', totalCents: cents, date } of settled) {
    if (!roomFor(1)) return
    multisafepay.pay({ orderId, cents, at: someTime(random, date, yesterday) })
  }
  for (let index = 0; roomFor(1); index++) {
    const { betalingskenmerk, date = yesterday } = settled[index % Math.max(1, settled.length)] ?? {}
    const at = someTime(random, date, yesterday)
    multisafepay.pay({ orderId: betalingskenmerk ?? `LEFT-${index}`, cents: 1000, at, status: 'expired' })
  }
}

/** By day, on the invoice's own day or one of the three after it, never after yesterday. */
function someTime(random: SeededRandom, date: string, yesterday: string): string {
  const later = dayBefore(date, 0 - random.between(0, 3))
  const two = (low: number, high: number): string => String(random.between(low, high)).padStart(2, '0')
  return `${later < yesterday ? later : yesterday}T${two(8, 21)}:${two(0, 59)}:${two(0, 59)}`
}
