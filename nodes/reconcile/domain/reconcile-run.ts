// The run as it travels in `msg.reconcile` (contract section 3).

import type { CalendarDate } from './calendar-date.ts'
import { type Cents, cents, sumCents } from './cents.ts'
import type { Outcome } from './outcomes.ts'
import type { ProviderPayment } from './provider-payment.ts'
import type { ReconcileLine } from './reconcile-line.ts'

export interface ReconcileRun {
  readonly runId: string
  /** ISO 8601 with offset. */
  readonly startedAt: string
  readonly finishedAt?: string
  readonly mode?: 'preview' | 'book'
  readonly administration: { readonly id?: string; readonly name: string; readonly kind: string }
  readonly provider?: { readonly accountId?: string; readonly siteId?: string; readonly environment: 'live' | 'test' }
  readonly counts: Partial<Readonly<Record<Outcome, number>>>
  readonly openCents: Cents
  readonly bookedCents: Cents
  readonly requests: { readonly snelstart: number; readonly multisafepay: number }
  /** Money received that no open debtor asks for and no booking covers; known after a `bulk` look-up. */
  readonly unmatched?: readonly ProviderPayment[]
  readonly unmatchedCents?: Cents
  /** Money that went back after its payment was booked. */
  readonly returnedAfterBooking?: readonly ProviderPayment[]
  readonly returnedAfterBookingCents?: Cents
  /** Bookings of which nobody knows whether they are there; their keys wait for a person. */
  readonly inDoubt?: readonly BookingInDoubt[]
  /** What stands in import files, of this run and earlier ones, and was not seen in SnelStart yet. */
  readonly inFiles?: readonly BookingInFile[]
  /** What this run wrote to an import file, or in a preview would write. */
  readonly importFile?: ImportFileSummary
  /** The last entry of the run record that tells of this run: whoever keeps it can prove that nothing was rewritten. */
  readonly record?: { readonly file: string; readonly n: number; readonly hash: string }
  /** Why booking ended before the last line. */
  readonly stopped?: { readonly code: string; readonly message: string }
}

/** Not counted as booked: SnelStart has not read it yet. */
export interface ImportFileSummary {
  /** Absent in a preview. */
  readonly path?: string
  readonly format: 'boekingen' | 'camt053'
  readonly bookings: number
  /** What they write off. */
  readonly cents: Cents
  /** In a preview: what the file would hold of its first bookings. */
  readonly text?: string
}

/** Stays in sight also when its invoice is not open any more, so that no line shows it. */
export interface BookingInDoubt {
  readonly key: string
  readonly date: CalendarDate
  readonly clearingCents: Cents
  readonly invoiceNumbers: readonly string[]
}

export interface BookingInFile extends BookingInDoubt {
  readonly importFile?: string
}

export function countOutcomes(lines: readonly ReconcileLine[]): Partial<Record<Outcome, number>> {
  const counts: Partial<Record<Outcome, number>> = {}
  for (const { outcome } of lines) {
    if (outcome) counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}

export function openCentsOf(lines: readonly ReconcileLine[]): Cents {
  return sumCents(lines.map(({ debtor }) => debtor.openCents))
}

/** What was written off in this run: the sum over the bookings that were made, each counted once. */
export function bookedCentsOf(lines: readonly ReconcileLine[]): Cents {
  let total = 0
  for (const { bookings = [] } of lines) {
    for (const { state, writeOffCents } of bookings) if (state === 'booked') total += writeOffCents ?? 0
  }
  return cents(total)
}
