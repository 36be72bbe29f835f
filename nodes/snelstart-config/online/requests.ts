// Requests to the API itself: reads are asked again when that helps, a write is sent once.

import type { Clock } from '../../reconcile/domain/clock.ts'
import type { Exchange, ExchangeAnswer, ExchangeRequest } from '../../shared/http/exchange.ts'
import { type RequestLimiter, requestLimiter } from '../../shared/http/request-limiter.ts'
import { type Asked, isAboutSubscription, type RefusedAnswer, refusedAnswer } from './answer-errors.ts'
import { jsonIn } from './answer-shape.ts'
import { askAgain, PAUSE_AFTER_TOO_MANY_MS, PAUSE_MAX_MS } from './ask-again.ts'
import { type AccessToken, createSession } from './session.ts'
import { scopesInToken } from './token-scopes.ts'
import { trimKey } from './trim-key.ts'
import { type Written, writeOnce } from './write-once.ts'

export interface Requests {
  /** @param query what comes after the question mark. @throws ReconcileError */
  read(path: string, query: string, signal: AbortSignal): Promise<unknown>
  /** @throws the signal's reason, only when nothing has left yet */
  write(path: string, body: string, signal: AbortSignal): Promise<Written>
  /** The rights in the token; undefined when it does not say. */
  scopes(signal: AbortSignal): Promise<readonly string[] | undefined>
  count(): number
}

export interface RequestsParts {
  /** Ends in /v2. */
  readonly apiUrl: string
  readonly authUrl: string
  readonly subscriptionKey: string
  readonly clientKey: string
  readonly clock: Clock
  readonly exchange: Exchange
  readonly limiter?: RequestLimiter
  readonly timeLimitMs?: number
}

/** 500 a minute with a live key; with a development key (100) the first 429 teaches us (reference page, section 5). */
const LIMITS = { perPeriod: 500, periodMs: 60_000, atOnce: 5 }
const TIME_LIMIT_MS = 60_000

export function createRequests(parts: RequestsParts): Requests {
  const { clock, exchange } = parts
  const timeLimitMs = parts.timeLimitMs ?? TIME_LIMIT_MS
  const limiter = parts.limiter ?? requestLimiter(LIMITS, clock)
  const subscriptionKey = trimKey(parts.subscriptionKey)
  const clientKey = trimKey(parts.clientKey)
  let count = 0
  let lastToken = ''
  const onRequest = (): void => {
    count += 1
  }
  const authUrl = withoutSlash(parts.authUrl)
  const session = createSession({ authUrl, clientKey, clock, exchange, timeLimitMs, onRequest })

  const requestFor = (asked: Asked, query: string, token: AccessToken, body?: string): ExchangeRequest => {
    lastToken = token.value
    return {
      method: asked.method,
      url: `${withoutSlash(parts.apiUrl)}${asked.path}${query === '' ? '' : `?${query}`}`,
      headers: {
        authorization: `Bearer ${token.value}`,
        'ocp-apim-subscription-key': subscriptionKey,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
      timeLimitMs,
    }
  }
  const refused = (answer: ExchangeAnswer, asked: Asked): RefusedAnswer =>
    refusedAnswer(answer, asked, { secrets: [subscriptionKey, clientKey, lastToken], now: clock.now() })
  const noteTooMany = (answer: ExchangeAnswer, asked: Asked): void => {
    if (answer.status !== 429) return
    limiter.tooMany(Math.min(refused(answer, asked).retryAfterMs ?? PAUSE_AFTER_TOO_MANY_MS, PAUSE_MAX_MS))
  }
  const send = async (
    asked: Asked,
    request: ExchangeRequest,
    signal: AbortSignal,
    onLeaving?: () => void,
  ): Promise<ExchangeAnswer> => {
    const leave = (): Promise<ExchangeAnswer> => {
      onRequest()
      onLeaving?.()
      return exchange(request, signal)
    }
    const answer = await limiter.run(leave, signal)
    noteTooMany(answer, asked)
    return answer
  }

  return {
    async read(path, query, signal) {
      const asked = { method: 'GET', path } as const
      const ask = async (): Promise<ExchangeAnswer> => {
        const token = await session.token(signal)
        const answer = await send(asked, requestFor(asked, query, token), signal)
        if (answer.status !== 401 || isAboutSubscription(answer)) return answer
        session.forget(token)
        return send(asked, requestFor(asked, query, await session.token(signal)), signal)
      }
      const answer = await askAgain(ask, { path, clock, refused: (bad) => refused(bad, asked) }, signal)
      return jsonIn(answer, path)
    },
    write(path, body, signal) {
      const asked = { method: 'POST', path } as const
      const sendWrite = (token: AccessToken, onLeaving: () => void): Promise<ExchangeAnswer> =>
        send(asked, requestFor(asked, '', token, body), signal, onLeaving)
      return writeOnce({ path, session, send: sendWrite, refused: (answer) => refused(answer, asked) }, signal)
    },
    async scopes(signal) {
      return scopesInToken((await session.token(signal)).value)
    },
    count: () => count,
  }
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '')
