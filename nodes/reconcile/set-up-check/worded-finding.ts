// A finding as a person reads it, and as a flow can go by it.

import { describeError } from '../../shared/texts/describe-error.ts'
import type { Language } from '../../shared/texts/language.ts'
import { textIn } from '../../shared/texts/text-in.ts'
import type { Finding, FindingLevel } from './finding.ts'

export interface WordedFinding {
  readonly level: FindingLevel
  /** One of FINDING_CODES; of the connection test, a warning or an error its own code. */
  readonly code: string
  readonly text: string
}

export interface Verdict {
  readonly ok: boolean
  readonly errors: number
  readonly warnings: number
  /** All of it in one sentence. */
  readonly text: string
}

export function wordedFinding({ level, said, found, values, error }: Finding, language: Language): WordedFinding {
  if (said !== 'errors') return { level, code: found, text: textIn(language, `${said}.${found}`, values) }
  const { code, message, advice } = describeError(error, language)
  return { level, code, text: `${message} ${advice}` }
}

export function verdictOf(findings: readonly Pick<Finding, 'level'>[], language: Language): Verdict {
  const errors = findings.filter(({ level }) => level === 'error').length
  const warnings = findings.filter(({ level }) => level === 'warning').length
  const key = errors > 0 ? 'verdict-wrong' : warnings > 0 ? 'verdict-doubtful' : 'verdict-fine'
  return { ok: errors === 0, errors, warnings, text: textIn(language, `check.${key}`, { errors, warnings }) }
}
