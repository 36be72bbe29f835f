// The name that is proposed for a report's file. It holds no path, whatever the administration is called.

import type { ReportFormat } from '../../shared/settings/report-settings.ts'
import type { ReconcileRun } from '../domain/reconcile-run.ts'

const EXTENSIONS: Readonly<Record<ReportFormat, string>> = {
  xlsx: 'xlsx',
  csv: 'csv',
  json: 'json',
  html: 'html',
  log: 'log',
  text: 'txt',
}

const NAME_LENGTH_MAX = 60

/** `snelstart-multisafepay-voorbeeld-bv-2026-11-24-0230.xlsx`; a log is one file a day. */
export function reportFilename(format: ReportFormat, run: ReconcileRun): string {
  const moment = run.finishedAt ?? run.startedAt
  const day = moment.slice(0, 10)
  if (format === 'log') return `snelstart-multisafepay-${day}.log`
  const time = moment.slice(11, 16).replace(':', '')
  const parts = ['snelstart-multisafepay', plainName(run.administration.name), day, time]
  return `${parts.filter((part) => part !== '').join('-')}.${EXTENSIONS[format]}`
}

function plainName(name: string): string {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\./g, '').toLowerCase()
  return letters
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, NAME_LENGTH_MAX)
    .replace(/^-+|-+$/g, '')
}
