// A bookkeeping date: a day on the calendar, without a zone. Never made by way of a moment in time.

/** `YYYY-MM-DD`, a day that exists. */
export type CalendarDate = string & { readonly kind: 'calendar date' }

const DAY_MS = 86_400_000

/** @throws RangeError when the text is no day that exists, such as 2026-02-30 */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`not a date as YYYY-MM-DD: ${JSON.stringify(text)}`)
  return text
}

export function isCalendarDate(text: string): text is CalendarDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = globalThis.Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(day) && dateOfUtc(day) === text
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfUtc(dayOf(date) + days * DAY_MS)
}

/** Whole days from `from` to `until`; negative when `until` comes first. */
export function daysBetween(from: CalendarDate, until: CalendarDate): number {
  return Math.round((dayOf(until) - dayOf(from)) / DAY_MS)
}

/** The first day of the month that follows. */
export function firstOfNextMonth(date: CalendarDate): CalendarDate {
  const [year = 0, month = 0] = date.split('-').map(Number)
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 }
  return calendarDate(`${String(next.year).padStart(4, '0')}-${String(next.month).padStart(2, '0')}-01`)
}

function dayOf(date: CalendarDate): number {
  return globalThis.Date.parse(`${date}T00:00:00Z`)
}

function dateOfUtc(epochMs: number): CalendarDate {
  return new globalThis.Date(epochMs).toISOString().slice(0, 10) as CalendarDate
}
