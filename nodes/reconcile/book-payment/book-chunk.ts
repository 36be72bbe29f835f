// A handful of groups: their balances read, their bookings written one by one, their balances read again.

import type { Administration } from '../domain/administration.ts'
import { bookingKey } from '../domain/booking-key.ts'
import type { BookingOrder, BookingResult } from '../domain/booking-order.ts'
import { type Cents, cents, NO_CENTS } from '../domain/cents.ts'
import type { Clock } from '../domain/clock.ts'
import type { ErrorCode } from '../domain/error-codes.ts'
import type { PlannedBooking } from '../domain/matching/plan-bookings.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { HeldRegister } from '../booking-register/booking-register.ts'
import { type BookRun, latestDateFor } from './book-run.ts'
import { bookingOrder } from './booking-order.ts'
import { claimOf } from './claim.ts'
import { daysOfBookings } from './covered-now.ts'
import { changedBalance, isTooOld, stillAsExpected } from './fresh-balances.ts'
import { lineBookings } from './line-booking.ts'
import type { BookingGroup, HeldBack } from './plan-run.ts'
import { proveBalances } from './prove-balances.ts'
import type { Tally } from './tally.ts'
import { LATER_DATES_MAX, type LaterDates, writeBooking } from './write-booking.ts'

export interface BookChunkParts {
  readonly administration: Administration
  readonly register: HeldRegister
  readonly clock: Clock
  /** The time limit of one write. */
  readonly writeLimitMs: number
}

interface Chunk {
  readonly run: BookRun
  readonly parts: BookChunkParts
  readonly tally: Tally
  /** Open balances as they must be now; a debtor whose booking is unknown leaves it. */
  readonly balances: Map<string, Cents>
  readonly balancesReadAt: number
  readonly touched: Set<string>
}

/**
 * @returns how many groups were dealt with: fewer than were given when the balances grew too old
 * @throws ReconcileError BALANCE_UNEXPECTED when a balance is not what the bookings made it
 */
export async function bookChunk(
  groups: readonly BookingGroup[],
  run: BookRun,
  parts: BookChunkParts,
  tally: Tally,
  signal: AbortSignal,
): Promise<number> {
  const keysInUse = await findKeys(groups, run, parts, signal)
  const ids = groups.flatMap(({ debtorIds }) => debtorIds)
  const balancesReadAt = parts.clock.now()
  const balances = new Map(await parts.administration.currentOpenCents(ids, signal))
  const chunk: Chunk = { run, parts, tally, balances, balancesReadAt, touched: new Set() }
  const proofs: BookingOrder[] = []
  let done = 0
  try {
    for (const group of groups) {
      if (done > 0 && isTooOld(balancesReadAt, parts.clock)) break
      if (!isHeldBack(group, chunk, keysInUse)) proofs.push(...(await bookGroup(group, chunk, signal)))
      done += 1
    }
  } finally {
    // Also after a failure: what was booked before it must be seen to be right.
    await prove(chunk)
  }
  const [proof] = proofs
  if (proof) await parts.administration.provedBooking(proof)
  return done
}

function findKeys(
  groups: readonly BookingGroup[],
  { context }: BookRun,
  { administration }: BookChunkParts,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, unknown>> {
  const payments = groups.flatMap(({ bookings }) => bookings.map(({ payment }) => payment))
  return administration.findBookings(
    {
      keys: payments.map(({ transactionId }) => bookingKey(transactionId)),
      journal: context.settings.bookingJournal,
      ...daysOfBookings(payments, context.today),
      proof: 'quick',
    },
    signal,
  )
}

function isHeldBack(
  group: BookingGroup,
  { run, tally, balances }: Chunk,
  keysInUse: ReadonlyMap<string, unknown>,
): boolean {
  const key = group.bookings.map(({ payment }) => bookingKey(payment.transactionId)).find((name) => keysInUse.has(name))
  if (key !== undefined) {
    tally.holdBack(group, { reasonCode: 'key-in-use', reasonValues: { key }, attention: true })
    return true
  }
  const planned = (id: string): Cents => run.context.debtors.get(id)?.openCents ?? NO_CENTS
  const changed = changedBalance(group.debtorIds, planned, balances)
  if (changed) tally.holdBack(group, changed)
  return changed !== undefined
}

/**
 * @returns the orders that were booked. A booking that was not ends its group: the rest would rest on it.
 * @throws ReconcileError of a refusal that every other booking would meet too
 */
async function bookGroup(group: BookingGroup, chunk: Chunk, signal: AbortSignal): Promise<readonly BookingOrder[]> {
  const { parts, run, tally, balances } = chunk
  const booked: BookingOrder[] = []
  const last = group.bookings.at(-1)
  let readAt = chunk.balancesReadAt
  for (const planned of group.bookings) {
    parts.register.signal.throwIfAborted()
    const fresh = await stillAsExpected(group.debtorIds, (id) => balances.get(id) ?? NO_CENTS, readAt, parts, signal)
    if (fresh.changed) {
      tally.holdBack(group, fresh.changed)
      break
    }
    readAt = fresh.readAt
    const { order, result } = await bookOne(planned, group, chunk, signal)
    if (result.state !== 'booked') {
      tally.holdBack(group, notBooked(order, result.error, result.state, run))
      if (result.state === 'refused' && MEETS_EVERY_BOOKING.has(result.error.code)) throw result.error
      break
    }
    booked.push(order)
    if (planned !== last && !(await parts.administration.isBookingProven(order.journal, signal))) {
      // The first booking of a journal is proved before any other, also before those of its own group.
      await prove(chunk)
      await parts.administration.provedBooking(order)
    }
  }
  return booked
}

/** No booking of the run would fare better, and a person has to be told: these are no business answers. */
const MEETS_EVERY_BOOKING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'SNELSTART_AUTH',
  'SNELSTART_SUBSCRIPTION',
  'SNELSTART_SCOPE',
  'SNELSTART_QUOTA',
  'SNELSTART_UNREACHABLE',
  'CONFIG_MISSING',
  'CONFIG_INVALID',
  'CANCELLED',
])

function notBooked(
  { key }: BookingOrder,
  error: ReconcileError,
  state: 'refused' | 'unknown',
  { wordError }: BookRun,
): HeldBack {
  return state === 'unknown'
    ? { reasonCode: 'booking-unknown', reasonValues: { key }, attention: true }
    : { reasonCode: 'booking-refused', reasonValues: { key, error: wordError(error) }, attention: true }
}

async function bookOne(
  planned: PlannedBooking,
  group: BookingGroup,
  { run, parts, tally, balances, touched }: Chunk,
  signal: AbortSignal,
): Promise<{ order: BookingOrder; result: BookingResult }> {
  const first = bookingOrder(planned, run.context)
  const later = laterDates(planned, first, run)
  const answeredWithinMs = parts.writeLimitMs * (later ? LATER_DATES_MAX + 1 : 1)
  const claim = claimOf(first, planned, { balances, runId: run.runId, claimedAt: parts.clock.now(), answeredWithinMs })
  const onAnswer = (order: BookingOrder, result: BookingResult): void => {
    const end =
      result.state === 'booked'
        ? { state: result.state, id: result.id }
        : { state: result.state, error: { code: result.error.code, message: run.wordError(result.error) } }
    for (const [id, booking] of lineBookings(planned, order, group.debtorIds, end)) tally.add(id, booking)
    for (const line of order.lines) {
      const balance = balances.get(line.debtorId)
      if (result.state === 'unknown' || balance === undefined) balances.delete(line.debtorId)
      else if (result.state === 'booked') balances.set(line.debtorId, cents(balance - line.cents))
      touched.add(line.debtorId)
    }
  }
  return writeBooking(first, claim, { ...parts, onAnswer }, later, signal)
}

/** @throws ReconcileError BALANCE_UNEXPECTED, after the line that it concerns was marked */
async function prove({ run, touched, balances, parts, tally }: Chunk): Promise<void> {
  try {
    await proveBalances(touched, balances, { ...parts, debtors: run.context.debtors })
  } catch (error) {
    if (error instanceof ReconcileError && error.code === 'BALANCE_UNEXPECTED') {
      const { debtor, invoiceNumber: _, ...figures } = error.values
      const reasonCode = error.detail === 'debtor-gone' ? 'debtor-gone' : 'balance-unexpected'
      tally.holdBack({ debtorIds: [String(debtor)] }, { reasonCode, reasonValues: figures, attention: true })
    }
    throw error
  }
}

/** Undefined where a refused date stays refused. */
function laterDates(planned: PlannedBooking, { date }: BookingOrder, run: BookRun): LaterDates | undefined {
  if (run.context.settings.closedPeriod === 'stop') return undefined
  return {
    until: latestDateFor(date, run.context.today, run.financialYearStartsIn),
    redated: (later) => bookingOrder(planned, run.context, later),
  }
}
