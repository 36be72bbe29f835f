// A process of its own that matches, and for comparison only normalises and groups the same rows with a bare Map.

import { z } from 'zod'
import { cents } from '../../nodes/reconcile/domain/cents.ts'
import { calendarDate } from '../../nodes/reconcile/domain/calendar-date.ts'
import { match, type MatchRun } from '../../nodes/reconcile/domain/matching/match.ts'
import type { OpenDebtor } from '../../nodes/reconcile/domain/open-debtor.ts'
import type { ProviderPayment } from '../../nodes/reconcile/domain/provider-payment.ts'
import { normalReference } from '../../nodes/reconcile/domain/reference.ts'
import { answering, taskOf } from '../processes/answering.ts'

const task = z.object({ debtors: z.number(), times: z.number() })

/** Everything is paid: each debtor ends with a decision and a booking, the most that there can be to make. */
function paidWorld(count: number): MatchRun {
  const numbers = Array.from({ length: count }, (_, index) => index)
  return {
    debtors: numbers.map(debtor),
    payments: numbers.map((index) => payment(count - 1 - index)),
    failedReferences: new Set(),
    covered: { centsByTransaction: new Map(), writtenOffByDebtor: new Map() },
    settings: {
      references: ['betalingskenmerk'],
      partial: 'book',
      overpaid: 'hold',
      toleranceCents: cents(0),
      notCollected: new Set(['PAYPAL', 'AMAZONBTN', 'BIZUM']),
    },
    today: calendarDate('2026-02-01'),
  }
}

const amountOf = (index: number) => cents(1_000 + (index % 5_000))

const debtor = (index: number): OpenDebtor => ({
  id: `invoice-${index}`,
  salesBookingId: `booking-${index}`,
  invoiceNumber: String(index),
  invoiceDate: calendarDate('2026-01-05'),
  customer: { id: `customer-${index}` },
  currency: 'EUR',
  totalCents: amountOf(index),
  openCents: amountOf(index),
  references: { betalingskenmerk: `WS-${index}` },
})

const payment = (index: number): ProviderPayment => ({
  transactionId: String(10_000_000 + index),
  orderId: `WS-${index}`,
  siteId: '1',
  type: 'payment',
  kind: 'payment',
  amountCents: amountOf(index),
  currency: 'EUR',
  feeCents: cents(29),
  method: 'IDEAL',
  status: 'completed',
  financialStatus: 'completed',
  standing: 'settled',
  created: '2026-01-06T10:00:00+01:00',
  completed: '2026-01-06T10:00:00+01:00',
})

interface BareGroup {
  readonly debtors: OpenDebtor[]
  readonly payments: ProviderPayment[]
}

function groupBare({ debtors, payments }: MatchRun): Map<string, BareGroup> {
  const groups = new Map<string, BareGroup>()
  const groupOf = (reference: string): BareGroup => {
    const key = normalReference(reference)
    const known = groups.get(key)
    if (known) return known
    const group = { debtors: [], payments: [] }
    groups.set(key, group)
    return group
  }
  for (const debtor of debtors) groupOf(debtor.references.betalingskenmerk ?? '').debtors.push(debtor)
  for (const payment of payments) groupOf(payment.orderId).payments.push(payment)
  return groups
}

/** Without what the one before left behind. */
function timed(work: () => { readonly size: number }, expected: number): number {
  const { gc } = globalThis
  if (gc === undefined) throw new Error('start with --expose-gc')
  gc()
  const began = performance.now()
  const { size } = work()
  const milliseconds = performance.now() - began
  if (size !== expected) throw new Error(`${size} of ${expected} were dealt with`)
  return milliseconds
}

function measure({ debtors, times }: z.output<typeof task>) {
  const world = paidWorld(debtors)
  const matchMs: number[] = []
  const bareMs: number[] = []
  const matchNow = (): number => timed(() => match(world).decisions, debtors)
  const groupNow = (): number => timed(() => groupBare(world), debtors)
  // Taking turns in going first: what the one leaves behind does not always burden the same other.
  for (let index = 0; index <= times; index += 1) {
    const [first, second] = index % 2 === 0 ? [matchNow(), groupNow()] : [groupNow(), matchNow()].reverse()
    if (index === 0 || first === undefined || second === undefined) continue // the first time warms up
    matchMs.push(first)
    bareMs.push(second)
  }
  return { matchMs, bareMs, peakMb: process.resourceUsage().maxRSS / 1024 }
}

const given = taskOf(task)
answering({ measure: () => measure(given) })
