// The import file "Boekingen" of SnelStart: text with a column for each field, a row for each line of a booking.
//
// Columns, date form, line ends and encoding as several public writers of this file have them (reference section 6);
// SnelStart 12 refuses a byte order mark. Nobody on our side has imported one: docs/import-file.md says how to try.

import type { BookingOrder } from '../../../reconcile/domain/booking-order.ts'
import type { CalendarDate } from '../../../reconcile/domain/calendar-date.ts'
import { type Cents, eurosFromCents } from '../../../reconcile/domain/cents.ts'
import type { BoekingenLayout } from '../../../reconcile/domain/import-file-settings.ts'
import { doubleEntry, type EntryRow } from './double-entry.ts'
import { harmlessText } from './harmless-text.ts'

export const BOEKINGEN_COLUMNS = [
  'fldDagboek',
  'fldBoekingcode',
  'fldDatum',
  'fldGrootboeknummer',
  'fldDebet',
  'fldCredit',
  'fldOmschrijving',
  'fldRelatiecode',
  'fldFactuurnummer',
  'fldBoekstuk',
] as const

const LINE_END = '\r\n'

export function boekingenText(
  orders: readonly BookingOrder[],
  debtorsAccount: number,
  layout: Pick<BoekingenLayout, 'separator' | 'decimal'>,
): string {
  const rows = orders.flatMap((order, index) =>
    // The same number on all rows of a booking; every public writer counts from 1 in each file.
    doubleEntry(order, debtorsAccount).map((row) => fields(order, row, index + 1, layout).join(layout.separator)),
  )
  return [BOEKINGEN_COLUMNS.join(layout.separator), ...rows, ''].join(LINE_END)
}

function fields(
  { journal, date, key }: BookingOrder,
  row: EntryRow,
  bookingNumber: number,
  { separator, decimal }: Pick<BoekingenLayout, 'separator' | 'decimal'>,
): readonly string[] {
  return [
    String(journal),
    String(bookingNumber),
    dutchDate(date),
    String(row.account),
    amount(row.debitCents, decimal),
    amount(row.creditCents, decimal),
    harmlessText(row.description, separator),
    row.customerCode ?? '',
    row.invoiceNumber ?? '',
    key,
  ]
}

function dutchDate(date: CalendarDate): string {
  return date.split('-').reverse().join('-')
}

function amount(of: Cents, decimal: ',' | '.'): string {
  return eurosFromCents(of).replace('.', decimal)
}
