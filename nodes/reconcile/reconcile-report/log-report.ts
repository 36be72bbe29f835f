// The run for a log file: one line of JSON for the run and one for each booking. It holds no name of a customer.

import { sumCents } from '../domain/cents.ts'
import type { BookingState, LineBooking, ReconcileLine } from '../domain/reconcile-line.ts'
import type { BreathingSpace } from './breathing-space.ts'
import type { Report } from './report.ts'

type Level = 'info' | 'warn' | 'error'

const LEVELS: Readonly<Record<BookingState, Level>> = {
  booked: 'info',
  'already-booked': 'info',
  file: 'info',
  preview: 'info',
  refused: 'warn',
  unknown: 'error',
}

/** Without an end of line after the last: the file node adds one when it is told to. */
export async function logReport(report: Report, space: BreathingSpace): Promise<string> {
  const bookings = await bookingsByKey(report.lines, space)
  const rows = [JSON.stringify(runRow(report))]
  for (const [key, parts] of bookings) {
    rows.push(JSON.stringify(bookingRow(report, key, parts)))
    if (space.isDue()) await space.take()
  }
  return rows.join('\n')
}

interface Part {
  readonly line: ReconcileLine
  readonly booking: LineBooking
}

/** A booking that settles several invoices stands on a line of each. */
async function bookingsByKey(
  lines: readonly ReconcileLine[],
  space: BreathingSpace,
): Promise<ReadonlyMap<string, readonly Part[]>> {
  const byKey = new Map<string, Part[]>()
  for (const line of lines) {
    for (const booking of line.bookings ?? []) {
      const parts = byKey.get(booking.key)
      if (parts) parts.push({ line, booking })
      else byKey.set(booking.key, [{ line, booking }])
    }
    if (space.isDue()) await space.take()
  }
  return byKey
}

function runRow({ run, totals }: Report) {
  const { runId, startedAt, finishedAt, mode, administration, provider, counts, requests, stopped, inDoubt = [] } = run
  const level: Level =
    stopped || inDoubt.length > 0 ? 'error' : totals.attention > 0 || !totals.agrees ? 'warn' : 'info'
  return {
    at: finishedAt ?? startedAt,
    level,
    event: 'run',
    runId,
    startedAt,
    finishedAt,
    mode: mode ?? 'matched',
    administration: administration.id,
    provider,
    lines: totals.lines,
    attention: totals.attention,
    counts,
    openCents: totals.openCents,
    toBookCents: totals.toBookCents,
    bookedCents: totals.bookedCents,
    unmatchedCents: totals.unmatchedCents,
    returnedAfterBookingCents: totals.returnedAfterBookingCents,
    inDoubt: inDoubt.map(({ key }) => key),
    totalsAgree: totals.agrees,
    requests,
    stopped,
  }
}

function bookingRow({ run }: Report, key: string, parts: readonly Part[]) {
  const [first] = parts
  if (!first) throw new RangeError('a booking stands on at least one line')
  const { state, id, date, error, clearingCents, differenceCents, overpaidCents, covers } = first.booking
  return {
    at: run.finishedAt ?? run.startedAt,
    level: LEVELS[state],
    event: 'booking',
    runId: run.runId,
    key,
    state,
    id,
    date,
    invoiceNumbers: parts.map(({ line }) => line.debtor.invoiceNumber),
    transactionIds: covers.map(({ transactionId }) => transactionId),
    writeOffCents: sumCents(parts.flatMap(({ booking }) => booking.writeOffCents ?? [])),
    clearingCents,
    differenceCents,
    overpaidCents,
    error,
  }
}
