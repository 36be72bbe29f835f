// What an answer of MultiSafepay means when it is not the one that was hoped for. Its texts are never read or repeated:
// they are translated, and can hold personal data. Facts: docs/multisafepay.md, "Response envelope, errors".

import { z } from 'zod'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { parseExactJson } from '../../shared/http/exact-json.ts'
import type { ExchangeAnswer, NoAnswerError } from '../../shared/http/exchange.ts'
import { retryAfterMs } from '../../shared/http/retry-after.ts'

export type Answered = { readonly found: true; readonly body: unknown } | { readonly found: false }

/** What was asked, in the words that an error may show: the order id is left out of it. */
export interface Asked {
  readonly path: string
  readonly now: number
  readonly timeLimitMs: number
}

/** A failure that can pass by itself: the same question may be asked again, not before `afterMs`. */
export class PassingFailure extends Error {
  override readonly name = 'PassingFailure'
  readonly error: ReconcileError
  readonly afterMs: number

  constructor(error: ReconcileError, afterMs = 0) {
    super(error.message)
    this.error = error
    this.afterMs = afterMs
  }
}

/**
 * An answer counts only with a status of 2xx, without `success: false`, and with `data`: errors have come with HTTP 200.
 *
 * @throws PassingFailure, ReconcileError
 */
export function readAnswer(answer: ExchangeAnswer, asked: Asked): Answered {
  const { status } = answer
  const { path } = asked
  if (status === 429) throw tooMany(answer, asked)
  if (status === 408 || status >= 500) throw new PassingFailure(unreachable('server-error', { status }))
  const body = jsonOf(answer.text)
  const said = ERROR_BODY.safeParse(body).data
  const errorCode = said?.error_code === undefined ? '' : String(said.error_code)
  refuseKey(errorCode, status, said !== undefined)
  if (status === 404 || status === 410) return { found: false }
  const refused = (): ReconcileError =>
    new ReconcileError('MULTISAFEPAY_ANSWER', 'refused', {
      path,
      status,
      errorCode: errorCode === '' ? '-' : errorCode,
    })
  if (status < 200 || status > 299) throw refused()
  if (said === undefined) throw new ReconcileError('MULTISAFEPAY_ANSWER', 'no-json', { path, status })
  if (said.success === false) {
    if (NO_SUCH_ORDER.has(errorCode)) return { found: false }
    throw refused()
  }
  if (said.data === undefined || said.data === null) throw unexpected(path, 'data')
  return { found: true, body }
}

/** @returns a PassingFailure, or a ReconcileError where trying again can't help */
export function failureOf(error: NoAnswerError, { path, timeLimitMs }: Asked): Error {
  const { reason } = error
  if (reason === 'TOO_LARGE') return new ReconcileError('MULTISAFEPAY_ANSWER', 'too-large', { path })
  if (/CERT|SELF_SIGNED|UNABLE_TO|TLS|SSL/.test(reason)) return unreachable('certificate', { reason })
  if (reason !== 'TIME_LIMIT') return new PassingFailure(unreachable('no-connection', { reason }))
  return new PassingFailure(unreachable('time-limit', { seconds: Math.ceil(timeLimitMs / 1000) }))
}

/** `field`: where in the answer; never the value that stands there. */
export function unexpected(path: string, field: string): ReconcileError {
  return new ReconcileError('MULTISAFEPAY_ANSWER', 'unexpected', { path, field })
}

// `data` of an error was recorded as {}, [] and "": it is not looked at.
const ERROR_BODY = z.object({
  success: z.boolean().optional().catch(undefined),
  data: z.unknown().optional(),
  error_code: z.union([z.number(), z.string()]).optional().catch(undefined),
})

// 1006: invalid transaction id. 1000: "not found: …", also an unknown error. 404: seen in a body with HTTP 200.
const NO_SUCH_ORDER = new Set(['1000', '1006', '404'])

/** The three ways of refusing a key: 401 with 1032, 403 with {"message":"Forbidden"}, and 200 with 1032. */
function refuseKey(errorCode: string, status: number, isJson: boolean): void {
  if (errorCode === '1019') throw new ReconcileError('MULTISAFEPAY_AUTH', 'site-blocked')
  if (errorCode === '1020') throw new ReconcileError('MULTISAFEPAY_AUTH', 'account-blocked')
  if (errorCode === '1032' || status === 401) throw new ReconcileError('MULTISAFEPAY_AUTH', 'key-refused', { status })
  if (status !== 403) return
  // A firewall or proxy answers 403 with a page of its own; then the key was not judged at all.
  throw isJson ? new ReconcileError('MULTISAFEPAY_AUTH', 'key-refused', { status }) : unreachable('blocked', { status })
}

function tooMany(answer: ExchangeAnswer, { now }: Asked): PassingFailure {
  const afterMs = retryAfterMs(answer.headers['retry-after'], now) ?? 0
  const error = new ReconcileError('MULTISAFEPAY_RATE_LIMIT', 'too-many', { seconds: Math.ceil(afterMs / 1000) })
  return new PassingFailure(error, afterMs)
}

function unreachable(detail: string, values: Record<string, string | number>): ReconcileError {
  return new ReconcileError('MULTISAFEPAY_UNREACHABLE', detail, values)
}

function jsonOf(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch {
    return undefined
  }
}
