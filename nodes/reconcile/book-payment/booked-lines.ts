// The lines of the message, with what was decided and booked for each.

import { NO_CENTS } from '../domain/cents.ts'
import type { BookSettings } from '../domain/book-settings.ts'
import type { Decision } from '../domain/matching/decision.ts'
import type { ReasonCode, ReasonValues } from '../domain/reason-codes.ts'
import { type LineBooking, type ReconcileLine, worstBooking } from '../domain/reconcile-line.ts'
import type { RegisterEntry } from '../booking-register/booking-register.ts'
import { reversedKeys } from '../booking-register/reversed-bookings.ts'
import { decidedLine, type WordReason } from '../match-payments/decided-line.ts'
import { bookingOrder, type OrderContext } from './booking-order.ts'
import { lineBookings } from './line-booking.ts'
import type { BookingGroup, HeldBack, Plan } from './plan-run.ts'

export interface LinesInput {
  readonly lines: readonly ReconcileLine[]
  readonly plan: Plan
  /** By debtor id; empty in a preview. */
  readonly bookings: ReadonlyMap<string, readonly LineBooking[]>
  readonly heldBack: ReadonlyMap<string, HeldBack>
  readonly entries: ReadonlyMap<string, RegisterEntry>
  readonly settings: BookSettings
  readonly word: WordReason
}

export function bookedLines(input: LinesInput): readonly ReconcileLine[] {
  const earlier = earlierBookings(input.entries)
  return input.lines.map((came) => {
    const line = withoutBookings(came)
    const decision = input.plan.decisions.get(line.debtor.id)
    const made = input.bookings.get(line.debtor.id) ?? []
    const before = earlier.get(line.debtor.id) ?? []
    if (!decision) return goneLine(line, before.map(bookingOf), input.word)
    const decided = decidedLine(line, decision, input.word)
    const why = input.heldBack.get(line.debtor.id) ?? input.plan.heldBack.get(line.debtor.id)
    return withBookings(why ? held(decided, why, made.length > 0, input.word) : decided, [
      ...made,
      ...earlierOf(decision, before),
    ])
  })
}

/** What would be booked, for a preview. */
export function previewBookings(
  groups: readonly BookingGroup[],
  context: OrderContext,
): ReadonlyMap<string, readonly LineBooking[]> {
  const byDebtor = new Map<string, LineBooking[]>()
  for (const { bookings, debtorIds } of groups) {
    for (const planned of bookings) {
      const order = bookingOrder(planned, context)
      for (const [id, booking] of lineBookings(planned, order, debtorIds, { state: 'preview' })) {
        byDebtor.set(id, [...(byDebtor.get(id) ?? []), booking])
      }
    }
  }
  return byDebtor
}

/** What a message says was booked, in an earlier run or not at all, is no booking of this run. */
function withoutBookings({ booking: _booking, bookings: _bookings, ...line }: ReconcileLine): ReconcileLine {
  return line
}

function withBookings(line: ReconcileLine, bookings: readonly LineBooking[]): ReconcileLine {
  const booking = worstBooking(bookings)
  if (!booking) return line
  const needsLook = booking.state === 'refused' || booking.state === 'unknown'
  return { ...line, booking, bookings, attention: line.attention === true || needsLook }
}

function held(line: ReconcileLine, why: HeldBack, isPartlyBooked: boolean, word: WordReason): ReconcileLine {
  return {
    ...line,
    attention: why.attention,
    reason: word(why.reasonCode, why.reasonValues),
    reasonCode: why.reasonCode,
    reasonValues: why.reasonValues,
    ...(isPartlyBooked ? {} : { amountToBookCents: NO_CENTS }),
  }
}

/** A debtor that is not open any more: settled by an earlier booking of ours, or by somebody else. */
function goneLine(line: ReconcileLine, earlier: readonly LineBooking[], word: WordReason): ReconcileLine {
  const reasonCode: ReasonCode = earlier.length > 0 ? 'already-booked' : 'gone-since-preview'
  const bookedCents = earlier.reduce((total, { writeOffCents }) => total + (writeOffCents ?? 0), 0)
  const reasonValues: ReasonValues = earlier.length > 0 ? { bookedCents, openCents: 0 } : {}
  const gone: ReconcileLine = {
    ...line,
    outcome: earlier.length > 0 ? 'already-booked' : 'settled-elsewhere',
    attention: earlier.length === 0,
    reason: word(reasonCode, reasonValues),
    reasonCode,
    reasonValues,
    amountToBookCents: NO_CENTS,
  }
  return withBookings(gone, earlier)
}

interface EarlierBooking {
  readonly transactionId: string
  readonly booking: LineBooking
}

function earlierOf(decision: Decision, earlier: readonly EarlierBooking[]): readonly LineBooking[] {
  const ids = new Set(decision.payments.map(({ transactionId }) => transactionId))
  const isAll = decision.outcome === 'already-booked'
  return earlier
    .filter(({ transactionId, booking }) => ids.has(transactionId) && (isAll || booking.state === 'unknown'))
    .map(bookingOf)
}

function bookingOf({ booking }: EarlierBooking): LineBooking {
  return booking
}

/** Without those that were reversed, and the entries that did it: together they changed nothing. */
function earlierBookings(entries: ReadonlyMap<string, RegisterEntry>): ReadonlyMap<string, readonly EarlierBooking[]> {
  const byDebtor = new Map<string, EarlierBooking[]>()
  const reversed = reversedKeys(entries)
  for (const entry of entries.values()) {
    if (reversed.has(entry.reverses?.key ?? entry.key)) continue
    const state = entry.state === 'booked' ? 'already-booked' : entry.state === 'claimed' ? 'unknown' : entry.state
    if (state === 'free' || state === 'refused') continue
    for (const { id, cents } of entry.debtors) {
      const booking: LineBooking = {
        key: entry.key,
        state,
        date: entry.date,
        writeOffCents: cents,
        clearingCents: entry.clearingCents,
        covers: entry.covers,
        ...(entry.id === undefined ? {} : { id: entry.id }),
        ...(state === 'file' && entry.importFile !== undefined ? { importFile: entry.importFile } : {}),
      }
      byDebtor.set(id, [...(byDebtor.get(id) ?? []), { transactionId: entry.transactionId, booking }])
    }
  }
  return byDebtor
}
