// How bookings are handed over in a file that the user imports in SnelStart.

import type { Cents } from './cents.ts'

export interface ImportFileSettings {
  /** An absolute path. */
  readonly folder: string
  readonly layout: BoekingenLayout | Camt053Layout
}

/** SnelStart's import table "Boekingen". The two signs follow the import profile and Windows of the user. */
export interface BoekingenLayout {
  readonly format: 'boekingen'
  readonly separator: ';' | ','
  readonly decimal: ',' | '.'
}

/** A bank statement, for a Bank journal that stands for the account at the payment provider. */
export interface Camt053Layout {
  readonly format: 'camt053'
  /** As SnelStart knows the account; without blanks. */
  readonly iban: string
  readonly openingCents: Cents
}
