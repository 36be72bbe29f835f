// A technical failure. Its sentence and advice are in locales/ under the code, so that errors know no language.

import type { ErrorCode } from './error-codes.ts'

/**
 * Thrown for what stops a run or a request; never for a business "no", which is an outcome.
 * The values hold no key, IBAN or e-mail address: they end up in logs.
 */
export class ReconcileError extends Error {
  override readonly name = 'ReconcileError'
  readonly code: ErrorCode
  /** Which sentence of the code, where it has several: `errors.<code>.<detail>`. */
  readonly detail: string
  readonly values: Readonly<Record<string, string | number>>

  constructor(
    code: ErrorCode,
    detail: string,
    values: Readonly<Record<string, string | number>> = {},
    cause?: unknown,
  ) {
    super(`${code} ${detail} ${JSON.stringify(values)}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.detail = detail
    this.values = values
  }
}
