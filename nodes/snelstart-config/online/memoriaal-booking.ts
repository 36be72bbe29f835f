// A booking in a Memoriaal journal: debtor off, clearing account (tussenrekening) on.

import type { BookingOrder } from '../../reconcile/domain/booking-order.ts'
import { negative } from '../../reconcile/domain/cents.ts'
import type { LedgerAmount } from './booking-accounts.ts'
import { bookingText, debit, euros, type MemoriaalBody, memoriaalBody } from './booking-body.ts'
import type { MemoriaalSign } from './memoriaal-sign.ts'

/** @param sign of `bedrag` on a line that settles an invoice */
export function memoriaalBookingText(
  order: BookingOrder,
  journalId: string,
  ledgerAmounts: readonly LedgerAmount[],
  sign: MemoriaalSign,
): string {
  const body: MemoriaalBody = {
    datum: order.date,
    dagboek: { id: journalId },
    boekstuk: order.key,
    omschrijving: order.description,
    memoriaalBoekingsRegels: ledgerAmounts.map(({ accountId, debitCents }) => ({
      omschrijving: order.description,
      grootboek: { id: accountId },
      ...debit(debitCents),
    })),
    verkoopboekingBoekingsRegels: order.lines.map((line) => ({
      boekingId: { id: line.salesBookingId },
      omschrijving: line.description,
      bedrag: euros(sign === 'positive-settles' ? line.cents : negative(line.cents)),
    })),
  }
  return bookingText(memoriaalBody, body)
}
