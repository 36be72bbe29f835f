// Days of the calendar, without a clock or a zone.

const DAY_MS = 86_400_000

/** `days` before `date`, `YYYY-MM-DD`; below zero: after it. */
export function dayBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)
}
