// A date as the form holds it, YYYY-MM-DD, or the reason why it is none.

import { isCalendarDate } from '../../reconcile/domain/calendar-date.ts'
import { typedText } from './with-reason.ts'

/** @param name key of the field's name */
export function calendarDayFault(node: Translating, name: string, value: unknown): true | string {
  const text = typedText(value)
  return text === '' || isCalendarDate(text) || node._('validate.date', { name: node._(name) })
}
