// Rules for money that is known and yet not booked: it was booked before, was dealt with otherwise, or is not there.

import { type Cents, cents, sumCents } from '../cents.ts'
import type { ProviderPayment } from '../provider-payment.ts'
import type { Case, Rule, Verdict } from './decide-group.ts'
import { isNotCollected, paidOn, totalOf, type UncoveredRow } from './position.ts'

/**
 * Methods with which the customer pays after delivery: the money comes, and a reminder would be wrong.
 * MultiSafepay's gateway ids, docs/multisafepay.md#statuses; a missing one only costs a sentence.
 */
const PAY_LATER = new Set(['KLARNA', 'AFTERPAY', 'PAYAFTER', 'EINVOICE', 'IN3', 'SANTANDER', 'BNPL_INSTM', 'BILLINK'])

export const alreadyBooked: Rule = ({ group, position, run }) => {
  if (!position.anyCovered || position.received.length > 0 || position.beforeStart.length > 0) return undefined
  const bookedCents = writtenOff(group.members, run.covered.writtenOffByDebtor)
  const totalCents = sumCents(group.members.map(({ debtor }) => debtor.totalCents))
  const expectedCents = cents(totalCents - bookedCents)
  const figures = { bookedCents, openCents: position.openCents }
  return position.openCents > expectedCents
    ? {
        outcome: 'already-booked',
        reasonCode: 'already-booked-undone',
        reasonValues: { ...figures, expectedCents },
        attention: true,
      }
    : { outcome: 'already-booked', reasonCode: 'already-booked', reasonValues: figures }
}

export const beforeStart: Rule = ({ position, run }) => {
  const [first] = position.beforeStart.slice(-1)
  if (!first || position.received.length > 0) return undefined
  return {
    outcome: 'before-start',
    reasonCode: 'before-start',
    reasonValues: { paidOn: paidOn(first.payment), bookFrom: run.bookFrom ?? '' },
  }
}

export const returnUnderway: Rule = ({ group, run }) => {
  const underway = group.payments.filter(
    (payment) => (payment.kind === 'refund' || payment.kind === 'chargeback') && payment.standing === 'underway',
  )
  if (underway.length === 0 || underway.every((payment) => run.covered.centsByTransaction.has(payment.transactionId))) {
    return undefined
  }
  const returnedCents = sumOf(underway)
  return { outcome: 'pending', reasonCode: 'pending-return', reasonValues: { returnedCents } }
}

/** Somebody settled part of the invoice by exactly this payment's amount: it was probably entered by hand. */
export const settledElsewhere: Rule = ({ group, position, run }) => {
  if (position.netCents <= 0) return undefined
  const invoices = group.members.filter(({ debtor }) => debtor.totalCents > 0)
  const settled = invoices.map(({ debtor }) => cents(debtor.totalCents - debtor.openCents))
  const elsewhereCents = cents(sumCents(settled) - writtenOff(invoices, run.covered.writtenOffByDebtor))
  if (elsewhereCents <= 0 || !isSumOfSome(position.received, elsewhereCents)) return undefined
  return {
    outcome: 'settled-elsewhere',
    reasonCode: 'settled-elsewhere',
    reasonValues: { elsewhereCents, receivedCents: position.netCents, openCents: position.openCents },
  }
}

/** Nothing is left of what came in, if anything did: what explains it best. The last rule, so it always answers. */
export const whatExplainsIt: Rule = (given) =>
  chargedBack(given) ?? refunded(given) ?? notCollected(given) ?? pending(given) ?? unpaid(given)

function chargedBack({ group, position }: Case): Verdict | undefined {
  const reclaimed = group.payments.filter((payment) => payment.kind === 'chargeback' && payment.standing === 'settled')
  const says = group.payments.some(({ status }) => /^charge(d_?)?back$/.test(status))
  if (position.returned.length === 0 || (reclaimed.length === 0 && !says)) return undefined
  return {
    outcome: 'charged-back',
    reasonCode: 'charged-back',
    reasonValues: { returnedCents: reclaimed.length > 0 ? sumOf(reclaimed) : totalOf(position.returned) },
  }
}

function refunded({ position }: Case): Verdict | undefined {
  if (position.returned.length === 0) return undefined
  return {
    outcome: 'refunded',
    reasonCode: 'refunded',
    reasonValues: { receivedCents: totalOf(position.received), returnedCents: totalOf(position.returned) },
  }
}

function notCollected({ group, run }: Case): Verdict | undefined {
  const paid = group.payments.filter((payment) => isNotCollected(payment, run))
  if (paid.length === 0) return undefined
  return {
    outcome: 'not-collected',
    reasonCode: 'not-collected',
    reasonValues: { amountCents: sumOf(paid), method: methodsOf(paid) },
  }
}

function pending({ group }: Case): Verdict | undefined {
  const odd = group.payments.find((payment) => payment.standing === 'unknown')
  const waiting = group.payments.filter(({ standing }) => standing === 'underway' || standing === 'authorised')
  if (odd && waiting.length === 0) {
    const status = `${odd.status}/${odd.financialStatus}`
    return { outcome: 'pending', reasonCode: 'pending-unknown-status', reasonValues: { status }, attention: true }
  }
  if (waiting.length === 0) return undefined
  const later = waiting.some(({ method }) => PAY_LATER.has((method ?? '').toUpperCase()))
  return {
    outcome: 'pending',
    reasonCode: later ? 'pending-pay-later' : 'pending',
    reasonValues: { amountCents: sumOf(waiting), method: methodsOf(waiting) },
  }
}

function unpaid({ group }: Case): Verdict {
  return { outcome: 'unpaid', reasonCode: 'unpaid', reasonValues: { attempts: group.payments.length } }
}

function writtenOff(members: Case['group']['members'], byDebtor: ReadonlyMap<string, Cents>): Cents {
  return sumCents(members.map(({ debtor }) => byDebtor.get(debtor.id) ?? cents(0)))
}

/** Beyond this many rows under one reference only the single rows and their total are compared. */
const ROWS_TO_COMBINE_MAX = 16

function isSumOfSome(rows: readonly UncoveredRow[], wanted: Cents): boolean {
  if (rows.length > ROWS_TO_COMBINE_MAX) {
    return totalOf(rows) === wanted || rows.some((row) => row.cents === wanted)
  }
  let sums = new Set<number>([0])
  for (const row of rows) sums = new Set([...sums, ...[...sums].map((sum) => sum + row.cents)])
  return sums.has(wanted)
}

function sumOf(payments: readonly ProviderPayment[]): Cents {
  return cents(Math.abs(sumCents(payments.map(({ amountCents }) => amountCents))))
}

function methodsOf(payments: readonly ProviderPayment[]): string {
  return [...new Set(payments.map(({ method }) => method ?? '?'))].sort().join(', ')
}
