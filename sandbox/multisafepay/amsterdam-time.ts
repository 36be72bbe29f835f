// MultiSafepay's times carry no offset: they are Amsterdam's wall clock. This converts between that text and unix seconds.

const DAY_S = 86_400
const HOUR_S = 3_600

/**
 * `2026-03-01T18:44:09` as unix seconds. In the hour that October has twice, the first (summer time) is meant, unless
 * the text carries an offset such as `+01:00`. Throws RangeError for a time that is none, or that March skips.
 */
export function unixFromAmsterdam(text: string): number {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})?$/.exec(text)
  const [, wallClock, offset] = match ?? []
  if (wallClock === undefined) throw new RangeError(`not a time as YYYY-MM-DDTHH:MM:SS: ${JSON.stringify(text)}`)
  if (offset !== undefined) return whole(Date.parse(text), text)
  const asUtc = whole(Date.parse(`${wallClock}Z`), text)
  const summer = asUtc - 2 * HOUR_S
  const found = offsetSeconds(summer) === 2 * HOUR_S ? summer : asUtc - HOUR_S
  if (amsterdamFromUnix(found) !== wallClock) throw new RangeError(`Amsterdam's clock never showed ${text}`)
  return found
}

/** Unix seconds as Amsterdam's wall clock, `2026-03-01T18:44:09`. */
export function amsterdamFromUnix(seconds: number): string {
  return new Date((seconds + offsetSeconds(seconds)) * 1000).toISOString().slice(0, 19)
}

/** +1 or +2 hours. Summer time runs from the last Sunday of March to that of October, 01:00 UTC (directive 2000/84/EC). */
function offsetSeconds(unix: number): number {
  const year = new Date(unix * 1000).getUTCFullYear()
  const summer = unix >= lastSundayAtOne(year, 2) && unix < lastSundayAtOne(year, 9)
  return summer ? 2 * HOUR_S : HOUR_S
}

const changes = new Map<number, number>()

function lastSundayAtOne(year: number, month: number): number {
  const key = year * 12 + month
  const known = changes.get(key)
  if (known !== undefined) return known
  const lastOfMonth = Date.UTC(year, month + 1, 0) / 1000 // both months have 31 days; day 0 of the next is the 31st
  const sunday = lastOfMonth - new Date(lastOfMonth * 1000).getUTCDay() * DAY_S + HOUR_S
  changes.set(key, sunday)
  return sunday
}

function whole(milliseconds: number, text: string): number {
  if (Number.isNaN(milliseconds)) throw new RangeError(`not a time: ${JSON.stringify(text)}`)
  return milliseconds / 1000
}
