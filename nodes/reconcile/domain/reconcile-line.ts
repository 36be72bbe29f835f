// One line of `msg.payload`: an open debtor, and what each node added to it (contract section 3).

import type { CalendarDate } from './calendar-date.ts'
import type { Cents } from './cents.ts'
import type { OpenDebtor } from './open-debtor.ts'
import type { Outcome } from './outcomes.ts'
import type { ProviderPayment } from './provider-payment.ts'
import type { ReasonCode, ReasonValues } from './reason-codes.ts'
import type { Reference } from './reference.ts'

export interface ReconcileLine {
  readonly debtor: OpenDebtor
  readonly reference?: Reference
  readonly payments?: readonly ProviderPayment[]
  readonly outcome?: Outcome
  readonly attention?: boolean
  /** One plain sentence in the language of the server. */
  readonly reason?: string
  readonly reasonCode?: ReasonCode
  readonly reasonValues?: ReasonValues
  readonly amountToBookCents?: Cents
  /** Of several, the one in the worst state. */
  readonly booking?: LineBooking
  readonly bookings?: readonly LineBooking[]
}

/** From the best to the worst. */
export const BOOKING_STATES = ['booked', 'already-booked', 'file', 'preview', 'refused', 'unknown'] as const
export type BookingState = (typeof BOOKING_STATES)[number]

export interface LineBooking {
  readonly key: string
  readonly state: BookingState
  readonly id?: string
  readonly date?: CalendarDate
  readonly error?: { readonly code: string; readonly message: string }
  readonly writeOffCents?: Cents
  readonly clearingCents?: Cents
  readonly differenceCents?: Cents
  readonly overpaidCents?: Cents
  /** Path of the import file that holds it. */
  readonly importFile?: string
  readonly covers: readonly { readonly transactionId: string; readonly cents: Cents }[]
}

export function worstBooking(bookings: readonly LineBooking[]): LineBooking | undefined {
  return [...bookings].sort((one, other) => rank(other) - rank(one))[0]
}

function rank({ state }: LineBooking): number {
  return BOOKING_STATES.indexOf(state)
}
