// What every form of report is made from.

import type { Language } from '../../shared/texts/language.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import type { ReconcileRun } from '../domain/reconcile-run.ts'
import type { BookedWith } from '../runs/booked-with.ts'
import type { MatchedWith } from '../runs/run-records.ts'
import type { BreathingSpace } from './breathing-space.ts'
import { intoSections, type Sections } from './report-sections.ts'
import { type ReportTotals, reportTotals } from './report-totals.ts'

export interface Report extends ReportGiven {
  readonly sections: Sections
  readonly totals: ReportTotals
}

export interface ReportGiven {
  readonly lines: readonly ReconcileLine[]
  readonly run: ReconcileRun
  /** From the run's record; unknown when that is gone or was never made. */
  readonly matched?: MatchedWith
  /** Of the last time that the run was previewed or booked. */
  readonly booked?: BookedWith
  readonly language: Language
}

export async function reportOf(given: ReportGiven, space: BreathingSpace): Promise<Report> {
  const sections = await intoSections(given.lines, space)
  return { ...given, sections, totals: await reportTotals(sections, given.run, space) }
}
