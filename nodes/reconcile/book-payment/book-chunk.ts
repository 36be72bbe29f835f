// A handful of groups: their balances read, their bookings written one by one, their balances read again.

import type { Administration } from '../domain/administration.ts'
import { bookingKey } from '../domain/booking-key.ts'
import type { BookingOrder } from '../domain/booking-order.ts'
import { type Cents, cents } from '../domain/cents.ts'
import type { Clock } from '../domain/clock.ts'
import type { PlannedBooking } from '../domain/matching/plan-bookings.ts'
import type { HeldRegister } from '../booking-register/booking-register.ts'
import { type BookRun, latestDateFor } from './book-run.ts'
import { bookingOrder } from './booking-order.ts'
import { claimOf } from './claim.ts'
import { lineBookings } from './line-booking.ts'
import type { BookingGroup } from './plan-run.ts'
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

/** No claim rests on a balance older than a minute; the rest is for the write itself. */
const BALANCE_AGE_MAX_MS = 50_000

interface Chunk {
  readonly run: BookRun
  readonly parts: BookChunkParts
  readonly tally: Tally
  /** Open balances as they must be now; a debtor whose booking is unknown leaves it. */
  readonly balances: Map<string, Cents>
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
  const readAt = parts.clock.now()
  const keysInUse = await findKeys(groups, run, parts, signal)
  const ids = groups.flatMap(({ debtorIds }) => debtorIds)
  const balances = new Map(await parts.administration.currentOpenCents(ids, signal))
  const chunk: Chunk = { run, parts, tally, balances, touched: new Set() }
  const proofs: BookingOrder[] = []
  let done = 0
  try {
    for (const group of groups) {
      if (done > 0 && parts.clock.now() - readAt > BALANCE_AGE_MAX_MS) break
      if (!isHeldBack(group, chunk, keysInUse)) proofs.push(...(await bookGroup(group, chunk, signal)))
      done += 1
    }
  } finally {
    // Also after a failure: what was booked before it must be seen to be right.
    await proveBalances(chunk.touched, chunk.balances, parts)
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
  const planned = groups.flatMap(({ bookings }) => bookings)
  const dates = planned.map((booking) => bookingOrder(booking, context).date).sort()
  return administration.findBookings(
    {
      keys: planned.map(({ payment }) => bookingKey(payment.transactionId)),
      journal: context.settings.bookingJournal,
      from: dates[0] ?? context.today,
      until: context.today,
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
  for (const id of group.debtorIds) {
    const beforeCents = run.context.debtors.get(id)?.openCents ?? cents(0)
    const nowCents = balances.get(id)
    if (nowCents === beforeCents) continue
    const reasonValues = nowCents === undefined ? {} : { beforeCents, nowCents }
    const reasonCode = nowCents === undefined ? 'gone-since-preview' : 'balance-changed'
    tally.holdBack(group, { reasonCode, reasonValues, attention: true })
    return true
  }
  return false
}

/** @returns the orders that were booked. A booking that was not ends its group: the rest would rest on it. */
async function bookGroup(group: BookingGroup, chunk: Chunk, signal: AbortSignal): Promise<readonly BookingOrder[]> {
  const booked: BookingOrder[] = []
  for (const planned of group.bookings) {
    chunk.parts.register.signal.throwIfAborted()
    const { order, state } = await bookOne(planned, group, chunk, signal)
    if (state === 'booked') booked.push(order)
    else {
      const reasonCode = state === 'unknown' ? 'booking-unknown' : 'booking-refused'
      chunk.tally.holdBack(group, { reasonCode, reasonValues: { key: order.key }, attention: true })
      break
    }
  }
  return booked
}

async function bookOne(
  planned: PlannedBooking,
  group: BookingGroup,
  { run, parts, tally, balances, touched }: Chunk,
  signal: AbortSignal,
): Promise<{ order: BookingOrder; state: 'booked' | 'refused' | 'unknown' }> {
  const first = bookingOrder(planned, run.context)
  const later = laterDates(planned, first, run)
  const answeredWithinMs = parts.writeLimitMs * (later ? LATER_DATES_MAX + 1 : 1)
  const claim = claimOf(first, planned, { balances, runId: run.runId, claimedAt: parts.clock.now(), answeredWithinMs })
  const { order, result } = await writeBooking(first, claim, parts, later, signal)
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
  return { order, state: result.state }
}

/** Undefined where a refused date stays refused. */
function laterDates(planned: PlannedBooking, { date }: BookingOrder, run: BookRun): LaterDates | undefined {
  if (run.context.settings.closedPeriod === 'stop') return undefined
  return {
    until: latestDateFor(date, run.context.today, run.financialYearStartsIn),
    redated: (later) => bookingOrder(planned, run.context, later),
  }
}
