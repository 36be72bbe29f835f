// Questions to MultiSafepay: paced, tried again when a failure can pass, and counted. It only ever sends GET.

import type { Clock } from '../../reconcile/domain/clock.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import { type Exchange, NoAnswerError } from '../../shared/http/exchange.ts'
import { readAgain } from '../../shared/http/read-again.ts'
import type { RequestLimiter } from '../../shared/http/request-limiter.ts'
import { type Answered, type Asked, failureOf, PassingFailure, readAnswer } from './answer-errors.ts'

export interface Question {
  /** With every id percent-encoded. */
  readonly path: string
  /** The path as an error may show it, without ids. */
  readonly shownPath: string
  readonly query?: Readonly<Record<string, string>>
}

export interface Requests {
  /** @throws ReconcileError, or the signal's reason */
  get(question: Question, signal: AbortSignal): Promise<Answered>
  /** Every try counts. */
  count(): number
}

export interface RequestParts {
  /** Ends in /v1/json. */
  readonly url: string
  /** @throws ReconcileError when there is no usable key */
  readonly apiKey: () => string
  readonly clock: Clock
  readonly exchange: Exchange
  readonly limiter: RequestLimiter
  readonly timeLimitMs: number
  readonly log: (warning: Warning) => void
}

const TRIES_MAX = 5
const FIRST_PAUSE_MS = 1_000
const PAUSE_MAX_MS = 60_000
// Nothing is documented about a limit, so neither is what an answer without Retry-After means.
const PAUSE_WITHOUT_RETRY_AFTER_MS = 2_000

export function createRequests(parts: RequestParts): Requests {
  const { clock, limiter, timeLimitMs } = parts
  let sent = 0

  const askOnce = async (question: Question, signal: AbortSignal): Promise<Answered> => {
    const headers = { accept: 'application/json', api_key: parts.apiKey() }
    const asked = (): Asked => ({ path: question.shownPath, now: clock.now(), timeLimitMs })
    try {
      const request = { method: 'GET' as const, url: urlOf(parts.url, question), headers, timeLimitMs }
      const answer = await limiter.run(() => {
        sent += 1
        return parts.exchange(request, signal)
      }, signal)
      return readAnswer(answer, asked())
    } catch (error) {
      throw error instanceof NoAnswerError ? failureOf(error, asked()) : error
    }
  }

  const pauseAfter = (error: unknown): number | undefined => {
    if (!(error instanceof PassingFailure)) return undefined
    if (error.error.code === 'MULTISAFEPAY_RATE_LIMIT') {
      limiter.tooMany(Math.min(error.afterMs || PAUSE_WITHOUT_RETRY_AFTER_MS, PAUSE_MAX_MS))
    }
    parts.log({ code: 'multisafepay-failed-once', values: { code: error.error.code, detail: error.error.detail } })
    return error.afterMs
  }

  return {
    async get(question, signal) {
      const policy = { clock, triesMax: TRIES_MAX, firstPauseMs: FIRST_PAUSE_MS, pauseMaxMs: PAUSE_MAX_MS, pauseAfter }
      try {
        return await readAgain(() => askOnce(question, signal), policy, signal)
      } catch (error) {
        throw error instanceof PassingFailure ? error.error : error
      }
    },
    count: () => sent,
  }
}

function urlOf(base: string, { path, query = {} }: Question): string {
  const asked = new URLSearchParams(query).toString()
  return `${base.replace(/\/+$/, '')}${path}${asked === '' ? '' : `?${asked}`}`
}
