// Jet keeps a date as a number: whole days since 1899-12-30, and the time as a part of a day. It has no zone, and none
// comes into it here. Before that first day the part of a day still counts forwards (OLE Automation date).

import { isCalendarDate } from '../../../reconcile/domain/calendar-date.ts'

const DAY_MS = 86_400_000
const EPOCH_MS = globalThis.Date.UTC(1899, 11, 30)
const WALL_TIME = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?)?$/

/** @throws RangeError when the text is no day and time that exist, or before the year 100, where Jet begins */
export function serialOf(wallTime: string): number {
  const [, date = '', hours = '0', minutes = '0', seconds = '0', fraction = ''] = WALL_TIME.exec(wallTime) ?? []
  const ofDayMs =
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  const isTime = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60
  if (!isCalendarDate(date) || date < '0100' || !isTime) {
    throw new RangeError(`not a date and time: ${JSON.stringify(wallTime)}`)
  }
  const day = (globalThis.Date.parse(`${date}T00:00:00Z`) - EPOCH_MS) / DAY_MS
  return day < 0 ? day - ofDayMs / DAY_MS : day + ofDayMs / DAY_MS
}

/** @returns `YYYY-MM-DDTHH:MM:SS.mmm` */
export function wallTimeOf(serial: number): string {
  const whole = Math.trunc(serial)
  const ofDayMs = Math.round(Math.abs(serial - whole) * DAY_MS)
  const moment = new globalThis.Date(EPOCH_MS + whole * DAY_MS + ofDayMs)
  return moment.toISOString().slice(0, -1)
}
