// Reads are tried again when the failure can pass by itself, with growing pauses and an end. Writes never come here.

import type { Clock } from '../../reconcile/domain/clock.ts'

export interface ReadAgain {
  readonly clock: Clock
  /** How often in all, the first time included. */
  readonly triesMax: number
  readonly firstPauseMs: number
  readonly pauseMaxMs: number
  /** Undefined: give up. Otherwise how long to wait at least, in milliseconds; 0 leaves it to the growing pause. */
  pauseAfter(error: unknown): number | undefined
}

/** @throws the last error when the tries are used up or the error is one that does not pass */
export async function readAgain<Answer>(
  read: () => Promise<Answer>,
  policy: ReadAgain,
  signal: AbortSignal,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read()
    } catch (error) {
      signal.throwIfAborted()
      const asked = policy.pauseAfter(error)
      if (asked === undefined || attempt >= policy.triesMax || asked > policy.pauseMaxMs) throw error
      await policy.clock.sleep(Math.max(asked, growingPause(attempt, policy)), signal)
    }
  }
}

// Between half and the whole of the doubled pause, so that clients that failed together do not come back together.
function growingPause(attempt: number, { firstPauseMs, pauseMaxMs, clock }: ReadAgain): number {
  const whole = Math.min(firstPauseMs * 2 ** (attempt - 1), pauseMaxMs)
  return whole * (0.5 + clock.random() / 2)
}
