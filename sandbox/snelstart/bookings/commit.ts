// The moment of booking: after it the ledger and the open balances have changed.

import type { Entry, Journal, SalesInvoice } from '../world/books.ts'
import type { EntryLine } from '../world/ledger.ts'
import type { SnelStartWorld } from '../world.ts'
import { refuseIf } from './booking-refused.ts'

export interface BookingDraft {
  readonly journal: Journal
  readonly date: string
  readonly documentNumber: string | undefined
  readonly lines: readonly EntryLine[]
  readonly modifiedOn: string
}

/** @throws BookingRefused with BOE-0039 when debit and credit differ, by a cent even. */
export function commit(world: SnelStartWorld, draft: BookingDraft): Entry {
  const difference = draft.lines.reduce((sum, line) => sum + line.debitCents - line.creditCents, 0)
  refuseIf(difference !== 0, 'BOE-0039')
  const { overpayment, bookingTouchesInvoiceModifiedOn, mutationsVisibleAfterMs } = world.switches
  refuseIf(overpayment === 'refuse' && settlesTooMuch(draft.lines), 'ALG-0102')
  const entry = world.ledger.post({
    ...draft,
    visibleFromMs: mutationsVisibleAfterMs === 0 ? 0 : world.now() + mutationsVisibleAfterMs,
    readsUntilVisible: world.switches.mutationsVisibleAfterReads,
  })
  if (bookingTouchesInvoiceModifiedOn) {
    for (const { invoice } of draft.lines) if (invoice) invoice.modifiedOn = draft.modifiedOn
  }
  return entry
}

/** Which code SnelStart gives for it, if it refuses it at all, is unknown. */
function settlesTooMuch(lines: readonly EntryLine[]): boolean {
  const openAfter = new Map<SalesInvoice, number>()
  for (const { invoice, debitCents, creditCents } of lines) {
    if (invoice) openAfter.set(invoice, (openAfter.get(invoice) ?? invoice.openCents) + debitCents - creditCents)
  }
  return [...openAfter].some(([invoice, cents]) => (invoice.totalCents < 0 ? cents > 0 : cents < 0))
}
