// Rules for money that is known and yet not booked: it was booked before, was dealt with otherwise, or is not there.

import { type Cents, cents, NO_CENTS, sumCents } from '../cents.ts'
import type { CoveredBefore } from '../covered-before.ts'
import type { OpenDebtor } from '../open-debtor.ts'
import type { ProviderPayment } from '../provider-payment.ts'
import type { Case, Rule, Verdict } from './decide-group.ts'
import { isNotCollected, paidOn, type Position, totalOf } from './position.ts'

/**
 * Methods with which the customer pays after delivery: the money comes, and a reminder would be wrong.
 * MultiSafepay's gateway ids, docs/multisafepay.md#statuses; a missing one only costs a sentence.
 */
const PAY_LATER = new Set(['KLARNA', 'AFTERPAY', 'PAYAFTER', 'EINVOICE', 'IN3', 'SANTANDER', 'BNPL_INSTM', 'BILLINK'])

export const alreadyBooked: Rule = ({ group, position, run }) => {
  if (!position.anyCovered || position.received.length > 0 || position.beforeStart.length > 0) return undefined
  const reversed = bookingReversed(group, run.covered, position)
  if (reversed) return reversed
  const expected = group.members.map(({ debtor }) => restAfter(debtor, run.covered))
  const isUndone = group.members.some(({ debtor }, index) => {
    const rest = expected[index] ?? NO_CENTS
    return debtor.totalCents < 0 ? debtor.openCents < rest : debtor.openCents > rest
  })
  const bookedCents = writtenOff(group.members, run.covered.writtenOffByDebtor)
  const figures = { bookedCents, openCents: position.openCents }
  const coveredCents = coveredOf(group, run.covered)
  // Exactly this money was booked on an invoice that is not this one: renumbered, made anew, or another account's.
  if (bookedCents === 0 && coveredCents === position.openCents) {
    const reasonValues = { bookedCents: coveredCents, openCents: position.openCents }
    return { outcome: 'already-booked', reasonCode: 'booked-on-another', reasonValues, attention: true }
  }
  return isUndone
    ? {
        outcome: 'already-booked',
        reasonCode: 'already-booked-undone',
        reasonValues: { ...figures, expectedCents: sumCents(expected) },
        attention: true,
      }
    : { outcome: 'already-booked', reasonCode: 'already-booked', reasonValues: figures }
}

/** A person took the booking back: the money is in and booked nowhere, until a person says what is to become of it. */
function bookingReversed(group: Case['group'], covered: CoveredBefore, { openCents }: Position): Verdict | undefined {
  if (!covered.reversed || covered.reversed.size === 0) return undefined
  const keys = new Set<string>()
  let reversedCents = 0
  for (const { transactionId } of group.payments) {
    const key = covered.reversed.get(transactionId)
    if (key === undefined) continue
    keys.add(key)
    reversedCents += covered.centsByTransaction.get(transactionId) ?? 0
  }
  if (keys.size === 0) return undefined
  return {
    outcome: 'already-booked',
    reasonCode: 'booking-reversed',
    reasonValues: { reversedCents: cents(reversedCents), openCents, keys: [...keys].sort().join(', ') },
    attention: true,
  }
}

export const beforeStart: Rule = ({ position, run }) => {
  const last = position.beforeStart.at(-1)
  if (!last || position.received.length > 0) return undefined
  return {
    outcome: 'before-start',
    reasonCode: 'before-start',
    reasonValues: { paidOn: paidOn(last.payment), bookFrom: run.bookFrom ?? '' },
  }
}

export const returnUnderway: Rule = ({ group, run }) => {
  if (!group.payments.some(isReturnUnderway)) return undefined
  const underway = group.payments.filter(isReturnUnderway)
  if (underway.every((payment) => run.covered.centsByTransaction.has(payment.transactionId))) return undefined
  const returnedCents = sumOf(underway)
  return { outcome: 'pending', reasonCode: 'pending-return', reasonValues: { returnedCents } }
}

function isReturnUnderway({ kind, standing }: ProviderPayment): boolean {
  return (kind === 'refund' || kind === 'chargeback') && standing === 'underway'
}

/** What is open depends on who counts: a person must set the books right first. */
export const countsDiffer: Rule = ({ group, position }) => {
  if (position.received.length + position.returned.length === 0) return undefined
  const doubtful = group.members.find(({ debtor }) => debtor.linkedOpenCents !== undefined)?.debtor
  if (doubtful?.linkedOpenCents === undefined) return undefined
  const { invoiceNumber, linkedOpenCents: linkedCents, openCents } = doubtful
  return {
    outcome: 'settled-elsewhere',
    reasonCode: 'counts-differ',
    reasonValues: { invoiceNumber, linkedCents, openCents },
  }
}

/** Somebody settled part of the invoice by exactly this payment's amount: it was probably entered by hand. */
export const settledElsewhere: Rule = ({ group, position, run }) => {
  if (position.netCents <= 0) return undefined
  let elsewhere = 0
  for (const { debtor } of group.members) {
    if (debtor.totalCents <= 0 || debtor.openCents >= debtor.totalCents) continue
    // What a person undid on one invoice hides nothing on another.
    elsewhere += Math.max(0, restAfter(debtor, run.covered) - debtor.openCents)
  }
  const elsewhereCents = cents(elsewhere)
  if (elsewhereCents === 0 || !isSumOfSome(uncoveredOf(position), elsewhereCents)) return undefined
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

/** What should be open after our own bookings. */
function restAfter({ id, totalCents }: OpenDebtor, { writtenOffByDebtor }: CoveredBefore): Cents {
  return cents(totalCents - (writtenOffByDebtor.get(id) ?? 0))
}

function coveredOf({ payments }: Case['group'], { centsByTransaction }: CoveredBefore): Cents {
  return sumCents(payments.map(({ transactionId }) => centsByTransaction.get(transactionId) ?? NO_CENTS))
}

function writtenOff(members: Case['group']['members'], byDebtor: ReadonlyMap<string, Cents>): Cents {
  return sumCents(members.map(({ debtor }) => byDebtor.get(debtor.id) ?? NO_CENTS))
}

/** Signed as the rows are: a person enters what came in less what went back. */
function uncoveredOf({ received, returned }: Position): readonly number[] {
  return [...received.map((row) => row.cents), ...returned.map((row) => 0 - row.cents)]
}

/** Beyond this many rows under one reference only the single rows and their total are compared. */
const ROWS_TO_COMBINE_MAX = 16

function isSumOfSome(amounts: readonly number[], wanted: number): boolean {
  if (amounts.length > ROWS_TO_COMBINE_MAX) {
    return amounts.includes(wanted) || amounts.reduce((total, amount) => total + amount, 0) === wanted
  }
  let sums = new Set<number>([0])
  for (const amount of amounts) sums = new Set([...sums, ...[...sums].map((sum) => sum + amount)])
  return sums.has(wanted)
}

function sumOf(payments: readonly ProviderPayment[]): Cents {
  return cents(Math.abs(sumCents(payments.map(({ amountCents }) => amountCents))))
}

function methodsOf(payments: readonly ProviderPayment[]): string {
  return [...new Set(payments.map(({ method }) => method ?? '?'))].sort().join(', ')
}
