// The plan of a run, with what the register and SnelStart know of earlier bookings.

import { dateInAmsterdam } from '../domain/amsterdam.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import { coveredBefore } from '../booking-register/covered-before.ts'
import { keysToBook } from '../booking-register/reversed-bookings.ts'
import { unmatchedOf } from '../match-payments/money-in-sight.ts'
import type { BookInput, BookLinesParts } from './book-input.ts'
import type { FileTarget } from './by-file/file-content.ts'
import { findEarlierBookings, withFound } from './covered-now.ts'
import { freshReading, readingOfRun } from './fresh-reading.ts'
import { type Plan, planRun } from './plan-run.ts'

export interface Plannable extends BookInput {
  readonly freed: ReadonlySet<string>
  /** Where bookings go that are handed over in an import file. */
  readonly target?: FileTarget
}

export interface FullPlan extends Plan {
  readonly unmatched: readonly ProviderPayment[] | undefined
}

export async function planWithEarlierBookings(
  input: Plannable,
  debtors: readonly OpenDebtor[],
  parts: BookLinesParts,
  signal: AbortSignal,
): Promise<FullPlan> {
  const { runId, matched, settings } = input
  const today = dateInAmsterdam(parts.clock.now())
  const asked = new Set(input.lines.map(({ debtor }) => debtor.id))
  const ofLines = debtors.filter(({ id }) => asked.has(id))
  let reading = await readingOfRun(runId, ofLines, matched, parts, signal)
  const entries = await parts.register.entries()
  const keyOf = keysToBook(entries)
  let covered = coveredBefore(entries)
  const planNow = () =>
    planRun({ ...input, debtors, reading, covered, matchSettings: matched.settings, bookSettings: settings, today })
  let plan = planNow()
  if (settings.mode === 'book') {
    const bookable = new Set(plan.groups.flatMap(({ debtorIds }) => debtorIds))
    reading = await freshReading(
      reading,
      ofLines.filter(({ id }) => bookable.has(id)),
      matched,
      parts,
      signal,
    )
    plan = planNow()
  }
  const planned = plan.groups.flatMap(({ bookings }) => bookings)
  const payments = planned.map(({ payment }) => payment)
  const { administration } = parts
  const found = await findEarlierBookings(payments, settings.bookingJournal, { keyOf, today }, administration, signal)
  if (found.size > 0) {
    covered = withFound(covered, found, planned, debtors, keyOf)
    plan = planNow()
  }
  const unmatched = reading.complete ? unmatchedOf(plan.unasked, covered, settings.bookFrom) : undefined
  return { ...plan, unmatched }
}
