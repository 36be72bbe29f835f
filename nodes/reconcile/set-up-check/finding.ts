// What the set-up check found: one sentence with what to do.

import type { CheckLine } from '../../snelstart-config/database/checks/check-line.ts'
import type { TextValues } from '../../shared/texts/text-in.ts'
import type { Warning } from '../domain/warning.ts'

/** Each has its sentence under `check.<code>` in nodes/shared/texts/check. Flows go by these codes. */
export const FINDING_CODES = [
  'account-fits',
  'account-of-journal',
  'account-twice',
  'better-references',
  'book-from-before-reading',
  'book-from-later',
  'book-from-missing',
  'clearing-function',
  'clearing-own',
  'clock-ahead',
  'clock-behind',
  'clock-right',
  'data-folder-works',
  'debtors-none',
  'debtors-open',
  'difference-account-missing',
  'duplicate-references',
  'journal-fits',
  'key-age',
  'key-old',
  'lost-zeros',
  'lost-zeros-of-order',
  'match-missing',
  'match-other-provider',
  'mode-book',
  'mode-preview',
  'not-looked-at',
  'nothing-known',
  'older-than-reading',
  'overpaid-account-missing',
  'read-back-missed',
  'read-back-works',
  'reading-failed',
  'reading-single',
  'reading-whole',
  'reference-blanks',
  'reference-check-digit',
  'reference-control',
  'reference-look-alike',
  'reference-spreadsheet',
  'reference-too-long',
  'register-readable',
  'requests',
  'right-for-journal',
  'source-filled',
  'source-known',
  'without-reference',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

export type FindingLevel = 'ok' | 'warning' | 'error'

export interface Finding {
  readonly level: FindingLevel
  /** Where its sentence stands: our own, one of the connection test, of a warning, or of an error. */
  readonly said: 'check' | 'test' | 'warnings' | 'errors'
  readonly found: string
  readonly values: TextValues
  /** With `errors`. */
  readonly error?: unknown
}

type Own = (found: FindingCode, values?: TextValues) => Finding

export const fine: Own = (found, values = {}) => ({ level: 'ok', said: 'check', found, values })
export const doubtful: Own = (found, values = {}) => ({ level: 'warning', said: 'check', found, values })
export const wrong: Own = (found, values = {}) => ({ level: 'error', said: 'check', found, values })

export const failed = (error: unknown, level: FindingLevel = 'error'): Finding => ({
  level,
  said: 'errors',
  found: 'failed',
  values: {},
  error,
})

export const tested = ({ kind, check, values }: CheckLine): Finding => ({
  level: kind,
  said: 'test',
  found: check,
  values,
})

export const told = (warning: Warning, level: FindingLevel = 'warning'): Finding => ({
  level,
  said: 'warnings',
  found: warning.code,
  values: warning.values,
})
