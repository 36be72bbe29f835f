// Which run a report is about, as labels with values.

import { textIn } from '../../shared/texts/text-in.ts'
import { lookedUp } from './column.ts'
import type { Report } from './report.ts'

export interface Fact {
  readonly label: string
  readonly value: string
}

export function runFacts({ run, language }: Pick<Report, 'run' | 'language'>): readonly Fact[] {
  const { administration, provider, requests, finishedAt, record, stopped } = run
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['administration', administration.name],
    ['mode', lookedUp(language, `report.mode.${run.mode ?? 'matched'}`)],
    ['startedAt', momentOf(run.startedAt)],
    ['finishedAt', finishedAt && momentOf(finishedAt)],
    ['provider', provider && accountOf(provider, language)],
    ['requests', textIn(language, 'report.requests', { ...requests })],
    ['runId', run.runId],
    ['record', record && `${record.file} · ${String(record.n)} · ${record.hash}`],
    ['stopped', stopped?.message],
  ]
  return facts.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [{ label: lookedUp(language, `report.run.${name}`), value }],
  )
}

/** An instant carries the time of Amsterdam: nothing is converted. */
export function momentOf(instant: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(instant) ?? []
  return time === undefined ? instant : `${day ?? ''}-${month ?? ''}-${year ?? ''} ${time}`
}

function accountOf(provider: NonNullable<Report['run']['provider']>, language: Report['language']): string {
  const { environment, accountId = '–', siteId = '–' } = provider
  return textIn(language, 'report.account', { environment, account: accountId, site: siteId })
}
