// One open debtor (openstaande post): a sales invoice that is not settled.

import type { CalendarDate } from './calendar-date.ts'
import type { Cents } from './cents.ts'

/** Where a reference was found; all but the invoice number stand on the order behind the invoice. */
export const REFERENCE_SOURCES = ['betalingskenmerk', 'factuurnummer', 'orderreferentie', 'omschrijving'] as const
export type ReferenceSource = (typeof REFERENCE_SOURCES)[number]

export interface OpenDebtor {
  /** Online: the verkoopfactuur. */
  readonly id: string
  /** Online: the verkoopboeking, which a booking line clears. Without it the debtor can't be booked. */
  readonly salesBookingId?: string
  readonly invoiceNumber: string
  readonly invoiceDate: CalendarDate
  readonly dueDate?: CalendarDate
  readonly customer: { readonly id: string; readonly code?: string; readonly name?: string }
  readonly currency: 'EUR'
  readonly totalCents: Cents
  readonly openCents: Cents
  /**
   * Open by another count of the same books, where that differs: in a database, by the links to this invoice over all
   * accounts. SnelStart's own list and the debtors account then disagree, and nothing is booked on it.
   */
  readonly linkedOpenCents?: Cents
  readonly references: Partial<Readonly<Record<ReferenceSource, string>>>
  readonly salesJournal?: number
  /** Other open debtors with the same reference, also those that a filter hides. */
  readonly sharedWith?: { readonly debtors: number; readonly openCents: Cents }
}
