// The kinds of property that a node's dialog holds. Forms, imported flows and environment variables give text where the
// house wants a number, a day or a choice; each is parsed here, and a refusal names the sentence in `errors.CONFIG_INVALID`.

import { z } from 'zod'
import { type CalendarDate, isCalendarDate } from '../../reconcile/domain/calendar-date.ts'
import { type Cents, cents } from '../../reconcile/domain/cents.ts'

/** Raised by a property that is blank and may not be: it ends as CONFIG_MISSING. */
export const MISSING = 'missing'

/** What a form holds: '' and absent are the same. */
const formText = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => String(value ?? '').trim())

export const optionalText = formText.transform((text) => (text === '' ? undefined : text))

export const requiredText = formText.transform((text, context) => (text === '' ? refuse(context, MISSING) : text))

export const optionalDate = formText.transform((text, context): CalendarDate | undefined => {
  if (text === '') return undefined
  return isCalendarDate(text) ? text : refuse(context, 'not-a-date')
})

/** An account or journal number. */
export const optionalNumber = formText.transform((text, context): number | undefined => {
  if (text === '') return undefined
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : refuse(context, 'not-an-account-number')
})

export const requiredNumber = optionalNumber.transform((number, context) => number ?? refuse(context, MISSING))

export function wholeNumber(range: { readonly min: number; readonly max: number; readonly otherwise: number }) {
  return formText.transform((text, context): number => {
    if (text === '') return range.otherwise
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (number >= range.min && number <= range.max) return number
    return refuse(context, 'not-in-range', { min: range.min, max: range.max })
  })
}

export function centsUpTo(max: number) {
  return wholeNumber({ min: 0, max, otherwise: 0 }).transform((number): Cents => cents(number))
}

export function yesOrNo(otherwise: boolean) {
  return formText.transform((text, context): boolean => {
    if (text === '') return otherwise
    if (/^(true|1)$/i.test(text)) return true
    return /^(false|0)$/i.test(text) ? false : refuse(context, 'not-yes-or-no')
  })
}

export function oneOf<const Choice extends string>(choices: readonly Choice[], otherwise: Choice) {
  return formText.transform((text, context): Choice => {
    if (text === '') return otherwise
    return choices.find((choice) => choice === text) ?? refuse(context, 'not-a-choice', { value: text.slice(0, 40) })
  })
}

/** A list as a dialog keeps it, or as text with commas between. */
export function listOfText(otherwise: readonly string[]) {
  return z
    .union([z.array(formText), z.string().transform((text) => text.split(','))])
    .nullish()
    .transform((list) => {
      const entries = (list ?? otherwise).map((entry) => entry.trim())
      return [...new Set(entries.filter((entry) => entry !== ''))]
    })
}

/** Ends a property's transformation with the sentence that says what is wrong with it. */
export function refuse(
  context: { addIssue(issue: { code: 'custom'; message: string; params: Record<string, string | number> }): void },
  detail: string,
  values: Record<string, string | number> = {},
): never {
  context.addIssue({ code: 'custom', message: detail, params: values })
  return z.NEVER
}
