// The bookings that carry our keys. The search takes in every journal and every day, so one look proves an absence.

import type { BookingSearch } from '../../../reconcile/domain/administration.ts'
import type { FoundBooking } from '../../../reconcile/domain/booking-order.ts'
import { cents, type Cents, NO_CENTS } from '../../../reconcile/domain/cents.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Warning } from '../../../reconcile/domain/warning.ts'
import type { Books, FoundEntry } from '../books.ts'

/** @throws ReconcileError CONFIG_INVALID when there is no such journal */
export async function findBookings(
  books: Pick<Books, 'accounts' | 'entriesByDocument'>,
  { keys, journal: number }: BookingSearch,
  log: (warning: Warning) => void,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FoundBooking>> {
  if (keys.length === 0) return new Map()
  const journal = (await books.accounts(signal)).find((account) => account.number === number)
  if (journal === undefined) throw new ReconcileError('CONFIG_INVALID', 'journal-not-found', { journal: number })
  const entries = await books.entriesByDocument({ documents: keys, journal }, signal)
  const found = new Map<string, FoundBooking>()
  for (const key of keys) {
    const same = entries.filter(({ document }) => normal(document) === normal(key))
    const [first] = same
    if (first === undefined) continue
    if (same.length > 1) log({ code: 'booked-more-than-once', values: { key, times: same.length } })
    found.set(key, { key, id: first.id, date: first.date, settled: settledBy(same) })
  }
  return found
}

function settledBy(entries: readonly FoundEntry[]): FoundBooking['settled'] {
  const byInvoice = new Map<string, Cents>()
  for (const { invoiceNumber, cents: amount } of entries.flatMap(({ settled }) => settled)) {
    byInvoice.set(invoiceNumber, cents((byInvoice.get(invoiceNumber) ?? NO_CENTS) + amount))
  }
  return [...byInvoice].map(([invoiceNumber, settledCents]) => ({ invoiceNumber, cents: settledCents }))
}

/** A boekstuk that was typed over in other capitals is still the same booking. */
const normal = (document: string): string => document.trim().toUpperCase()
