// Reverses one booking by a new entry with the opposite amounts, so that its invoices are open again and nothing is
// deleted. In the same order as a booking: read, claim and flush, write once, note the answer, prove the balances.

import { randomUUID } from 'node:crypto'

import type { Administration } from '../../domain/administration.ts'
import { dateInAmsterdam, instantOf } from '../../domain/amsterdam.ts'
import type { BookingOrder, BookingResult } from '../../domain/booking-order.ts'
import { addDays } from '../../domain/calendar-date.ts'
import { type Cents, cents, NO_CENTS } from '../../domain/cents.ts'
import type { Clock } from '../../domain/clock.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import type { BookingRegister, Claim, HeldRegister, Reversed } from '../../booking-register/booking-register.ts'
import { proveBalances } from '../prove-balances.ts'
import { readBackUnsettled } from '../read-back.ts'
import { writeBooking } from '../write-booking.ts'
import { reversingOrder } from './reversing-order.ts'
import { type ReversibleBooking, reversibleBooking } from './reversible-booking.ts'

export interface ReverseParts {
  readonly administration: Administration
  readonly register: BookingRegister
  readonly clock: Clock
  readonly absenceCountsAfterMs: number
  readonly writeLimitMs: number
}

export interface Reversal {
  readonly state: 'booked' | 'preview'
  readonly order: BookingOrder
}

/**
 * @param mode `preview`: reads what it would read and writes nothing
 * @throws ReconcileError that says what was and was not done; what was written is in the register, whatever is thrown
 */
export async function reverseBooking(
  wanted: Reversed,
  mode: 'preview' | 'book',
  parts: ReverseParts,
  signal: AbortSignal,
): Promise<Reversal> {
  const { id, notBookable } = await parts.administration.describe(signal)
  if (id === undefined && mode === 'book') throw new ReconcileError('CONFIG_INVALID', 'preview-only')
  if (notBookable) throw notBookable
  if (mode === 'preview') {
    const booking = reversibleBooking(wanted.key, await parts.register.entries())
    return { state: 'preview', order: await orderFor(booking, parts, signal) }
  }
  const held = await parts.register.hold(signal)
  try {
    const running = AbortSignal.any([signal, held.signal])
    // A reversal of which nobody knew may be found to be there, or the booking itself.
    await readBackUnsettled({ ...parts, register: held }, running)
    const booking = reversibleBooking(wanted.key, await held.entries())
    const order = await orderFor(booking, parts, running)
    await writeReversal(wanted, booking, order, { ...parts, register: held }, running)
    return { state: 'booked', order }
  } finally {
    await held.close()
  }
}

/** @throws ReconcileError CONFIG_INVALID when the books are not what the register says, or can't be read to the line */
async function orderFor(
  booking: ReversibleBooking,
  { administration, clock }: ReverseParts,
  signal: AbortSignal,
): Promise<BookingOrder> {
  const { entry, key } = booking
  const { bookedEntries } = administration
  if (!bookedEntries) throw new ReconcileError('CONFIG_INVALID', 'reverse-not-here', { key: entry.key })
  const today = dateInAmsterdam(clock.now())
  const { journal } = entry
  const lines = await bookedEntries.linesUnder(entry, signal)
  const ids = entry.debtors.map((debtor) => debtor.id)
  const order = reversingOrder(booking, { lines, invoices: await bookedEntries.invoices(ids, signal) }, today)
  const days = { from: entry.date < today ? entry.date : today, until: addDays(today, 1) }
  const taken = await administration.findBookings({ keys: [key], journal, ...days, proof: 'quick' }, signal)
  if (taken.has(key)) throw new ReconcileError('CONFIG_INVALID', 'reversal-key-taken', { key, reverses: entry.key })
  return order
}

async function writeReversal(
  wanted: Reversed,
  { entry }: ReversibleBooking,
  order: BookingOrder,
  parts: Omit<ReverseParts, 'register'> & { readonly register: HeldRegister },
  signal: AbortSignal,
): Promise<void> {
  const { administration, register, clock, writeLimitMs } = parts
  const ids = order.lines.map(({ debtorId }) => debtorId)
  const before = await administration.currentOpenCents(ids, signal)
  const expected = new Map(before)
  const onAnswer = (_: BookingOrder, result: BookingResult): void => {
    if (result.state !== 'booked') return
    for (const line of order.lines) expected.set(line.debtorId, cents((before.get(line.debtorId) ?? 0) - line.cents))
  }
  const claim: Claim = {
    key: order.key,
    transactionId: entry.transactionId,
    orderId: entry.orderId,
    date: order.date,
    debtors: order.lines.map((line) => claimedDebtor(line, before)),
    covers: [],
    clearingCents: order.clearingCents,
    differenceCents: order.differenceCents,
    overpaidCents: order.overpaidCents,
    journal: order.journal,
    ...(order.clearingAccount === undefined ? {} : { clearingAccount: order.clearingAccount }),
    runId: randomUUID(),
    claimedAt: instantOf(clock.now()),
    postedUntil: instantOf(clock.now() + writeLimitMs),
    reverses: wanted,
  }
  // Dated today, and no other day is tried: a refused date may never move past today.
  const { result } = await writeBooking(order, claim, { administration, register, onAnswer }, undefined, signal)
  if (result.state === 'refused') throw result.error
  if (result.state === 'unknown') {
    const values = { key: order.key, reverses: entry.key }
    throw new ReconcileError('SNELSTART_UNREACHABLE', 'reversal-unknown', values, result.error)
  }
  const debtors = new Map(order.lines.map((line) => [line.debtorId, line]))
  await proveBalances(new Set(ids), expected, { administration, clock, debtors })
  await administration.provedBooking(order)
}

function claimedDebtor(
  { debtorId, invoiceNumber, cents: settled }: BookingOrder['lines'][number],
  before: ReadonlyMap<string, Cents>,
): Claim['debtors'][number] {
  return { id: debtorId, invoiceNumber, cents: settled, openCents: before.get(debtorId) ?? NO_CENTS }
}
