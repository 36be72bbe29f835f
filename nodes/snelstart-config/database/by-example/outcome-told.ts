// How a transaction of a booking ended, as the house tells it.

import type { BookingResult } from '../../../reconcile/domain/booking-order.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { TransactionOutcome } from '../engine.ts'
import { ENTRY } from './learnt-sources.ts'
import { type Proof, PROOFS } from './proofs.ts'

export type TryOut =
  /** All of it was done, held, and was taken back. */
  { readonly state: 'held' } | Extract<BookingResult, { readonly state: 'refused' | 'unknown' }>

export function toldOfBooking(outcome: TransactionOutcome, key: string): BookingResult {
  switch (outcome.state) {
    case 'committed':
      // Without its key it is read back by its boekstuk.
      return { state: 'booked', id: String(outcome.remembered[ENTRY] ?? key) }
    case 'taken-back':
      throw new RangeError('a booking was taken back that was to be kept')
    case 'refused':
    case 'unknown':
      return refusedOrUnknown(outcome, key)
  }
}

export function toldOfTryOut(outcome: TransactionOutcome, key: string): TryOut {
  switch (outcome.state) {
    case 'taken-back':
      return { state: 'held' }
    case 'committed':
      throw new RangeError('a try-out was kept that was to be taken back')
    case 'refused':
    case 'unknown':
      return refusedOrUnknown(outcome, key)
  }
}

function refusedOrUnknown(
  outcome: Extract<TransactionOutcome, { state: 'refused' | 'unknown' }>,
  key: string,
): Extract<BookingResult, { state: 'refused' | 'unknown' }> {
  if (outcome.state === 'unknown') return { state: 'unknown', error: asReconcileError(outcome.error) }
  const proof = PROOFS.find((each) => each === outcome.proof)
  const error = proof === undefined ? asReconcileError(outcome.error) : failed(proof, key, outcome.error)
  return { state: 'refused', because: 'other', error }
}

function asReconcileError(error: unknown): ReconcileError {
  return error instanceof ReconcileError ? error : new ReconcileError('UNEXPECTED', 'while-booking', {}, error)
}

function failed(proof: Proof, key: string, cause: unknown): ReconcileError {
  switch (proof) {
    case 'key-free':
      return new ReconcileError('BALANCE_UNEXPECTED', 'example-key-taken', { key }, cause)
    case 'accounts':
      return new ReconcileError('BALANCE_UNEXPECTED', 'example-accounts-changed', { key }, cause)
    case 'invoice':
      return new ReconcileError('BALANCE_UNEXPECTED', 'example-invoice-changed', { key }, cause)
    case 'still-open':
      return new ReconcileError('BALANCE_UNEXPECTED', 'example-less-open', { key }, cause)
    case 'agreement':
      return new ReconcileError('BALANCE_UNEXPECTED', 'example-undecided', { key }, cause)
    case 'counted-alike':
    case 'entry':
    case 'balances':
    case 'debtor-lines':
    case 'clearing-line':
    case 'invoice-moved':
    case 'debtors-moved':
      return new ReconcileError('BALANCE_UNEXPECTED', 'example-proof-failed', { key, proof }, cause)
  }
}
