// Bookings whose answer was lost and that reading back could neither find nor rule out.

import type { BookingInDoubt } from '../domain/reconcile-run.ts'
import type { RegisterEntry } from './booking-register.ts'

export function bookingsInDoubt(entries: ReadonlyMap<string, RegisterEntry>): readonly BookingInDoubt[] {
  return [...entries.values()]
    .filter(({ state }) => state === 'unknown')
    .map(({ key, date, clearingCents, debtors }) => ({
      key,
      date,
      clearingCents,
      invoiceNumbers: debtors.map(({ invoiceNumber }) => invoiceNumber),
    }))
}
