// Looking for the bookings of register entries where they were to be made: journal by journal, on the days they can have.

import { dateInAmsterdam } from '../domain/amsterdam.ts'
import type { Administration, BookingSearch } from '../domain/administration.ts'
import type { FoundBooking } from '../domain/booking-order.ts'
import { addDays, type CalendarDate } from '../domain/calendar-date.ts'
import type { Clock } from '../domain/clock.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { RegisterEntry } from '../booking-register/booking-register.ts'

export interface JournalSearchParts {
  readonly administration: Pick<Administration, 'findBookings'>
  readonly clock: Clock
}

/** A booking can be dated later than the claim says when its period was closed. */
const DATED_LATER_DAYS_MAX = 366

/**
 * @param entries of one journal, at least one
 * @returns undefined when the journal was renumbered or closed since: other bookings need not wait for that
 */
export async function findOfJournal(
  entries: readonly RegisterEntry[],
  proof: BookingSearch['proof'],
  { administration, clock }: JournalSearchParts,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FoundBooking> | undefined> {
  const [first] = entries
  if (!first) return new Map()
  const search = { keys: entries.map(({ key }) => key), journal: first.journal, ...periodOf(entries, clock), proof }
  try {
    return await administration.findBookings(search, signal)
  } catch (error) {
    if (error instanceof ReconcileError && error.code === 'CONFIG_INVALID') return undefined
    throw error
  }
}

export function byJournal(entries: readonly RegisterEntry[]): readonly (readonly RegisterEntry[])[] {
  const journals = new Map<number, RegisterEntry[]>()
  for (const entry of entries) {
    const same = journals.get(entry.journal)
    if (same) same.push(entry)
    else journals.set(entry.journal, [entry])
  }
  return [...journals.values()]
}

function periodOf(entries: readonly RegisterEntry[], clock: Clock): { from: CalendarDate; until: CalendarDate } {
  const dates = entries.map(({ date }) => date).sort()
  const [first] = dates
  const last = dates.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('no entries to search for')
  const today = addDays(dateInAmsterdam(clock.now()), 1)
  const until = addDays(last, DATED_LATER_DAYS_MAX)
  return { from: first, until: until > today ? (last > today ? last : today) : until }
}
