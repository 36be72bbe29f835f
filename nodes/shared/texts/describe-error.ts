// What is said about an error: what happened, what was and was not done, and what the user can do.

import { ERROR_CODES, type ErrorCode } from '../../reconcile/domain/error-codes.ts'
import type { Language } from './language.ts'
import { hasText, textIn, type TextValues } from './text-in.ts'

/** `UNEXPECTED` is what the pack did not foresee. */
export type FailureCode = ErrorCode | 'UNEXPECTED'

export interface ErrorText {
  readonly code: FailureCode
  readonly message: string
  readonly advice: string
}

interface Known {
  readonly code: FailureCode
  readonly detail: string
  readonly values: TextValues
}

/** A mistake of our own or of the machine: its raw text could hold anything, so it is not shown. */
const UNEXPECTED: Known = { code: 'UNEXPECTED', detail: 'any', values: {} }

/** A detail that has no sentence yet gets the general one of its code. */
export function describeError(error: unknown, language: Language): ErrorText {
  const { code, detail, values } = isKnown(error) ? error : (ofTheDisk(error) ?? UNEXPECTED)
  const own = `errors.${code}.${detail}`
  const key = hasText(language, `${own}.message`) ? own : `errors.${code}.any`
  return {
    code,
    message: textIn(language, `${key}.message`, values),
    advice: textIn(language, `${key}.advice`, values),
  }
}

// By its shape, not its class: each built file that throws has a class of its own.
function isKnown(error: unknown): error is Known {
  if (!(error instanceof Error) || error.name !== 'ReconcileError') return false
  const code: unknown = Reflect.get(error, 'code')
  return ERROR_CODES.some((known) => known === code)
}

/** What the machine says of a disk that is full, read-only, or closed to Node-RED. */
const DISK_WORDS: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE'])

/** Everything that must survive a restart is written; a disk that refuses is nobody's mistake of programming. */
function ofTheDisk(error: unknown): Known | undefined {
  const word: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  if (typeof word !== 'string' || !DISK_WORDS.has(word)) return undefined
  return { code: 'REGISTER_LOCKED', detail: 'data-folder', values: { system: word } }
}
