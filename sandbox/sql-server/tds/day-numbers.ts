// Days and clock times as the protocol counts them, and as text without a zone. Source: MS-TDS 2.2.5.5.1.

const DAY_MS = 86_400_000
const FROM_0001 = Date.UTC(2000, 0, 1) / DAY_MS - 730_119
const FROM_1900 = Date.UTC(1900, 0, 1) / DAY_MS

export const daysSince1900 = (day: string): number => epochDay(day) - FROM_1900
export const daysSince0001 = (day: string): number => epochDay(day) - FROM_0001
export const dayFrom1900 = (days: number): string => dayText(days + FROM_1900)
export const dayFrom0001 = (days: number): string => dayText(days + FROM_0001)

/** Of `HH:MM:SS[.fraction]`, in units of 10^-scale seconds. */
export function clockUnits(clock: string, scale: number): number {
  const [hours = '0', minutes = '0', rest = '0'] = clock.split(':')
  const [seconds = '0', fraction = ''] = rest.split('.')
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return whole * 10 ** scale + Number(fraction.padEnd(scale, '0').slice(0, scale) || '0')
}

export function clockText(units: number, scale: number): string {
  const unit = 10 ** scale
  const seconds = Math.floor(units / unit)
  const fraction = scale === 0 ? '' : `.${String(units % unit).padStart(scale, '0')}`
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`
}

/** datetime counts in 1/300 of a second. */
export function ticksOf(clock: string): number {
  return Math.round((clockUnits(clock, 3) * 3) / 10)
}

export function clockOfTicks(ticks: number): string {
  return clockText(Math.round((ticks * 10) / 3), 3)
}

function epochDay(day: string): number {
  const [year = '1900', month = '1', date = '1'] = day.split('-')
  const utc = new Date(0)
  utc.setUTCFullYear(Number(year), Number(month) - 1, Number(date))
  return Math.round(utc.getTime() / DAY_MS)
}

const dayText = (epoch: number): string => new Date(epoch * DAY_MS).toISOString().slice(0, 10)
const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
