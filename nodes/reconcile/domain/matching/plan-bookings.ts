// Which bookings follow from a decision. Net amounts decide, gross rows are booked: every row by its own booking,
// payments on invoices and returns on credit invoices, oldest first.

import { type Cents, cents, sumCents } from '../cents.ts'
import type { ProviderPayment } from '../provider-payment.ts'
import type { Group } from './groups.ts'
import type { UncoveredRow } from './position.ts'

/** `clearingCents + differenceCents = sum of the lines + overpaidCents`, as in a booking order. */
export interface PlannedBooking {
  readonly payment: ProviderPayment
  readonly lines: readonly PlannedLine[]
  readonly clearingCents: Cents
  readonly differenceCents: Cents
  readonly overpaidCents: Cents
  /** The rows that this booking accounts for, returns included, signed. */
  readonly covers: readonly { readonly transactionId: string; readonly cents: Cents }[]
}

export interface PlannedLine {
  readonly debtorId: string
  /** + settles an invoice, − settles a credit invoice. */
  readonly cents: Cents
}

export interface MoneyToBook {
  readonly received: readonly UncoveredRow[]
  readonly returned: readonly UncoveredRow[]
}

/** What may happen with the part of the money that is not exactly what is open. */
export type Remainder = 'none' | 'stays-open' | 'to-overpaid' | 'to-difference'

interface Balance {
  readonly debtorId: string
  left: number
}

interface Draft {
  readonly payment: ProviderPayment
  readonly lines: { readonly debtorId: string; cents: Cents }[]
  readonly covers: { readonly transactionId: string; cents: Cents }[]
  /** Still to be placed on a debtor. */
  left: number
  clearing: number
  difference: number
  overpaid: number
}

/**
 * @param remainder what the decision found: anything left over that it did not foresee is a bug of ours
 * @throws RangeError when the money does not fit the decision
 */
export function planBookings(
  group: Pick<Group, 'members'>,
  money: MoneyToBook,
  remainder: Remainder,
): readonly PlannedBooking[] {
  const balances = group.members.map(({ debtor }) => ({ debtorId: debtor.id, open: debtor.openCents }))
  const invoices = balances.filter(({ open }) => open > 0).map(({ debtorId, open }) => ({ debtorId, left: open + 0 }))
  const credits = balances.filter(({ open }) => open < 0).map(({ debtorId, open }) => ({ debtorId, left: 0 - open }))

  const { drafts: returns, left: returnsLeft } = bookReturns(money.returned, credits)
  const payments = reduceNewest(money.received.map(toDraft), returnsLeft)
  setOffCredits(payments, credits)
  for (const draft of payments) draft.left -= settle(draft, invoices, draft.left, 1)
  placeRemainder(payments, invoices, remainder)
  return [...returns, ...payments].map(finished)
}

function toDraft({ payment, cents: amount }: UncoveredRow): Draft {
  const covers = [{ transactionId: payment.transactionId, cents: amount }]
  return { payment, lines: [], covers, left: amount, clearing: amount, difference: 0, overpaid: 0 }
}

function bookReturns(returned: readonly UncoveredRow[], credits: Balance[]): { drafts: Draft[]; left: UncoveredRow[] } {
  const drafts: Draft[] = []
  const left: UncoveredRow[] = []
  for (const { payment, cents: amount } of returned) {
    const draft: Draft = { payment, lines: [], covers: [], left: 0, clearing: 0, difference: 0, overpaid: 0 }
    const placed = settle(draft, credits, amount, -1)
    if (placed > 0) {
      draft.clearing = 0 - placed
      cover(draft, payment.transactionId, 0 - placed)
      drafts.push(draft)
    }
    if (placed < amount) left.push({ payment, cents: cents(amount - placed) })
  }
  return { drafts, left }
}

/** A return without a credit invoice reduces the newest payments, whose bookings then cover the return too. */
function reduceNewest(payments: readonly Draft[], returns: readonly UncoveredRow[]): readonly Draft[] {
  for (const { payment, cents: amount } of returns) {
    let left: number = amount
    for (const draft of [...payments].reverse()) {
      const taken = Math.min(draft.left, left)
      if (taken === 0) continue
      draft.left -= taken
      draft.clearing -= taken
      cover(draft, payment.transactionId, 0 - taken)
      left -= taken
    }
    if (left > 0) throw new RangeError('more went back than came in, yet a booking was planned')
  }
  // A payment that went back whole books nothing; a booking that remains accounts for it, so that it never counts again.
  const remaining = payments.filter((draft) => draft.clearing > 0)
  const heir = remaining.at(-1)
  if (!heir) return remaining
  for (const spent of payments) {
    if (spent.clearing > 0) continue
    for (const row of spent.covers) cover(heir, row.transactionId, row.cents)
  }
  return remaining
}

function cover({ covers }: Draft, transactionId: string, amount: number): void {
  const known = covers.find((row) => row.transactionId === transactionId)
  if (known) known.cents = cents(known.cents + amount)
  else covers.push({ transactionId, cents: cents(amount) })
}

/** Credit that no return explains was set off by the customer: it makes the first payment reach further. */
function setOffCredits(payments: readonly Draft[], credits: Balance[]): void {
  const [first] = payments
  if (first) first.left += settle(first, credits, Number.POSITIVE_INFINITY, -1)
}

function placeRemainder(payments: readonly Draft[], invoices: readonly Balance[], remainder: Remainder): void {
  const stillOpen = invoices.reduce((total, { left }) => total + left, 0)
  if (remainder === 'to-overpaid') {
    for (const draft of payments) {
      draft.overpaid = draft.left
      draft.left = 0
    }
  } else if (remainder === 'to-difference') {
    for (const draft of payments) {
      draft.difference = 0 - draft.left
      draft.left = 0
    }
    const last = payments.at(-1)
    if (last) last.difference += settle(last, invoices, stillOpen, 1)
  }
  const unplaced = payments.some((draft) => draft.left !== 0)
  const unsettled = remainder === 'none' && stillOpen !== 0
  if (unplaced || unsettled) throw new RangeError('the money does not fit what was decided')
}

/** Places up to `amount` on the balances, oldest first. @returns what was placed, a magnitude */
function settle(draft: Draft, balances: readonly Balance[], amount: number, sign: 1 | -1): number {
  let placed = 0
  for (const balance of balances) {
    const part = Math.min(balance.left, amount - placed)
    if (part === 0) continue
    balance.left -= part
    placed += part
    const line = draft.lines.at(-1)
    if (line?.debtorId === balance.debtorId) line.cents = cents(line.cents + sign * part)
    else draft.lines.push({ debtorId: balance.debtorId, cents: cents(sign * part) })
  }
  return placed
}

function finished(draft: Draft): PlannedBooking {
  const booking = {
    payment: draft.payment,
    lines: draft.lines,
    clearingCents: cents(draft.clearing),
    differenceCents: cents(draft.difference),
    overpaidCents: cents(draft.overpaid),
    covers: draft.covers,
  }
  const credited = sumCents(booking.lines.map((line) => line.cents)) + booking.overpaidCents
  if (booking.clearingCents + booking.differenceCents !== credited)
    throw new RangeError('a planned booking is not in balance')
  return booking
}

/** What the bookings write off in all. */
export function writtenOffIn(bookings: readonly PlannedBooking[]): Cents {
  let total = 0
  for (const { lines } of bookings) for (const line of lines) total += line.cents
  return cents(total)
}

/** The same, by debtor id. */
export function writtenOffBy(bookings: readonly PlannedBooking[]): ReadonlyMap<string, Cents> {
  const byDebtor = new Map<string, Cents>()
  for (const { lines } of bookings) {
    for (const line of lines) byDebtor.set(line.debtorId, cents((byDebtor.get(line.debtorId) ?? 0) + line.cents))
  }
  return byDebtor
}
