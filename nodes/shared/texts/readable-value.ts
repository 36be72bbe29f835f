// Amounts, days and our own words, as a reader of the language writes them.

import { cents } from '../../reconcile/domain/cents.ts'
import { templateOf } from './catalogue.ts'
import type { Language } from './language.ts'

/** Values that name something: where its name in the reader's language stands. */
const NAMED: Readonly<Record<string, string>> = {
  field: 'fields',
  source: 'words.source',
  scope: 'words.scope',
  environment: 'words.environment',
  why: 'words.exampleWhy',
  part: 'words.checkPart',
  ground: 'words.checkGround',
  sources: 'words.source',
}

const LONG_DAY: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  nl: new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' }),
  'en-US': new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
}

export function readableValue(language: Language, name: string, value: string | number): string {
  if (typeof value === 'number') return name.endsWith('Cents') ? euros(language, value) : String(value)
  const place = NAMED[name]
  if (place !== undefined) {
    // Several names stand with a comma between them.
    const names = value.split(',').map((one) => templateOf(language, `${place}.${one.replaceAll(':', '-')}`) ?? one)
    return names.join(', ')
  }
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}).*)?$/.exec(value) ?? []
  if (day === undefined) return value
  return time === undefined ? longDay(language, day) : `${longDay(language, day)} ${time}`
}

/** `€ 1.234,56` in Dutch, `€1,234.56` in English. */
export function euros(language: Language, amountCents: number): string {
  const amount = cents(amountCents)
  const magnitude = Math.abs(amount)
  const [point, comma, gap] = language === 'nl' ? ['.', ',', ' '] : [',', '.', '']
  const whole = String(Math.floor(magnitude / 100)).replace(/\B(?=(?:\d{3})+$)/g, point)
  const figures = `${whole}${comma}${String(magnitude % 100).padStart(2, '0')}`
  const minus = amount < 0 ? '-' : ''
  return language === 'nl' ? `€${gap}${minus}${figures}` : `${minus}€${figures}`
}

/** `3 november 2026`, `3 November 2026`. Given and read as a day: no zone can move it. */
function longDay(language: Language, day: string): string {
  return LONG_DAY[language].format(globalThis.Date.parse(`${day}T00:00:00Z`))
}
