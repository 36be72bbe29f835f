// What is fixed for the length of a booking run.

import { addDays, type CalendarDate, calendarDate } from '../domain/calendar-date.ts'
import type { ReconcileError } from '../domain/reconcile-error.ts'
import type { OrderContext } from './booking-order.ts'
import type { BookingGroup } from './plan-run.ts'

export interface BookRun {
  readonly runId: string
  readonly groups: readonly BookingGroup[]
  readonly context: OrderContext
  /** First month (1–12) of the financial year. */
  readonly financialYearStartsIn: number
  /** A booking of this journal that did not do what it says: nothing more is booked there before one is proven. */
  readonly firstDidNotHold: ReconcileError | undefined
  readonly onProgress: (booked: number, of: number) => void
  /** Words an error in the language of the server. */
  readonly wordError: (error: ReconcileError) => string
}

/** The latest date that a refused one may move to: never past today, never into another financial year. */
export function latestDateFor(date: CalendarDate, today: CalendarDate, financialYearStartsIn: number): CalendarDate {
  const [year = 0, month = 0] = date.split('-').map(Number)
  const endsInYear = month >= financialYearStartsIn ? year + 1 : year
  const nextYear = calendarDate(`${endsInYear}-${String(financialYearStartsIn).padStart(2, '0')}-01`)
  return today < nextYear ? today : addDays(nextYear, -1)
}
