// A handful of groups: their balances read, their bookings written one by one, their balances read again.

import type { BookingOrder } from '../domain/booking-order.ts'
import { type Cents, NO_CENTS } from '../domain/cents.ts'
import { bookGroup } from './book-group.ts'
import type { BookRun } from './book-run.ts'
import type { BookChunkParts, Chunk } from './chunk.ts'
import { daysOfBookings } from './covered-now.ts'
import { changedBalance, isBalanceTooOld } from './fresh-balances.ts'
import type { BookingGroup } from './plan-run.ts'
import { proveChunk } from './prove-chunk.ts'
import type { Tally } from './tally.ts'

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
      if (done > 0 && isBalanceTooOld(balancesReadAt, parts.clock)) break
      if (!isHeldBack(group, chunk, keysInUse)) proofs.push(...(await bookGroup(group, chunk, signal)))
      done += 1
    }
  } finally {
    // Also after a failure: what was booked before it must be seen to be right.
    await proveChunk(chunk)
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
      keys: payments.map(({ transactionId }) => context.keyOf(transactionId)),
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
  const key = group.bookings
    .map(({ payment }) => run.context.keyOf(payment.transactionId))
    .find((name) => keysInUse.has(name))
  if (key !== undefined) {
    tally.holdBack(group, { reasonCode: 'key-in-use', reasonValues: { key }, attention: true })
    return true
  }
  const planned = (id: string): Cents => run.context.debtors.get(id)?.openCents ?? NO_CENTS
  const changed = changedBalance(group.debtorIds, planned, balances)
  if (changed) tally.holdBack(group, changed)
  return changed !== undefined
}
