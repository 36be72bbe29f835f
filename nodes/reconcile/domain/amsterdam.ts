// MultiSafepay writes local time of Amsterdam without an offset; messages carry instants with one.

import { type CalendarDate, calendarDate } from './calendar-date.ts'

const WALL_CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
})

const HOUR_MS = 3_600_000
const offsetOfHour = new Map<string, string>()

/**
 * `2026-10-25T02:30:00` to `2026-10-25T02:30:00+02:00`.
 * In the doubled hour of October the first of the two is taken: both fall on the same day, and only the day is booked.
 * In the hour that March skips, summer time is taken.
 *
 * @param local `YYYY-MM-DDTHH:MM:SS`, Amsterdam local time
 */
export function instantInAmsterdam(local: string): string {
  const hour = local.slice(0, 13)
  let offset = offsetOfHour.get(hour)
  if (offset === undefined) {
    offset = isWallClock(`${hour}:00:00`, 1) && !isWallClock(`${hour}:00:00`, 2) ? '+01:00' : '+02:00'
    if (offsetOfHour.size > 20_000) offsetOfHour.clear()
    offsetOfHour.set(hour, offset)
  }
  return `${local}${offset}`
}

/** The day in Amsterdam at a moment (milliseconds since 1970). */
export function dateInAmsterdam(epochMs: number): CalendarDate {
  return calendarDate(wallClock(epochMs).slice(0, 10))
}

/** The moment as ISO 8601 with Amsterdam's offset, to the second. */
export function instantOf(epochMs: number): string {
  const local = wallClock(epochMs)
  const utcOfLocal = globalThis.Date.parse(`${local}Z`)
  return `${local}${Math.round((utcOfLocal - epochMs) / HOUR_MS) === 2 ? '+02:00' : '+01:00'}`
}

/** The day that an instant with offset, or a local time, names in Amsterdam: its first ten characters. */
export function dateOfInstant(instant: string): CalendarDate {
  return calendarDate(instant.slice(0, 10))
}

function isWallClock(local: string, offsetHours: number): boolean {
  return wallClock(globalThis.Date.parse(`${local}Z`) - offsetHours * HOUR_MS) === local
}

function wallClock(epochMs: number): string {
  return WALL_CLOCK.format(epochMs).replace(' ', 'T')
}
