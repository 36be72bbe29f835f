// The access token: asked for with the koppelsleutel, renewed before it expires, one renewal at a time for all callers.

import { z } from 'zod'

import type { Clock } from '../../reconcile/domain/clock.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import type { Exchange, ExchangeAnswer } from '../../shared/http/exchange.ts'
import { orAbort } from '../../shared/http/or-abort.ts'
import { refusedAnswer } from './answer-errors.ts'
import { jsonIn, parsedAnswer } from './answer-shape.ts'
import { askAgain } from './ask-again.ts'

export interface AccessToken {
  readonly value: string
  /** Milliseconds since 1970. */
  readonly renewAt: number
}

export interface Session {
  /** @throws ReconcileError SNELSTART_AUTH for a wrong koppelsleutel; the signal's reason when it is aborted */
  token(signal: AbortSignal): Promise<AccessToken>
  /** SnelStart refused this token: the next caller gets another one. */
  forget(token: AccessToken): void
}

export interface SessionParts {
  readonly authUrl: string
  readonly clientKey: string
  readonly clock: Clock
  readonly exchange: Exchange
  readonly timeLimitMs: number
  onRequest(): void
}

const TOKEN_PATH = '/token'
const MARGIN_MAX_MS = 300_000
/** When the answer does not say how long: short enough to be true. */
const LIFE_UNKNOWN_SECONDS = 300

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(LIFE_UNKNOWN_SECONDS),
})

export function createSession(parts: SessionParts): Session {
  let current: AccessToken | undefined
  let renewal: Renewal | undefined

  const startRenewal = (): Renewal => {
    const stop = new AbortController()
    const token = askToken(parts, stop.signal)
    const started: Renewal = { token, stop, waiting: 0 }
    const ended = (): void => {
      if (renewal === started) renewal = undefined
    }
    token.then((fresh) => {
      current = fresh
      ended()
    }, ended)
    return started
  }

  return {
    async token(signal) {
      signal.throwIfAborted()
      if (current !== undefined && parts.clock.now() < current.renewAt) return current
      renewal ??= startRenewal()
      const joined = renewal
      joined.waiting += 1
      try {
        return await orAbort(joined.token, signal)
      } finally {
        joined.waiting -= 1
        if (joined.waiting === 0 && renewal === joined) {
          renewal = undefined // nobody waits for it any more
          joined.stop.abort()
        }
      }
    },
    forget(token) {
      if (current === token) current = undefined
    },
  }
}

interface Renewal {
  readonly token: Promise<AccessToken>
  readonly stop: AbortController
  waiting: number
}

async function askToken(parts: SessionParts, signal: AbortSignal): Promise<AccessToken> {
  const askedAt = parts.clock.now()
  const ask = (): Promise<ExchangeAnswer> => {
    parts.onRequest()
    return parts.exchange(tokenRequest(parts), signal)
  }
  const refused = (answer: ExchangeAnswer) =>
    refusedAnswer(answer, { method: 'POST', path: TOKEN_PATH }, { secrets: [parts.clientKey], now: parts.clock.now() })
  const checked = async (): Promise<ExchangeAnswer> => {
    const answer = await ask()
    // 400 in practice; others saw 401 (docs/snelstart.md#keys).
    if ([400, 401, 403].includes(answer.status)) throw new ReconcileError('SNELSTART_AUTH', 'wrong-client-key')
    return answer
  }
  const answer = await askAgain(checked, { path: TOKEN_PATH, clock: parts.clock, refused }, signal)
  const { access_token, expires_in } = parsedAnswer(tokenAnswer, jsonIn(answer, TOKEN_PATH), TOKEN_PATH)
  const lifeMs = expires_in * 1000
  return { value: access_token, renewAt: askedAt + lifeMs - Math.min(MARGIN_MAX_MS, lifeMs / 10) }
}

function tokenRequest({ authUrl, clientKey, timeLimitMs }: SessionParts) {
  return {
    method: 'POST' as const,
    url: `${authUrl}${TOKEN_PATH}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({ grant_type: 'clientkey', clientkey: clientKey }).toString(),
    timeLimitMs,
  }
}
