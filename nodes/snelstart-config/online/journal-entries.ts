// Entries in a journal, as far as reading back needs them: of a Bank journal the bookings, of others the ledger lines,
// since SnelStart can't list memoriaalboekingen (docs/snelstart.md#reading-back).

import type { Journal } from '../../reconcile/domain/administration.ts'
import type { CalendarDate } from '../../reconcile/domain/calendar-date.ts'
import { type Cents, cents, NO_CENTS } from '../../reconcile/domain/cents.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { centsOf } from './mapping.ts'
import type { List } from './pages.ts'
import { type Bankboeking, bankboekingen, type Grootboekmutatie, grootboekmutaties } from './schemas.ts'

export interface JournalEntry {
  /** Of the row. */
  readonly id: string
  /** Of the booking, where the row is one. */
  readonly bookingId?: string
  readonly journalId: string | undefined
  readonly documentNumber: string
  readonly date: CalendarDate
  readonly settled?: { readonly invoiceNumber: string; readonly cents: Cents }
}

/** The schemas are lists of rows; what is read back is lists of entries. */
export function entriesOf(journal: Journal): List<JournalEntry> {
  if (journal.kind === 'Bank') {
    return { path: bankboekingen.path, rows: bankboekingen.rows.transform((rows) => rows.map(ofBankBooking)) }
  }
  return { path: grootboekmutaties.path, rows: grootboekmutaties.rows.transform((rows) => rows.map(ofLedgerLine)) }
}

function ofBankBooking(row: Bankboeking): JournalEntry {
  return {
    id: row.id,
    bookingId: row.id,
    journalId: row.dagboek?.id ?? undefined,
    documentNumber: row.boekstuk?.trim() ?? '',
    date: row.datum,
  }
}

function ofLedgerLine(row: Grootboekmutatie): JournalEntry {
  const invoiceNumber = row.factuurNummer?.trim()
  return {
    id: row.id,
    journalId: row.dagboek?.id ?? undefined,
    documentNumber: row.boekstuk?.trim() ?? '',
    date: row.datum,
    ...(invoiceNumber ? { settled: { invoiceNumber, cents: settledCents(row) } } : {}),
  }
}

/** A debtor is credited when its invoice is settled. */
function settledCents(row: Grootboekmutatie): Cents {
  return cents(amountOf(row, 'credit') - amountOf(row, 'debet'))
}

function amountOf(row: Grootboekmutatie, property: 'debet' | 'credit'): Cents {
  const euros = row[property]
  if (euros === null || euros === undefined) return NO_CENTS
  const amount = centsOf(euros)
  if (amount !== undefined) return amount
  const values = { invoiceNumber: row.factuurNummer ?? '', property }
  throw new ReconcileError('SNELSTART_ANSWER', 'unreadable-amount', values)
}
