// The settings of reconcile-report (contract section 2).

import { z } from 'zod'
import { parseConfig } from './parse-config.ts'
import { oneOf, wholeNumber } from './property.ts'

export const REPORT_FORMATS = ['xlsx', 'csv', 'json', 'html', 'log', 'text'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

const reportSettings = z
  .object({
    format: oneOf(REPORT_FORMATS, 'xlsx'),
    language: oneOf(['nl', 'en', 'auto'], 'auto'),
    keep: wholeNumber({ min: 0, max: 1000, otherwise: 100 }),
  })
  .readonly()

/** `keep` 0 keeps no history; `auto` is the language of the server. */
export type ReportSettings = z.output<typeof reportSettings>

/** @throws ReconcileError CONFIG_INVALID */
export function parseReportSettings(config: unknown): ReportSettings {
  return parseConfig(reportSettings, config)
}
