// Booking into the database itself, after an example that a person made in SnelStart. Only wires and delegates.

import { instantOf } from '../../../reconcile/domain/amsterdam.ts'
import type { BookingOrder, BookingResult } from '../../../reconcile/domain/booking-order.ts'
import type { Clock } from '../../../reconcile/domain/clock.ts'
import type { KeptRows } from '../../../reconcile/domain/kept-rows.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { BooksInUse, DatabaseBooking } from '../database-booking.ts'
import type { DatabaseEngine, TransactionPlan } from '../engine.ts'
import { whyUnfit } from './fits-example.ts'
import { keptExamples } from './kept-examples.ts'
import { learnExample } from './learn-example.ts'
import type { Learnt } from './learnt.ts'
import { toldOfBooking, toldOfTryOut, type TryOut } from './outcome-told.ts'
import { planOf } from './plan-of.ts'
import { shown, type ShownLine } from './shown.ts'
import { shapeOf, tablesForExample } from './tables-for-example.ts'

export interface ByExampleParts extends BooksInUse {
  readonly engine: DatabaseEngine
  /** Of this connection, for examples alone. */
  readonly kept: KeptRows
  readonly clock: Pick<Clock, 'now'>
}

export interface ByExampleBooking extends DatabaseBooking {
  /** @throws ReconcileError CONFIG_INVALID, SNELSTART_SCHEMA when there is nothing to learn or something is in doubt */
  learn(document: string, signal: AbortSignal): Promise<LearntExample>
  /** What was learnt earlier and still holds for these tables; undefined when nothing was. */
  learnt(document: string): Promise<LearntExample | undefined>
  /** All of a booking with all of its proofs, taken back at the end. */
  tryOut(order: BookingOrder, signal: AbortSignal): Promise<TryOut>
}

export interface LearntExample {
  readonly document: string
  readonly journal: number
  readonly clearingAccount: number
  /** How many other bookings of the journal it was compared with. */
  readonly compared: number
  readonly year: string
  readonly lines: readonly ShownLine[]
}

export function createByExampleBooking(parts: ByExampleParts): ByExampleBooking {
  const { engine, fingerprint } = parts
  const kept = keptExamples(parts.kept)
  const transacted = async (
    order: BookingOrder,
    end: TransactionPlan['end'],
    signal: AbortSignal,
  ): Promise<Awaited<ReturnType<DatabaseEngine['transact']>>> => {
    const learnt = await learntFor(order, parts, signal)
    return engine.transact(planOf(order, { ...parts, learnt, now: wallTime(parts.clock), end }), signal)
  }
  return {
    book: (order, signal) =>
      orRefused(async () => toldOfBooking(await transacted(order, 'commit', signal), order.key), signal),
    tryOut: (order, signal) =>
      orRefused(async () => toldOfTryOut(await transacted(order, 'take-back', signal), order.key), signal),
    isProven: (journal) => kept.isProven({ journal, fingerprint }),
    proved: ({ journal }) => kept.keepProven({ journal, fingerprint }),
    async learn(document, signal) {
      const learnt = await learnExample(parts, document, signal)
      await kept.keep(learnt)
      return exampleOf(learnt)
    },
    async learnt(document) {
      const learnt = await kept.learntFrom(document)
      return learnt?.fingerprint === fingerprint ? exampleOf(learnt) : undefined
    },
  }
}

/** @throws ReconcileError for an order that the example does not show, or tables that are no longer those of the example */
async function learntFor(order: BookingOrder, parts: ByExampleParts, signal: AbortSignal): Promise<Learnt> {
  const { engine, profile } = parts
  if (order.example === undefined) throw new ReconcileError('CONFIG_INVALID', 'example-missing')
  const document = order.example
  const learnt = await keptExamples(parts.kept).learntFrom(document)
  if (learnt === undefined) throw new ReconcileError('CONFIG_INVALID', 'example-not-learnt', { document })
  const unfit = whyUnfit(order, learnt)
  if (unfit) throw unfit
  // Read anew for every booking: a trigger or a column that was added a minute ago is one too many.
  const names = [profile.entry, profile.line, profile.invoice, profile.relation, profile.ledger].map(
    ({ table }) => table,
  )
  const tables = tablesForExample(await engine.catalogue(names, signal), profile)
  if (learnt.fingerprint !== parts.fingerprint || learnt.shape !== shapeOf(tables)) {
    throw new ReconcileError('SNELSTART_SCHEMA', 'example-outdated', { document })
  }
  return learnt
}

/** Before the transaction nothing has left, so what goes wrong there is a refusal. */
async function orRefused<Result>(
  work: () => Promise<Result>,
  signal: AbortSignal,
): Promise<Result | Extract<BookingResult, { state: 'refused' }>> {
  signal.throwIfAborted()
  try {
    return await work()
  } catch (error) {
    if (error instanceof ReconcileError) return { state: 'refused', because: 'other', error }
    throw error
  }
}

function exampleOf(learnt: Learnt): LearntExample {
  return {
    document: learnt.document,
    journal: learnt.journal.number,
    clearingAccount: learnt.clearing.number,
    compared: learnt.compared,
    year: learnt.year,
    lines: shown(learnt),
  }
}

/** SnelStart writes the wall clock of the office. */
function wallTime({ now }: Pick<Clock, 'now'>): string {
  const moment = now()
  return `${instantOf(moment).slice(0, 19)}.${String(moment % 1000).padStart(3, '0')}`
}
