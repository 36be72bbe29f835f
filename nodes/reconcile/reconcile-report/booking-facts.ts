// The settings that a run was last previewed or booked with, as its dialog calls them. They hold no secret.

import { lookedUp } from './column.ts'
import type { Report } from './report.ts'
import type { Fact } from './run-facts.ts'

type Values = readonly (readonly [field: string, value: string | number | undefined])[]

/** Empty when the run was not booked or previewed, or its record is of an earlier version. */
export function bookingFacts({ booked, language }: Pick<Report, 'booked' | 'language'>): readonly Fact[] {
  if (!booked) return []
  const { via, settings } = booked
  const word = (key: string): string => lookedUp(language, `report.settings.${key}`)
  const methods = [...settings.methodAccounts].map(([method, account]) => `${method} ${account}`).join(', ')
  const values: Values = [
    ['mode', word(`mode-${settings.mode}`)],
    ['via', word(`via-${via}`)],
    ...(settings.example === undefined ? [] : [['exampleDocumentNumber', settings.example] as const]),
    ['bookingJournal', settings.bookingJournal],
    ['clearingAccount', settings.clearingAccount],
    ['methodAccounts', methods],
    ['differenceAccount', settings.differenceAccount],
    ['overpaidAccount', settings.overpaidAccount],
    ['bookFrom', settings.bookFrom && dayOf(settings.bookFrom)],
    ['description', settings.description],
    ['bookingDate', word(`bookingDate-${settings.bookingDate}`)],
    ['closedPeriod', word(`closedPeriod-${settings.closedPeriod}`)],
    ['maxPerRun', settings.maxPerRun === 0 ? word('no-limit') : settings.maxPerRun],
  ]
  return values.map(([field, value = '']) => ({
    label: lookedUp(language, `fields.${field}`),
    value: value === '' ? '–' : String(value),
  }))
}

function dayOf(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${day}-${month}-${year}`
}
