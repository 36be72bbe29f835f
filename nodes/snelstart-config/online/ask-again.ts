// Reads, and the call for a token, are asked again when what went wrong can pass: no answer, 429, 5xx.

import type { Clock } from '../../reconcile/domain/clock.ts'
import type { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { type ExchangeAnswer, NoAnswerError } from '../../shared/http/exchange.ts'
import { readAgain } from '../../shared/http/read-again.ts'
import type { RefusedAnswer } from './answer-errors.ts'
import { noAnswer } from './no-answer.ts'

/** Where a 429 does not say how long: the gateway counts by the minute (docs/snelstart.md#limits). */
export const PAUSE_AFTER_TOO_MANY_MS = 60_000
/** A longer pause is not sat out within a run. */
export const PAUSE_MAX_MS = 120_000

const TRIES_MAX = 5
const FIRST_PAUSE_MS = 500

/**
 * @param ask what it throws other than `NoAnswerError` is final
 * @returns the first answer with status 2xx
 * @throws ReconcileError of the last answer
 */
export async function askAgain(
  ask: () => Promise<ExchangeAnswer>,
  parts: { readonly path: string; readonly clock: Clock; refused: (answer: ExchangeAnswer) => RefusedAnswer },
  signal: AbortSignal,
): Promise<ExchangeAnswer> {
  const policy = {
    clock: parts.clock,
    triesMax: TRIES_MAX,
    firstPauseMs: FIRST_PAUSE_MS,
    pauseMaxMs: PAUSE_MAX_MS,
    pauseAfter: (error: unknown) => (error instanceof Passing ? error.pauseMs : undefined),
  }
  try {
    return await readAgain(() => askOnce(ask, parts), policy, signal)
  } catch (error) {
    throw error instanceof Passing ? error.meaning : error
  }
}

class Passing extends Error {
  readonly meaning: ReconcileError
  readonly pauseMs: number

  constructor(meaning: ReconcileError, pauseMs: number) {
    super('asked again')
    this.meaning = meaning
    this.pauseMs = pauseMs
  }
}

async function askOnce(
  ask: () => Promise<ExchangeAnswer>,
  { path, refused }: { readonly path: string; refused: (answer: ExchangeAnswer) => RefusedAnswer },
): Promise<ExchangeAnswer> {
  let answer: ExchangeAnswer
  try {
    answer = await ask()
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error
    const meaning = noAnswer(error, path)
    throw error.reason === 'TOO_LARGE' ? meaning : new Passing(meaning, 0)
  }
  if (answer.status >= 200 && answer.status < 300) return answer
  const meaning = refused(answer)
  if (answer.status === 429) throw new Passing(meaning, meaning.retryAfterMs ?? PAUSE_AFTER_TOO_MANY_MS)
  if (answer.status >= 500) throw new Passing(meaning, meaning.retryAfterMs ?? 0)
  throw meaning
}
