// The settings that a run was matched with, and then those that it was previewed or booked with, as their dialogs call
// them. They come from the run's record and hold no secret.

import { textIn } from '../../shared/texts/text-in.ts'
import { euros } from '../../shared/texts/readable-value.ts'
import { bookingFacts } from './booking-facts.ts'
import { lookedUp } from './column.ts'
import type { Report } from './report.ts'
import type { Fact } from './run-facts.ts'

/** Empty when the record of the run is not known. */
export function settingsFacts(report: Pick<Report, 'matched' | 'booked' | 'language'>): readonly Fact[] {
  return [...matchingFacts(report), ...bookingFacts(report)]
}

function matchingFacts({ matched, language }: Pick<Report, 'matched' | 'language'>): readonly Fact[] {
  if (!matched) return []
  const { settings, provider, lookup, paidSinceDays, allowTestPayments } = matched
  const word = (key: string): string => lookedUp(language, `report.settings.${key}`)
  const values: readonly (readonly [string, string])[] = [
    ['environment', lookedUp(language, `words.environment.${provider.environment}`)],
    ['references', settings.references.map((source) => lookedUp(language, `words.source.${source}`)).join(', ')],
    ['pattern', settings.pattern?.source ?? '–'],
    ['partial', word(`partial-${settings.partial}`)],
    ['overpaid', word(`overpaid-${settings.overpaid}`)],
    ['tolerance', euros(language, settings.toleranceCents)],
    ['notCollected', [...settings.notCollected].join(', ') || '–'],
    ['lookup', word(`lookup-${lookup}`)],
    ['paidSince', textIn(language, 'report.settings.days', { days: paidSinceDays })],
    ['allowTestPayments', word(allowTestPayments ? 'yes' : 'no')],
  ]
  return values.map(([field, value]) => ({ label: lookedUp(language, `fields.${field}`), value }))
}
