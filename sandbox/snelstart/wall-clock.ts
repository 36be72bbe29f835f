// SnelStart's times have no zone: they are what the clock on a Dutch wall shows.

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** `2026-11-24T10:11:12.123`; zeros at the end of the fraction are left out, so that texts compare as times do. */
export function wallClock(ms: number): string {
  const fraction = String(ms % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return secondOf(ms) + (fraction === '' ? '' : `.${fraction}`)
}

// Asking the calendar is slow and bulk asks it for the same second thousands of times.
const lastSecond = { second: Number.NaN, text: '' }

function secondOf(ms: number): string {
  const second = Math.floor(ms / 1000)
  if (second !== lastSecond.second) Object.assign(lastSecond, { second, text: wall.format(ms).replace(' ', 'T') })
  return lastSecond.text
}

export const midnight = (date: string): string => `${date}T00:00:00`

/** `date` is `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}
