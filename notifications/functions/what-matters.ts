// What in a run needs a person: each thing by a name of its own, and what the subject of the mail says about it.

import type { BookingState, ReconcileLine } from '../../nodes/reconcile/domain/reconcile-line.ts'
import type { ReconcileRun } from '../../nodes/reconcile/domain/reconcile-run.ts'
import type { ReportTotals } from '../../nodes/reconcile/reconcile-report/report-totals.ts'

export interface Matters {
  /** As in WhenTold. */
  readonly names: readonly string[]
  readonly subject: readonly string[]
}

/** `msg.reconcile` behind the report node. */
export type ReportedRun = ReconcileRun & { readonly totals?: ReportTotals }

export function whatMatters(run: ReportedRun, lines: readonly ReconcileLine[], isEnglish: boolean): Matters {
  const { stopped, unmatched = [], returnedAfterBooking = [], inDoubt = [], inFiles = [] } = run
  const say = (dutch: string, english: string): string => (isEnglish ? english : dutch)
  const groups: readonly (readonly [names: readonly string[], subject: string])[] = [
    [stopped ? [`stopped ${stopped.code}`] : [], say(`gestopt (${stopped?.code})`, `stopped (${stopped?.code})`)],
    [linesOf(run, lines), say('uit te zoeken', 'to look at')],
    [inDoubt.map(({ key }) => `doubt ${key}`), say('onzeker of het geboekt is', 'in doubt whether booked')],
    [
      unmatched.map(({ transactionId }) => `unmatched ${transactionId}`),
      say('ontvangen zonder openstaande post', 'received without an open debtor'),
    ],
    [
      returnedAfterBooking.map(({ transactionId }) => `returned ${transactionId}`),
      say('teruggegaan na boeken', 'returned after booking'),
    ],
    [inFiles.map(({ key }) => `file ${key}`), say('in een importbestand', 'in an import file')],
    [run.totals?.agrees === false ? ['totals'] : [], say('totalen kloppen niet', 'totals do not agree')],
  ]
  const some = groups.filter(([names]) => names.length > 0)
  return {
    names: some.flatMap(([names]) => names),
    subject: some.map(([names, text]) =>
      /^(stopped |totals)/.test(names[0] ?? '') ? text : `${names.length} ${text}`,
    ),
  }
}

/** Of lines that came in batches only the first are known here; the report has counted all. */
function linesOf({ totals }: ReportedRun, lines: readonly ReconcileLine[]): readonly string[] {
  if (!totals || totals.lines === lines.length) return lines.filter(needsPerson).map(nameOf)
  return Array.from({ length: totals.attention }, (_, index) => `line ${index}`)
}

function needsPerson({ attention, bookings = [] }: ReconcileLine): boolean {
  const asks: readonly BookingState[] = ['refused', 'unknown']
  return attention === true || bookings.some(({ state }) => asks.includes(state))
}

/** Another outcome, or another state of its booking, is news. */
function nameOf({ debtor, outcome, booking }: ReconcileLine): string {
  return `line ${debtor.id} ${outcome ?? ''} ${booking?.state ?? ''}`
}
