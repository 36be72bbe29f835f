// A line as the table of the page has it; functions/tell-page.ts makes it.

import type { BookingState } from '../../nodes/reconcile/domain/reconcile-line.ts'
import type { Outcome } from '../../nodes/reconcile/domain/outcomes.ts'

export interface PageRow {
  readonly id: string
  readonly invoice: string
  readonly date: string
  readonly due?: string
  readonly customer: string
  readonly openCents: number
  readonly reference: string
  readonly method?: string
  readonly outcome?: Outcome
  readonly attention: boolean
  readonly reasonCode?: string
  readonly reasonValues?: Readonly<Record<string, string | number>>
  readonly reason?: string
  readonly state?: BookingState
  readonly bookedCents: number
  readonly previewCents: number
  readonly booked: readonly { readonly state: BookingState; readonly date?: string; readonly cents: number }[]
}

/** The row with what is searched, once. */
export interface ReadyRow extends PageRow {
  readonly colour: 'green' | 'blue' | 'red'
  readonly outcomeName: string
  readonly sentence: string
  readonly searched: string
}
