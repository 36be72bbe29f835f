// Writes one booking, in the shape that its journal asks for, and says what became of it.

import type { Journal } from '../../reconcile/domain/administration.ts'
import type { BookingOrder, BookingResult } from '../../reconcile/domain/booking-order.ts'
import { sumCents } from '../../reconcile/domain/cents.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { RefusedAnswer } from './answer-errors.ts'
import { parsedAnswer } from './answer-shape.ts'
import { bankBookingText } from './bank-booking.ts'
import { ledgerAmount, otherAmounts } from './booking-accounts.ts'
import { assertBalanced } from './booking-body.ts'
import type { Chart } from './chart.ts'
import { memoriaalBookingText } from './memoriaal-booking.ts'
import type { MemoriaalSign, ProvenShapes } from './memoriaal-sign.ts'
import type { Connection } from './pages.ts'
import { bankboekingen, writtenBooking } from './schemas.ts'

export interface Bookings {
  /** @throws the signal's reason, only when nothing has left; RangeError or ZodError for a bug of ours, likewise */
  book(order: BookingOrder, signal: AbortSignal): Promise<BookingResult>
  isProven(journal: number, signal: AbortSignal): Promise<boolean>
  proved(order: BookingOrder): Promise<void>
}

const MEMORIAAL_PATH = '/memoriaalboekingen'
const CLOSED_PERIOD = ['BOE-0042', 'BOE-0051']
const OUT_OF_BALANCE = 'BOE-0039'

export function createBookings(connection: Connection, chart: Chart, shapes: ProvenShapes): Bookings {
  const bench: Bench = { connection, chart, shapes, sentShapes: new Map() }
  return {
    book: (order, signal) => book(bench, order, signal),
    async isProven(number, signal) {
      const { kind } = await chart.journal(number, signal)
      if (kind === 'Bank') return shapes.isBankProven()
      return kind === 'Memoriaal' && (await shapes.memoriaalSign()) !== undefined
    },
    async proved({ key }) {
      const shape = bench.sentShapes.get(key)
      if (shape === undefined) return // written by an earlier process: the next booking proves it again
      if (shape === 'bank') await shapes.proveBank()
      else await shapes.proveMemoriaal(shape)
      bench.sentShapes.clear()
    },
  }
}

interface Bench {
  readonly connection: Connection
  readonly chart: Chart
  readonly shapes: ProvenShapes
  /** What was sent last under a key, as long as nothing is proven. */
  readonly sentShapes: Map<string, 'bank' | MemoriaalSign>
}

async function book(bench: Bench, order: BookingOrder, signal: AbortSignal): Promise<BookingResult> {
  signal.throwIfAborted()
  assertBalanced(order)
  try {
    const journal = await bench.chart.journal(order.journal, signal)
    const { number, kind, active } = journal
    if (!active) throw new ReconcileError('CONFIG_INVALID', 'journal-inactive', { number })
    if (kind === 'Bank') return await bookInBank(bench, order, journal, signal)
    if (kind === 'Memoriaal') return await bookInMemoriaal(bench, order, journal, signal)
    throw new ReconcileError('CONFIG_INVALID', 'journal-kind', { number, kind })
  } catch (error) {
    // Only what comes before writing throws: nothing has left.
    signal.throwIfAborted()
    if (error instanceof ReconcileError) return { state: 'refused', because: 'other', error }
    throw error
  }
}

async function bookInBank(
  bench: Bench,
  order: BookingOrder,
  journal: Journal,
  signal: AbortSignal,
): Promise<BookingResult> {
  const { clearingAccount } = order
  if (clearingAccount !== undefined && clearingAccount !== journal.number) {
    const values = { number: clearingAccount, journal: journal.number }
    throw new ReconcileError('CONFIG_INVALID', 'clearing-account-in-bank-journal', values)
  }
  const text = bankBookingText(order, journal.id, await otherAmounts(order, bench.chart, signal))
  if (!(await bench.shapes.isBankProven())) bench.sentShapes.set(order.key, 'bank')
  return post(bench.connection, { path: bankboekingen.path, key: order.key, text }, signal)
}

async function bookInMemoriaal(
  { connection, chart, shapes, sentShapes }: Bench,
  order: BookingOrder,
  journal: Journal,
  signal: AbortSignal,
): Promise<BookingResult> {
  const clearing = await ledgerAmount(order.clearingAccount, order.clearingCents, chart, signal)
  const others = await otherAmounts(order, chart, signal)
  const amounts = clearing === undefined ? others : [clearing, ...others]
  const postWith = (sign: MemoriaalSign): Promise<BookingResult> => {
    const text = memoriaalBookingText(order, journal.id, amounts, sign)
    return post(connection, { path: MEMORIAAL_PATH, key: order.key, text }, signal)
  }
  const proven = await shapes.memoriaalSign()
  if (proven !== undefined) return postWith(proven)
  // Money that is owed to the customer as a whole settles nothing, so there is no sign to be wrong.
  if (order.lines.length === 0) return postWith('positive-settles')
  // Lines that cancel out balance with either sign: the wrong one would be booked without a word.
  if (sumCents(order.lines.map(({ cents }) => cents)) === 0) {
    throw new ReconcileError('SNELSTART_ANSWER', 'memoriaal-sign-not-proven', { key: order.key })
  }
  sentShapes.set(order.key, 'positive-settles')
  const first = await postWith('positive-settles')
  if (!isOutOfBalance(first)) return first
  sentShapes.set(order.key, 'negative-settles')
  return notAborted(() => postWith('negative-settles'))
}

interface Post {
  readonly path: string
  readonly key: string
  readonly text: string
}

async function post(connection: Connection, { path, key, text }: Post, signal: AbortSignal): Promise<BookingResult> {
  const written = await connection.requests.write(path, text, signal)
  if (written.state === 'answered') return resultOf(connection, written.body, { path, key })
  if (written.state === 'unknown') return written
  return { state: 'refused', because: isClosedPeriod(written.error) ? 'closed-period' : 'other', error: written.error }
}

function resultOf(
  { log }: Connection,
  body: unknown,
  { path, key }: { readonly path: string; readonly key: string },
): BookingResult {
  try {
    const { id, boekstuk } = parsedAnswer(writtenBooking, body, path)
    // Then reading back can't find it: a person should know before anything else goes wrong.
    if (boekstuk?.trim() !== key) log({ code: 'boekstuk-not-kept', values: { key } })
    return { state: 'booked', id }
  } catch (error) {
    if (error instanceof ReconcileError) return { state: 'unknown', error }
    throw error
  }
}

/** After a refusal nothing is written; an abort before the second try leaves it so. */
async function notAborted(write: () => Promise<BookingResult>): Promise<BookingResult> {
  try {
    return await write()
  } catch {
    const error = new ReconcileError('CANCELLED', 'before-writing', { path: MEMORIAAL_PATH })
    return { state: 'refused', because: 'other', error }
  }
}

function isClosedPeriod(error: ReconcileError): boolean {
  return error instanceof RefusedAnswer && error.snelstartCodes.some((code) => CLOSED_PERIOD.includes(code))
}

function isOutOfBalance(result: BookingResult): boolean {
  if (result.state !== 'refused' || !(result.error instanceof RefusedAnswer)) return false
  const { status, snelstartCodes } = result.error
  return status === 400 && snelstartCodes.length === 1 && snelstartCodes[0] === OUT_OF_BALANCE
}
