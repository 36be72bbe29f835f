// A date as the form holds it, YYYY-MM-DD, or the reason why it is none.

import { typedText } from './with-reason.ts'

/** @param name key of the field's name */
export function calendarDayFault(node: Translating, name: string, value: unknown): true | string {
  const text = typedText(value)
  return text === '' || isCalendarDay(text) || node._('validate.date', { name: node._(name) })
}

export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return false
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  return day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
