// Rules for money that is in: it is weighed against what is open.

import { addDays, type CalendarDate } from '../calendar-date.ts'
import { type Cents, cents } from '../cents.ts'
import { isWeak, type Reference } from '../reference.ts'
import type { Case, Rule, Verdict } from './decide-group.ts'
import { planBookings } from './plan-bookings.ts'
import { isNotCollected, paidOn, type Position, totalOf } from './position.ts'

/** A payment this much older than the invoice is probably another order's, when a weaker key found it. */
const OLDER_THAN_INVOICE_DAYS_MAX = 60

export const byAmount: Rule = (given) => {
  const { position, group } = given
  if (position.netCents <= 0) return undefined
  // Members stand in the order of their invoices, so this is the newest that a weaker key found.
  const weak = group.members.findLast(({ reference }) => reference && isWeak(reference.source))
  const verdict = weak?.reference ? byWeakKey(given, weak.debtor.invoiceDate, weak.reference) : bySum(given)
  const { received, returned } = position
  const notCollected = received.filter(({ payment }) => isNotCollected(payment, given.run)).length
  if (notCollected === received.length) return asNotCollected(verdict, given)
  // Two accounts, and nothing tells from which of them the return went.
  const isMixed = notCollected > 0 && returned.length > 0
  return isMixed ? asNotCollected(verdict, given) : verdict
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

function paid(given: Case): Verdict {
  const { group, position } = given
  const debtors = group.members.length
  return {
    outcome: 'paid',
    ...(debtors === 1
      ? { reasonCode: 'paid', reasonValues: figures(position) }
      : { reasonCode: 'paid-several', reasonValues: { ...figures(position), debtors } }),
    bookings: planBookings(group, position, 'none'),
  }
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

function byWeakKey(given: Case, { source }: Reference): Verdict {
  const { group, position } = given
  const invoiceDate = oldestInvoiceDate(given)
  const early = position.received.find(
    ({ payment }) => paidOn(payment) < addDays(invoiceDate, -OLDER_THAN_INVOICE_DAYS_MAX),
  )
  if (early) {
    const reasonValues = { paidOn: paidOn(early.payment), invoiceDate, source }
    return { outcome: 'not-found', reasonCode: 'weak-too-old', reasonValues, attention: true }
  }
  if (position.netCents === position.openCents) return paid(given)
  const outcome = position.netCents < position.openCents ? 'paid-partly' : 'overpaid'
  const reasonValues = { ...figures(position), source, debtors: group.members.length }
  return { outcome, reasonCode: 'weak-amount', reasonValues }
}

function oldestInvoiceDate({ group }: Case): CalendarDate {
  let oldest: CalendarDate | undefined
  for (const { debtor } of group.members) {
    if (oldest === undefined || debtor.invoiceDate < oldest) oldest = debtor.invoiceDate
  }
  if (oldest === undefined) throw new RangeError('a group has at least one debtor')
  return oldest
}

function isWhollyNotCollected({ position, run }: Case): boolean {
  return position.received.length > 0 && position.received.every(({ payment }) => isNotCollected(payment, run))
}

/** Bookable on the method's own account when it is exactly what is open; anything else is for a person. */
function asNotCollected(verdict: Verdict, { position }: Case): Verdict {
  const method = [...new Set(position.received.map(({ payment }) => payment.method ?? '?'))].sort().join(', ')
  const amountCents = position.netCents
  if (verdict.outcome === 'paid' && verdict.bookings) {
    return {
      outcome: 'not-collected',
      reasonCode: 'not-collected-book',
      reasonValues: { amountCents, method },
      bookings: verdict.bookings,
    }
  }
  const reasonValues = { amountCents, openCents: position.openCents, method }
  return { outcome: 'not-collected', reasonCode: 'not-collected-hold', reasonValues, attention: true }
}

function figures(position: Position): { receivedCents: Cents; openCents: Cents } {
  return { receivedCents: position.netCents, openCents: position.openCents }
}
