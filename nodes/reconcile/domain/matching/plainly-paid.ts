// One debtor, one payment of exactly what is open, and nothing else to say of either: nearly every debtor that is paid.
// A short way only, to what the rules would decide. Whatever is not plain in every respect goes to the rules.
// The lists and objects that the rules pass on are what a run of a million debtors would spend most of its time on.

import { NO_CENTS } from '../cents.ts'
import type { OpenDebtor } from '../open-debtor.ts'
import { OUTCOMES } from '../outcomes.ts'
import type { ProviderPayment } from '../provider-payment.ts'
import { isWeak, normalReference, type Reference } from '../reference.ts'
import { isOlderThanInvoice } from './by-amount.ts'
import type { Decision } from './decision.ts'
import type { Gathered } from './groups.ts'
import type { MatchRun } from './match.ts'
import type { PlannedBooking } from './plan-bookings.ts'
import { isBefore } from './position.ts'

export interface PlainPair {
  readonly debtor: OpenDebtor
  readonly reference: Reference
  readonly payment: ProviderPayment
}

/** No rule has anything to say of it but the one that weighs amounts, which finds them equal. */
export function isPlainlyPaid(gathered: Gathered, run: MatchRun): gathered is Gathered & PlainPair {
  const { debtor, reference, payment, group } = gathered
  if (group || !reference || !payment) return false
  return (
    payment.amountCents === debtor.openCents &&
    isPlainDebtor(debtor, run) &&
    isPlainPayment(payment, run) &&
    !(isWeak(reference.source) && isOlderThanInvoice(payment, debtor.invoiceDate)) &&
    !(run.failedReferences.size > 0 && run.failedReferences.has(normalReference(reference.value)))
  )
}

/** An invoice of which nothing was settled yet, and that nobody hidden shares. */
function isPlainDebtor(debtor: OpenDebtor, { covered, withheld }: MatchRun): boolean {
  const { openCents, totalCents, linkedOpenCents, sharedWith } = debtor
  const isWhole = openCents > 0 && openCents === totalCents && linkedOpenCents === undefined
  return isWhole && !sharedWith && !withheld?.has(debtor.id) && !covered.waitingInFiles?.has(debtor.id)
}

/** Euros in the balance, which no booking covers and which came after the start. */
function isPlainPayment(payment: ProviderPayment, { covered, bookFrom }: MatchRun): boolean {
  return (
    payment.kind === 'payment' &&
    payment.standing === 'settled' &&
    payment.currency === 'EUR' &&
    !(covered.centsByTransaction.size > 0 && covered.centsByTransaction.has(payment.transactionId)) &&
    !isBefore(payment, bookFrom)
  )
}

export function plainDecision({ debtor, reference, payment }: PlainPair): Decision {
  const { openCents } = debtor
  return {
    debtorId: debtor.id,
    outcome: 'paid',
    attention: OUTCOMES.paid.attention,
    reasonCode: 'paid',
    reasonValues: { receivedCents: openCents, openCents },
    reference,
    payments: [payment],
    amountToBookCents: openCents,
  }
}

/** What `planBookings` would find by fitting. */
export function plainBooking({ payment, debtor }: PlainPair): PlannedBooking {
  const { transactionId, amountCents } = payment
  return {
    payment,
    lines: [{ debtorId: debtor.id, cents: amountCents }],
    clearingCents: amountCents,
    differenceCents: NO_CENTS,
    overpaidCents: NO_CENTS,
    covers: [{ transactionId, cents: amountCents }],
  }
}
