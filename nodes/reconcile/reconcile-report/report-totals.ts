// The totals of a report. Each is added up from the lines and laid beside what the run itself says.

import { type Cents, cents } from '../domain/cents.ts'
import { type Outcome, OUTCOME_CODES } from '../domain/outcomes.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import type { ReconcileRun } from '../domain/reconcile-run.ts'
import { totalOfPayments } from '../match-payments/money-in-sight.ts'
import type { BreathingSpace } from './breathing-space.ts'
import type { Sections } from './report-sections.ts'

export interface ReportTotals {
  readonly lines: number
  readonly attention: number
  /** Paid or on its way, but still open. */
  readonly doNotRemind: number
  readonly openCents: Cents
  /** What a preview would write off, or what match-payments found fit for it. */
  readonly toBookCents: Cents
  readonly bookedCents: Cents
  readonly unmatchedCents?: Cents
  readonly returnedAfterBookingCents?: Cents
  readonly outcomes: Partial<Readonly<Record<Outcome, OutcomeTotal>>>
  readonly checks: readonly TotalCheck[]
  /** False as well when the lines are not all lines of the run. */
  readonly agrees: boolean
}

export interface OutcomeTotal {
  readonly lines: number
  readonly openCents: Cents
}

export interface TotalCheck {
  readonly name: 'lines' | 'openCents' | 'bookedCents' | 'unmatchedCents' | 'returnedAfterBookingCents'
  readonly fromRun: number
  readonly fromLines: number
  readonly agrees: boolean
}

export async function reportTotals(
  { all, booked, attention, ...sections }: Sections,
  run: ReconcileRun,
  space: BreathingSpace,
): Promise<ReportTotals> {
  const { unmatched, returnedAfterBooking } = run
  const outcomes = await outcomeTotals(all.lines, space)
  const sums = {
    openCents: all.cents,
    bookedCents: booked.cents,
    ...(unmatched ? { unmatchedCents: totalOfPayments(unmatched) } : {}),
    ...(returnedAfterBooking ? { returnedAfterBookingCents: totalOfPayments(returnedAfterBooking) } : {}),
  }
  const counted = Object.values(run.counts).reduce((total, count) => total + count, 0)
  // Before match-payments nothing was counted.
  const isDecided = run.provider !== undefined
  const checks = [
    ...(isDecided ? [check('lines', counted, all.lines.length)] : []),
    check('openCents', run.openCents, sums.openCents),
    check('bookedCents', run.bookedCents, sums.bookedCents),
    ...checkIfKnown('unmatchedCents', run.unmatchedCents, sums.unmatchedCents),
    ...checkIfKnown('returnedAfterBookingCents', run.returnedAfterBookingCents, sums.returnedAfterBookingCents),
  ]
  const sameCounts = OUTCOME_CODES.every((code) => (run.counts[code] ?? 0) === (outcomes[code]?.lines ?? 0))
  return {
    lines: all.lines.length,
    attention: attention.lines.length,
    doNotRemind: sections['do-not-remind'].lines.length,
    toBookCents: sections['to-book'].cents,
    ...sums,
    outcomes,
    checks,
    agrees: (sameCounts || !isDecided) && checks.every(({ agrees }) => agrees),
  }
}

function check(name: TotalCheck['name'], fromRun: number, fromLines: number): TotalCheck {
  return { name, fromRun, fromLines, agrees: fromRun === fromLines }
}

function checkIfKnown(name: TotalCheck['name'], fromRun?: number, fromLines?: number): readonly TotalCheck[] {
  return fromRun === undefined || fromLines === undefined ? [] : [check(name, fromRun, fromLines)]
}

async function outcomeTotals(
  lines: readonly ReconcileLine[],
  space: BreathingSpace,
): Promise<Partial<Record<Outcome, OutcomeTotal>>> {
  const totals = new Map<Outcome, { lines: number; openCents: number }>()
  for (const { outcome, debtor } of lines) {
    if (outcome === undefined) continue
    const total = totals.get(outcome) ?? { lines: 0, openCents: 0 }
    total.lines += 1
    total.openCents += debtor.openCents
    totals.set(outcome, total)
    if (space.isDue()) await space.take()
  }
  return Object.fromEntries([...totals].map(([code, total]) => [code, { ...total, openCents: cents(total.openCents) }]))
}
