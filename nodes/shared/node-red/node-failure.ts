// The error that a Catch node gets: a stable code, and a sentence with advice in the server's language.

import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { describeError, type FailureCode } from '../texts/describe-error.ts'
import type { Language } from '../texts/language.ts'

/** Carries no cause but its plain code: an error of a library can hold the request with its keys in it. */
export class NodeFailure extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode, sentence: string, original: unknown) {
    const cause = plainCode(original)
    super(sentence, cause === undefined ? undefined : { cause })
    this.name = code
    this.code = code
    this.stack = [`${code}: ${sentence}`, ...framesOf(original)].join('\n')
  }
}

/** @param isClosing whatever breaks off then does so because it was told to, whichever error says it */
export function nodeFailure(error: unknown, language: Language, isClosing = false): NodeFailure {
  const isOurs = error instanceof Error && error.name === 'ReconcileError'
  const { code, message, advice } = describeError(isClosing && !isOurs ? closingError() : error, language)
  return new NodeFailure(code, `${message} ${advice}`, error)
}

/** Why a run is aborted when its node closes. */
export function closingError(): ReconcileError {
  return new ReconcileError('CANCELLED', 'closing')
}

/** Where it happened, without the original's message. */
function framesOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return stack.split('\n').filter((line) => /^\s+at /.test(line))
}

function plainCode(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined
  if (!(cause instanceof Error)) return undefined
  for (const name of ['code', 'reason', 'name']) {
    const value: unknown = Reflect.get(cause, name)
    if (typeof value === 'string' && /^[A-Za-z0-9_]{1,40}$/.test(value)) return value
  }
  return undefined
}
