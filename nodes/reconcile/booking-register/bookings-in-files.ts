// Bookings that stand in an import file and were not seen in SnelStart yet: no open debtor need show them any more.

import type { BookingInFile } from '../domain/reconcile-run.ts'
import type { RegisterEntry } from './booking-register.ts'

export function bookingsInFiles(entries: ReadonlyMap<string, RegisterEntry>): readonly BookingInFile[] {
  return [...entries.values()]
    .filter(({ state }) => state === 'file')
    .map(({ key, date, clearingCents, debtors, importFile }) => ({
      key,
      date,
      clearingCents,
      invoiceNumbers: debtors.map(({ invoiceNumber }) => invoiceNumber),
      ...(importFile === undefined ? {} : { importFile }),
    }))
}
