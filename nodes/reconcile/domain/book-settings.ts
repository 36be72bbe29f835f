// What the user decides about booking.

import type { CalendarDate } from './calendar-date.ts'
import type { ImportFileSettings } from './import-file-settings.ts'

export interface BookSettings {
  readonly mode: 'preview' | 'book'
  readonly bookingJournal: number
  /** The tussenrekening. Undefined in a Bank journal, whose own account it is. */
  readonly clearingAccount?: number
  /** Payment method, in capitals, to the ledger account that stands for the clearing account. */
  readonly methodAccounts: ReadonlyMap<string, number>
  readonly differenceAccount?: number
  readonly overpaidAccount?: number
  /** Required to book: money received before this day was dealt with otherwise. */
  readonly bookFrom?: CalendarDate
  /** With `{factuurnummer}`, `{kenmerk}`, `{transactie}`, `{methode}`, `{betaaldatum}`, `{order}`. */
  readonly description: string
  readonly bookingDate: 'paid' | 'today'
  readonly closedPeriod: 'stop' | 'first-open-day'
  /** Bookings in one run; 0 = no limit. */
  readonly maxPerRun: number
  /** Bookings are written to a file, which the user imports in SnelStart. Undefined: to the administration itself. */
  readonly importFile?: ImportFileSettings
  /** The boekstuk of the booking that a database booking is made after. */
  readonly example?: string
}
