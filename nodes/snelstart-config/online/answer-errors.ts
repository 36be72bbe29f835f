// What an answer that is not a success means. SnelStart, its OData layer and the gateway before it each have their own
// shape, and a body can be empty or HTML (docs/snelstart.md#errors).

import { z } from 'zod'

import type { ErrorCode } from '../../reconcile/domain/error-codes.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import type { ExchangeAnswer } from '../../shared/http/exchange.ts'
import { retryAfterMs } from '../../shared/http/retry-after.ts'
import { scopeOf } from './needed-scopes.ts'
import { shownText } from './shown-text.ts'

export interface Asked {
  readonly method: 'GET' | 'POST'
  /** Without the query. */
  readonly path: string
}

/** Thrown for an answer with a status other than 2xx; never for an answer that did not come. */
export class RefusedAnswer extends ReconcileError {
  readonly status: number
  /** SnelStart's own codes, such as BOE-0039. */
  readonly snelstartCodes: readonly string[]
  /** Whether SnelStart or its gateway said why: then it is certain that nothing was done. */
  readonly saysWhy: boolean
  readonly retryAfterMs: number | undefined

  constructor(meaning: Meaning, said: Said, status: number, pauseMs: number | undefined) {
    super(meaning.code, meaning.detail, meaning.values)
    this.status = status
    this.snelstartCodes = said.codes
    this.saysWhy = said.message !== '' || said.codes.length > 0
    this.retryAfterMs = pauseMs
  }
}

interface Meaning {
  readonly code: ErrorCode
  readonly detail: string
  readonly values: Readonly<Record<string, string | number>>
}

interface Said {
  readonly message: string
  readonly codes: readonly string[]
}

export function refusedAnswer(
  answer: ExchangeAnswer,
  asked: Asked,
  parts: { readonly secrets: readonly string[]; readonly now: number },
): RefusedAnswer {
  const said = { message: shownText(messageIn(answer.text), parts.secrets), codes: codesIn(answer.text) }
  const pauseMs = retryAfterMs(answer.headers['retry-after'], parts.now)
  return new RefusedAnswer(meaningOf(answer, asked, said, pauseMs), said, answer.status, pauseMs)
}

/** The gateway refuses the integrator's key in its own words, before it looks at the token. */
export function isAboutSubscription(answer: ExchangeAnswer): boolean {
  return answer.status === 401 && /subscription/i.test(answer.text)
}

function meaningOf(answer: ExchangeAnswer, asked: Asked, said: Said, pauseMs: number | undefined): Meaning {
  const { status } = answer
  const { path } = asked
  if (isAboutSubscription(answer))
    return { code: 'SNELSTART_SUBSCRIPTION', detail: 'wrong-subscription-key', values: {} }
  if (status === 401) return { code: 'SNELSTART_AUTH', detail: 'token-refused', values: { path } }
  if (status === 403 && /quota|call volume/i.test(answer.text)) {
    return { code: 'SNELSTART_QUOTA', detail: 'quota-spent', values: { message: said.message } }
  }
  if (status === 403) {
    return { code: 'SNELSTART_SCOPE', detail: 'missing-right', values: { scope: scopeOf(asked.method, path), path } }
  }
  if (status === 404) return { code: 'SNELSTART_ANSWER', detail: 'not-found', values: { path } }
  if (status === 429) {
    const seconds = pauseMs === undefined ? 60 : Math.ceil(pauseMs / 1000)
    return { code: 'SNELSTART_RATE_LIMIT', detail: 'too-many-requests', values: { seconds } }
  }
  if (status >= 500) return { code: 'SNELSTART_UNREACHABLE', detail: 'server-error', values: { status, path } }
  const values = { status, path, snelstartCode: said.codes.join(' '), message: said.message }
  if (status < 400) return { code: 'SNELSTART_ANSWER', detail: 'unexpected-status', values: { status, path } }
  if (said.message !== '' || said.codes.length > 0) return { code: 'SNELSTART_ANSWER', detail: 'refused', values }
  return { code: 'SNELSTART_ANSWER', detail: 'refused-without-reason', values: { status, path } }
}

/** SnelStart gives one a field; what is shown stays readable, whatever comes. */
const CODES_MAX = 20

// ISO-8859-1 in a page's header has the form of a code, and is none.
function codesIn(text: string): readonly string[] {
  const codes = text.match(/\b(?!ISO-)[A-Z]{3}-\d{4}\b/g) ?? []
  return [...new Set(codes)].slice(0, CODES_MAX)
}

const refusal = z.object({
  message: z.string().optional(),
  Message: z.string().optional(),
  error: z.string().optional(),
  modelState: z.record(z.string(), z.array(z.string())).optional(),
})
const refusals = z.union([z.array(refusal), refusal.transform((one) => [one])])

function messageIn(text: string): string {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return '' // empty, or HTML
  }
  const parsed = refusals.safeParse(body)
  if (!parsed.success) return ''
  const sentences = parsed.data.flatMap(({ message, Message, error, modelState }) => [
    message ?? Message ?? error ?? '',
    ...Object.entries(modelState ?? {}).map(([field, why]) => `${field}: ${why.join(' ')}`),
  ])
  return sentences.filter((sentence) => sentence !== '').join('; ')
}
