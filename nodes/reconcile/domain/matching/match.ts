// The matcher: open debtors and payments in, one decision a debtor and the bookings that follow out.
// A pure function: the same in any input order, asks nobody, reads no clock.

import type { CalendarDate } from '../calendar-date.ts'
import type { CoveredBefore } from '../covered-before.ts'
import type { OpenDebtor } from '../open-debtor.ts'
import type { ProviderPayment } from '../provider-payment.ts'
import { decideGroup } from './decide-group.ts'
import type { Decision } from './decision.ts'
import { groupByReference, groupOf } from './groups.ts'
import type { MatchSettings } from './match-settings.ts'
import type { PlannedBooking } from './plan-bookings.ts'
import { isPlainlyPaid, plainBooking, plainDecision } from './plainly-paid.ts'

export interface MatchRun {
  readonly debtors: readonly OpenDebtor[]
  readonly payments: readonly ProviderPayment[]
  /** References, in normal form, that the provider could not be asked for. */
  readonly failedReferences: ReadonlySet<string>
  readonly covered: CoveredBefore
  readonly settings: MatchSettings
  readonly today: CalendarDate
  /** Known to book-payment only: money received before this day was dealt with otherwise. */
  readonly bookFrom?: CalendarDate
  /** Methods, in capitals, with a clearing account of their own: bookable although not collected. */
  readonly bookableMethods?: ReadonlySet<string>
  /** Debtors that take part in judging what is shared, but that this run was not asked to book. */
  readonly withheld?: ReadonlySet<string>
}

export interface MatchResult {
  /** By debtor id. */
  readonly decisions: ReadonlyMap<string, Decision>
  readonly bookings: readonly PlannedBooking[]
  /** Rows under no reference of any debtor, in the order in which they came. */
  readonly unasked: readonly ProviderPayment[]
}

export function match(run: MatchRun): MatchResult {
  const { gathered, unasked } = groupByReference(run)
  const decisions = new Map<string, Decision>()
  const bookings: PlannedBooking[] = []
  for (const pair of gathered) {
    if (isPlainlyPaid(pair, run)) {
      decisions.set(pair.debtor.id, plainDecision(pair))
      bookings.push(plainBooking(pair))
      continue
    }
    const verdict = decideGroup(groupOf(pair), run)
    for (const decision of verdict.decisions) decisions.set(decision.debtorId, decision)
    for (const booking of verdict.bookings) bookings.push(booking)
  }
  return { decisions, bookings, unasked }
}
