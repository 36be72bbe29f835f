// One write, sent once. What is not certain is `unknown`: only an answer that says that nothing was done is a refusal.

import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { type ExchangeAnswer, NoAnswerError } from '../../shared/http/exchange.ts'
import { isAboutSubscription, type RefusedAnswer } from './answer-errors.ts'
import { jsonIn } from './answer-shape.ts'
import { noAnswer } from './no-answer.ts'
import type { AccessToken, Session } from './session.ts'

export type Written =
  | { readonly state: 'answered'; readonly body: unknown }
  | { readonly state: 'refused'; readonly error: ReconcileError }
  | { readonly state: 'unknown'; readonly error: ReconcileError }

export interface WriteParts {
  readonly path: string
  readonly session: Session
  /** @param onLeaving called just before the first byte can leave */
  send(token: AccessToken, onLeaving: () => void): Promise<ExchangeAnswer>
  refused(answer: ExchangeAnswer): RefusedAnswer
}

/**
 * 401 is the gateway's: the request was not executed, so it may be sent once more with another token.
 *
 * @throws the signal's reason, only when nothing has left yet
 */
export async function writeOnce(parts: WriteParts, signal: AbortSignal): Promise<Written> {
  const first = await sendWith(parts, signal)
  if (first.state !== 'token-refused') return first
  parts.session.forget(first.token)
  try {
    const second = await sendWith(parts, signal)
    return second.state === 'token-refused' ? { state: 'refused', error: parts.refused(second.answer) } : second
  } catch {
    // Aborted between the two: the first was not executed, the second did not leave.
    return { state: 'refused', error: new ReconcileError('CANCELLED', 'before-writing', { path: parts.path }) }
  }
}

type Sent = Written | { readonly state: 'token-refused'; readonly token: AccessToken; readonly answer: ExchangeAnswer }

async function sendWith(parts: WriteParts, signal: AbortSignal): Promise<Sent> {
  let token: AccessToken
  try {
    token = await parts.session.token(signal)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof ReconcileError) return { state: 'refused', error }
    throw error
  }
  const departure = { hasLeft: false }
  const onLeaving = (): void => {
    departure.hasLeft = true
  }
  try {
    const answer = await parts.send(token, onLeaving)
    if (answer.status === 401 && !isAboutSubscription(answer)) return { state: 'token-refused', token, answer }
    return meaningOf(answer, parts)
  } catch (error) {
    if (!departure.hasLeft) throw error
    return afterLeaving(error, parts.path, signal)
  }
}

function afterLeaving(error: unknown, path: string, signal: AbortSignal): Written {
  if (error instanceof NoAnswerError) {
    return { state: error.reached ? 'unknown' : 'refused', error: noAnswer(error, path) }
  }
  if (signal.aborted) return { state: 'unknown', error: new ReconcileError('CANCELLED', 'while-writing', { path }) }
  return {
    state: 'unknown',
    error: new ReconcileError('SNELSTART_UNREACHABLE', 'no-answer', { reason: 'UNKNOWN', path }),
  }
}

/** The gateway's own refusals: it never passed the request on. */
const NOT_EXECUTED = new Set([401, 403, 429])
/** Time-outs and conflicts, in which an earlier attempt can play a part. */
const NEVER_CERTAIN = new Set([408, 409, 425, 499])

function meaningOf(answer: ExchangeAnswer, parts: WriteParts): Written {
  const { status } = answer
  if (status >= 200 && status < 300) return readable(answer, parts.path)
  const error = parts.refused(answer)
  if (NOT_EXECUTED.has(status)) return { state: 'refused', error }
  const isRefusal = status >= 400 && status < 500 && !NEVER_CERTAIN.has(status) && error.saysWhy
  return { state: isRefusal ? 'refused' : 'unknown', error }
}

function readable(answer: ExchangeAnswer, path: string): Written {
  try {
    return { state: 'answered', body: jsonIn(answer, path) }
  } catch (error) {
    if (error instanceof ReconcileError) return { state: 'unknown', error }
    throw error
  }
}
