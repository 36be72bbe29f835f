// Requests to the API itself: reads are asked again when that helps, a write is sent once.

import type { Clock } from '../../reconcile/domain/clock.ts'
import type { Exchange, ExchangeAnswer, ExchangeRequest } from '../../shared/http/exchange.ts'
import { type RequestLimiter, requestLimiter } from '../../shared/http/request-limiter.ts'
import { type Asked, isAboutSubscription, type RefusedAnswer, refusedAnswer } from './answer-errors.ts'
import { jsonIn } from './answer-shape.ts'
import { askAgain, PAUSE_AFTER_TOO_MANY_MS, PAUSE_MAX_MS } from './ask-again.ts'
import { type AccessToken, createSession, type Session } from './session.ts'
import { scopesInToken } from './token-scopes.ts'
import { trimKey } from './trim-key.ts'
import { writeOnce, type Written } from './write-once.ts'

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

/** 500 a minute with a live key; with a development key (100) the first 429 teaches us (docs/snelstart.md#limits). */
const LIMITS = { perPeriod: 500, periodMs: 60_000, atOnce: 5 }
const TIME_LIMIT_MS = 60_000

export function createRequests(parts: RequestsParts): Requests {
  const bench = benchOf(parts)
  const { session } = bench
  return {
    async read(path, query, signal) {
      const asked = { method: 'GET', path } as const
      const ask = async (): Promise<ExchangeAnswer> => {
        const token = await session.token(signal)
        const answer = await send(bench, { asked, query, token }, signal)
        if (answer.status !== 401 || isAboutSubscription(answer)) return answer
        session.forget(token)
        return send(bench, { asked, query, token: await session.token(signal) }, signal)
      }
      const policy = { path, clock: parts.clock, refused: (answer: ExchangeAnswer) => refused(bench, answer, asked) }
      return jsonIn(await askAgain(ask, policy, signal), path)
    },
    write(path, body, signal) {
      const asked = { method: 'POST', path } as const
      const write = {
        path,
        session,
        send: (token: AccessToken, onLeaving: () => void) =>
          send(bench, { asked, query: '', token, body, onLeaving }, signal),
        refused: (answer: ExchangeAnswer) => refused(bench, answer, asked),
      }
      return writeOnce(write, signal)
    },
    async scopes(signal) {
      return scopesInToken((await session.token(signal)).value)
    },
    count: () => bench.count,
  }
}

interface Bench {
  readonly apiUrl: string
  readonly subscriptionKey: string
  readonly timeLimitMs: number
  readonly clock: Clock
  readonly exchange: Exchange
  readonly limiter: RequestLimiter
  readonly session: Session
  /** What must never be shown. */
  readonly secrets: string[]
  count: number
}

interface Sending {
  readonly asked: Asked
  readonly query: string
  readonly token: AccessToken
  readonly body?: string
  /** Called just before the first byte can leave. */
  readonly onLeaving?: () => void
}

function benchOf(parts: RequestsParts): Bench {
  const { clock, exchange, timeLimitMs = TIME_LIMIT_MS } = parts
  const subscriptionKey = trimKey(parts.subscriptionKey)
  const clientKey = trimKey(parts.clientKey)
  const onRequest = (): void => {
    bench.count += 1
  }
  const authUrl = withoutSlash(parts.authUrl)
  const bench: Bench = {
    apiUrl: withoutSlash(parts.apiUrl),
    subscriptionKey,
    timeLimitMs,
    clock,
    exchange,
    limiter: parts.limiter ?? requestLimiter(LIMITS, clock),
    session: createSession({ authUrl, clientKey, clock, exchange, timeLimitMs, onRequest }),
    secrets: [subscriptionKey, clientKey],
    count: 0,
  }
  return bench
}

async function send(bench: Bench, sending: Sending, signal: AbortSignal): Promise<ExchangeAnswer> {
  const request = requestOf(bench, sending)
  const answer = await bench.limiter.run(() => {
    bench.count += 1
    sending.onLeaving?.()
    return bench.exchange(request, signal)
  }, signal)
  if (answer.status === 429) {
    const pauseMs = refused(bench, answer, sending.asked).retryAfterMs ?? PAUSE_AFTER_TOO_MANY_MS
    bench.limiter.tooMany(Math.min(pauseMs, PAUSE_MAX_MS))
  }
  return answer
}

function requestOf(bench: Bench, { asked, query, token, body }: Sending): ExchangeRequest {
  bench.secrets[2] = token.value
  return {
    method: asked.method,
    url: `${bench.apiUrl}${asked.path}${query === '' ? '' : `?${query}`}`,
    headers: {
      authorization: `Bearer ${token.value}`,
      'ocp-apim-subscription-key': bench.subscriptionKey,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
    timeLimitMs: bench.timeLimitMs,
  }
}

function refused({ secrets, clock }: Bench, answer: ExchangeAnswer, asked: Asked): RefusedAnswer {
  return refusedAnswer(answer, asked, { secrets, now: clock.now() })
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '')
