// The lists of a report in the order in which they are read, each with its count and its amount.

import type { Cents } from '../domain/cents.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import { totalOfPayments } from '../match-payments/money-in-sight.ts'
import type { Report } from './report.ts'
import type { SectionName } from './report-sections.ts'

interface ListHead {
  readonly name: SectionName | 'unmatched' | 'returned'
  /** Key of the text that says what is in it. */
  readonly about: string
  readonly count: number
  readonly cents: Cents
}

export type ReportList = ListHead &
  ({ readonly lines: readonly ReconcileLine[] } | { readonly payments: readonly ProviderPayment[] })

export function reportLists({ sections, run }: Pick<Report, 'sections' | 'run'>): readonly ReportList[] {
  const { unmatched, returnedAfterBooking = [] } = run
  const lineList = (name: SectionName): ReportList => {
    const { lines, cents } = sections[name]
    return { name, about: `report.about.${name}`, count: lines.length, cents, lines }
  }
  const lists = [
    lineList('to-book'),
    lineList('booked'),
    lineList('in-file'),
    lineList('attention'),
    lineList('no-reference'),
    paymentList('unmatched', unmatched ?? [], unmatched ? 'report.about.unmatched' : 'report.about.unmatched-unknown'),
    paymentList('returned', returnedAfterBooking, 'report.about.returned'),
    lineList('do-not-remind'),
    lineList('all'),
  ]
  // Only a run without bookings has something still to book, and only bookings by file wait in one.
  return lists.filter(({ name, count }) => count > 0 || (name !== 'to-book' && name !== 'in-file'))
}

function paymentList(name: 'unmatched' | 'returned', payments: readonly ProviderPayment[], about: string): ReportList {
  return { name, about, count: payments.length, cents: totalOfPayments(payments), payments }
}
