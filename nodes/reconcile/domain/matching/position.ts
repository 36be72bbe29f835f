// Where a group stands: what is open, and what came in and went back that no booking accounts for yet.

import { dateOfInstant } from '../amsterdam.ts'
import type { CalendarDate } from '../calendar-date.ts'
import { type Cents, cents } from '../cents.ts'
import type { ProviderPayment } from '../provider-payment.ts'
import { type Group, paidAt } from './groups.ts'
import type { MatchRun } from './match.ts'

/** A row with the part of it that no booking covers, as a magnitude above zero. */
export interface UncoveredRow {
  readonly payment: ProviderPayment
  readonly cents: Cents
}

export interface Position {
  readonly openCents: Cents
  /** Payments and won-back chargebacks, oldest first. */
  readonly received: readonly UncoveredRow[]
  /** Refunds and chargebacks, oldest first. */
  readonly returned: readonly UncoveredRow[]
  /** Received less returned. */
  readonly netCents: Cents
  /** Received before the start: not counted, and dealt with otherwise. */
  readonly beforeStart: readonly UncoveredRow[]
  /** Whether earlier bookings accounted for money under this reference. */
  readonly anyCovered: boolean
}

export type PositionRun = Pick<MatchRun, 'covered' | 'bookFrom' | 'bookableMethods' | 'settings'>

export function positionOf(group: Group, run: PositionRun): Position {
  let received = NO_ROWS
  let returned = NO_ROWS
  let beforeStart = NO_ROWS
  const { centsByTransaction } = run.covered
  let anyCovered = false
  for (const payment of group.payments) {
    if (!isMoney(payment, run)) continue
    const covered = centsByTransaction.size > 0 ? centsByTransaction.get(payment.transactionId) : undefined
    if (covered !== undefined) anyCovered = true
    const uncovered = Math.abs(payment.amountCents) - Math.abs(covered ?? 0)
    if (uncovered <= 0 || !isBookable(payment, run)) continue
    const row = { payment, cents: cents(uncovered) }
    if (isBefore(payment, run.bookFrom)) beforeStart = added(beforeStart, row)
    else if (payment.amountCents > 0) received = added(received, row)
    else returned = added(returned, row)
  }
  let openCents = 0
  for (const { debtor } of group.members) openCents += debtor.openCents
  const netCents = cents(totalOf(received) - totalOf(returned))
  return { openCents: cents(openCents), received, returned, netCents, beforeStart, anyCovered }
}

/** Shared by all positions without such rows; never added to. */
const NO_ROWS: UncoveredRow[] = []

function added(rows: UncoveredRow[], row: UncoveredRow): UncoveredRow[] {
  if (rows === NO_ROWS) return [row]
  rows.push(row)
  return rows
}

export function totalOf(rows: readonly UncoveredRow[]): Cents {
  let total = 0
  for (const row of rows) total += row.cents
  return cents(total)
}

/** Nothing is to be received from these debtors. */
export function isCreditOnly(group: Pick<Group, 'members'>): boolean {
  return group.members.every(({ debtor }) => debtor.openCents <= 0)
}

/** The day on which the money moved, in Amsterdam. */
export function paidOn(payment: ProviderPayment): CalendarDate {
  return dateOfInstant(paidAt(payment))
}

/** Paid by a method whose money never reaches the balance. */
export function isNotCollected(payment: ProviderPayment, { settings }: Pick<MatchRun, 'settings'>): boolean {
  return payment.standing === 'authorised' && settings.notCollected.has((payment.method ?? '').toUpperCase())
}

function isMoney(payment: ProviderPayment, run: PositionRun): boolean {
  return payment.kind !== 'other' && (payment.standing === 'settled' || isNotCollected(payment, run))
}

function isBookable(payment: ProviderPayment, run: PositionRun): boolean {
  if (payment.standing === 'settled') return true
  return run.bookableMethods?.has((payment.method ?? '').toUpperCase()) ?? false
}

/** Compared as text: an instant starts with its day in Amsterdam. */
export function isBefore(payment: ProviderPayment, bookFrom: CalendarDate | undefined): boolean {
  return bookFrom !== undefined && paidAt(payment) < bookFrom
}
