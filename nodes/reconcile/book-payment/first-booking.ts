// The first booking of a journal shows whether bookings there do what they say. Where one did not, no second is made.

import type { RegisterEntry } from '../booking-register/booking-register.ts'
import { keysToBook } from '../booking-register/reversed-bookings.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { Plan } from './plan-run.ts'

/**
 * Only of interest as long as no booking of the journal is proven: otherwise a person undid that one booking.
 *
 * @returns the error that a run ends with which wants to book there; undefined when nothing speaks against a first booking
 */
export function firstThatDidNotHold(
  { decisions }: Pick<Plan, 'decisions'>,
  entries: ReadonlyMap<string, RegisterEntry>,
  journal: number,
  debtors: ReadonlyMap<string, Pick<OpenDebtor, 'invoiceNumber'>>,
): ReconcileError | undefined {
  const keyOf = keysToBook(entries)
  for (const { debtorId, reasonCode, reasonValues, payments } of decisions.values()) {
    if (reasonCode !== 'already-booked-undone') continue
    const isBookedHere = payments.some(({ transactionId }) => {
      const entry = entries.get(keyOf(transactionId))
      return entry?.state === 'booked' && entry.journal === journal
    })
    if (!isBookedHere) continue
    const { expectedCents = 0, openCents: nowCents = 0 } = reasonValues
    const invoiceNumber = debtors.get(debtorId)?.invoiceNumber ?? '?'
    return new ReconcileError('BALANCE_UNEXPECTED', 'first-booking', { invoiceNumber, expectedCents, nowCents })
  }
  return undefined
}
