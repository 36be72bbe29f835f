// MultiSafepay's times: Amsterdam's wall clock without an offset, in two notations; as a filter, unix seconds.

import { instantInAmsterdam } from '../../reconcile/domain/amsterdam.ts'
import { type CalendarDate, isCalendarDate } from '../../reconcile/domain/calendar-date.ts'

/**
 * `2022-02-23T23:31:31` as every recorded answer, or `23-02-2022 23:31:31` as the schema's own example.
 *
 * @returns the instant with its offset; undefined when the text is neither
 */
export function instantOfLocalTime(text: string): string | undefined {
  const match = /^(?:(\d{4}-\d\d-\d\d)|(\d\d)-(\d\d)-(\d{4}))[T ]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)$/.exec(text)
  if (!match) return undefined
  const [, iso, day = '', month = '', year = '', time = ''] = match
  const date = iso ?? `${year}-${month}-${day}`
  return isCalendarDate(date) ? instantInAmsterdam(`${date}T${time}`) : undefined
}

/** Milliseconds since 1970 of an instant with an offset. */
export function epochOf(instant: string): number {
  return globalThis.Date.parse(instant)
}

/** Milliseconds since 1970 at which the day begins in Amsterdam. */
export function startOfDay(date: CalendarDate): number {
  return epochOf(instantInAmsterdam(`${date}T00:00:00`))
}

/** A filter in unix seconds leaves no question about summer time. */
export function unixSeconds(epochMs: number): string {
  return String(Math.floor(epochMs / 1000))
}
