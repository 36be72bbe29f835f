// Rules for money that is in: it is weighed against what is open.

import { addDays, type CalendarDate } from '../calendar-date.ts'
import { type Cents, cents } from '../cents.ts'
import type { ProviderPayment } from '../provider-payment.ts'
import { isWeak, type Reference } from '../reference.ts'
import type { Case, Rule, Verdict } from './decide-group.ts'
import { paidAt } from './groups.ts'
import { returnUnderway } from './no-booking.ts'
import { planBookings } from './plan-bookings.ts'
import { isCreditOnly, isNotCollected, paidOn, type Position, totalOf, type UncoveredRow } from './position.ts'

/** A payment this much older than the invoice is probably another order's, when a weaker key found it. */
const OLDER_THAN_INVOICE_DAYS_MAX = 60

export const byAmount: Rule = (given) => {
  const { position, group } = given
  if (position.netCents <= 0) return undefined
  const weak = weakMember(group)
  const verdict = weak ? byWeakKey(given, weak) : bySum(given)
  const { received, returned } = position
  const notCollected = countNotCollected(received, given.run) + countNotCollected(returned, given.run)
  if (notCollected === 0) return verdict
  if (notCollected === received.length + returned.length) return asNotCollected(verdict, given)
  // Two accounts, and nothing tells from which of them a return went.
  return returned.length > 0 ? holdNotCollected(given) : verdict
}

/** Credit invoices alone: the returns under their reference settle them when they are exactly their sum. */
export const creditWithReturn: Rule = (given) => {
  const { group, position } = given
  if (!isCreditOnly(group)) return undefined
  const underway = returnUnderway(given)
  if (underway) return underway
  const { openCents, returned, netCents } = position
  const returnedCents = totalOf(returned)
  // What was returned was booked before, or before the start, or is not known yet: the rules for that say so.
  if (returnedCents === 0 && netCents <= 0) return undefined
  if (returnedCents === 0 || returnedCents + openCents !== 0) {
    const reasonValues = { returnedCents, openCents }
    return { outcome: 'credit-invoice', reasonCode: 'credit-other-return', reasonValues, attention: true }
  }
  const weak = weakMember(group)
  const tooOld = weak && tooOldFor(weak, returned)
  if (tooOld) return tooOld
  return {
    outcome: 'paid',
    reasonCode: 'paid-by-return',
    reasonValues: { returnedCents, openCents },
    bookings: planBookings(group, { received: [], returned }, 'none'),
  }
}

function bySum(given: Case): Verdict {
  const { position, group, run } = given
  const differenceCents = cents(position.openCents - position.netCents)
  if (differenceCents === 0) return paid(given)
  const isSingle = group.members.length === 1
  if (isSingle && Math.abs(differenceCents) <= run.settings.toleranceCents) {
    return {
      outcome: 'within-tolerance',
      reasonCode: 'within-tolerance',
      reasonValues: { ...figures(position), differenceCents },
      bookings: planBookings(group, position, 'to-difference'),
    }
  }
  return differenceCents > 0 ? paidPartly(given, differenceCents) : overpaid(given, cents(0 - differenceCents))
}

function paid({ group, position }: Case): Verdict {
  const { netCents: receivedCents, openCents } = position
  const debtors = group.members.length
  const bookings = planBookings(group, position, 'none')
  return debtors === 1
    ? { outcome: 'paid', reasonCode: 'paid', reasonValues: { receivedCents, openCents }, bookings }
    : { outcome: 'paid', reasonCode: 'paid-several', reasonValues: { receivedCents, openCents, debtors }, bookings }
}

function paidPartly({ group, position, run }: Case, restCents: Cents): Verdict {
  const reasonValues = { ...figures(position), restCents }
  if (run.settings.partial === 'hold') return { outcome: 'paid-partly', reasonCode: 'paid-partly-hold', reasonValues }
  return {
    outcome: 'paid-partly',
    reasonCode: 'paid-partly-book',
    reasonValues,
    attention: false,
    bookings: planBookings(group, position, 'stays-open'),
  }
}

function overpaid({ group, position, run }: Case, restCents: Cents): Verdict {
  const reasonValues = { ...figures(position), restCents }
  if (run.settings.overpaid === 'hold') return { outcome: 'overpaid', reasonCode: 'overpaid-hold', reasonValues }
  return {
    outcome: 'overpaid',
    reasonCode: 'overpaid-book',
    reasonValues,
    attention: false,
    bookings: planBookings(group, position, 'to-overpaid'),
  }
}

interface FoundWeakly {
  readonly invoiceDate: CalendarDate
  readonly source: Reference['source']
}

/** Members stand in the order of their invoices, so this is the newest that a weaker key found. */
function weakMember({ members }: Case['group']): FoundWeakly | undefined {
  const weak = members.findLast(({ reference }) => reference && isWeak(reference.source))
  return weak?.reference && { invoiceDate: weak.debtor.invoiceDate, source: weak.reference.source }
}

function tooOldFor({ invoiceDate, source }: FoundWeakly, [oldest]: readonly UncoveredRow[]): Verdict | undefined {
  if (!oldest || !isOlderThanInvoice(oldest.payment, invoiceDate)) return undefined
  const reasonValues = { paidOn: paidOn(oldest.payment), invoiceDate, source }
  return { outcome: 'not-found', reasonCode: 'weak-too-old', reasonValues, attention: true }
}

/** Whether a weaker key has probably found another order's payment. As text: an instant starts with its day in Amsterdam. */
export function isOlderThanInvoice(payment: ProviderPayment, invoiceDate: CalendarDate): boolean {
  const at = paidAt(payment)
  return at < invoiceDate && at < addDays(invoiceDate, -OLDER_THAN_INVOICE_DAYS_MAX)
}

function byWeakKey(given: Case, weak: FoundWeakly): Verdict {
  const { group, position } = given
  const { source } = weak
  const tooOld = tooOldFor(weak, position.received)
  if (tooOld) return tooOld
  if (position.netCents === position.openCents) return paid(given)
  const outcome = position.netCents < position.openCents ? 'paid-partly' : 'overpaid'
  const reasonValues = { ...figures(position), source, debtors: group.members.length }
  return { outcome, reasonCode: 'weak-amount', reasonValues }
}

function countNotCollected(rows: readonly UncoveredRow[], run: Case['run']): number {
  let count = 0
  for (const { payment } of rows) if (isNotCollected(payment, run)) count += 1
  return count
}

/** Bookable on the method's own account when it is exactly what is open; anything else is for a person. */
function asNotCollected(verdict: Verdict, given: Case): Verdict {
  if (verdict.outcome !== 'paid' || !verdict.bookings) return holdNotCollected(given)
  return {
    outcome: 'not-collected',
    reasonCode: 'not-collected-book',
    reasonValues: { amountCents: given.position.netCents, method: methodsOf(given) },
    bookings: verdict.bookings,
  }
}

function holdNotCollected(given: Case): Verdict {
  const { netCents, openCents } = given.position
  const reasonValues = { amountCents: netCents, openCents, method: methodsOf(given) }
  return { outcome: 'not-collected', reasonCode: 'not-collected-hold', reasonValues, attention: true }
}

function methodsOf({ position }: Case): string {
  return [...new Set(position.received.map(({ payment }) => payment.method ?? '?'))].sort().join(', ')
}

function figures(position: Position): { receivedCents: Cents; openCents: Cents } {
  return { receivedCents: position.netCents, openCents: position.openCents }
}
