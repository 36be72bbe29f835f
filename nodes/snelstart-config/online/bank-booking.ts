// A booking in a Bank journal: received minus paid out = credit minus debit of all lines (docs/snelstart.md#bookings).

import type { BookingOrder } from '../../reconcile/domain/booking-order.ts'
import { negative } from '../../reconcile/domain/cents.ts'
import type { LedgerAmount } from './booking-accounts.ts'
import { type BankBody, bankBody, bookingText, debit } from './booking-body.ts'

/** The journal's own account is the clearing account. */
export function bankBookingText(order: BookingOrder, journalId: string, otherAmounts: readonly LedgerAmount[]): string {
  const header = debit(order.clearingCents)
  const body: BankBody = {
    datum: order.date,
    dagboek: { id: journalId },
    boekstuk: order.key,
    omschrijving: order.description,
    bedragOntvangen: header.debet,
    bedragUitgegeven: header.credit,
    verkoopboekingBoekingsRegels: order.lines.map((line) => ({
      boekingId: { id: line.salesBookingId },
      omschrijving: line.description,
      ...debit(negative(line.cents)),
    })),
    grootboekBoekingsRegels: otherAmounts.map(({ accountId, debitCents }) => ({
      omschrijving: order.description,
      grootboek: { id: accountId },
      ...debit(debitCents),
      btwSoort: 'Geen',
    })),
  }
  return bookingText(bankBody, body)
}
