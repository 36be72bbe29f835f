// Spreads requests so that a service's limit is not reached, and learns when it was set too high.

import type { Clock } from '../../reconcile/domain/clock.ts'

export interface RequestLimiter {
  /** Waits for a turn, runs, and gives the turn back. @throws the signal's reason when it is aborted while waiting */
  run<Answer>(work: () => Promise<Answer>, signal: AbortSignal): Promise<Answer>
  /** The service said that there were too many: nobody goes before the pause is over, and the pace is lowered. */
  tooMany(pauseMs: number): void
}

export interface RequestLimits {
  /** Requests that may start within any period of `periodMs`. */
  readonly perPeriod: number
  readonly periodMs: number
  readonly atOnce: number
}

const PACE_MIN = 10
const PERIODS_BEFORE_TRYING_THE_FULL_PACE = 10

/** Shared by every node that talks to the same administration or account. */
export function requestLimiter(limits: RequestLimits, clock: Clock): RequestLimiter {
  let perPeriod = limits.perPeriod
  let pausedUntil = 0
  let loweredAt = 0
  let running = 0
  const starts: number[] = []
  const waiting: (() => void)[] = []

  const untilNextStart = (): number => {
    const now = clock.now()
    // A clock that was set back would make everybody wait for a time that has passed already.
    if ((starts.at(-1) ?? now) > now) {
      starts.length = 0
      pausedUntil = Math.min(pausedUntil, now + limits.periodMs)
      loweredAt = Math.min(loweredAt, now)
    }
    if (now - loweredAt > limits.periodMs * PERIODS_BEFORE_TRYING_THE_FULL_PACE) perPeriod = limits.perPeriod
    while (starts[0] !== undefined && starts[0] <= now - limits.periodMs) starts.shift()
    const oldest = starts[starts.length - perPeriod]
    const byPace = oldest === undefined ? 0 : oldest + limits.periodMs - now
    return Math.max(byPace, pausedUntil - now, 0)
  }

  const freePlace = async (signal: AbortSignal): Promise<void> => {
    while (running >= limits.atOnce) await nextInLine(waiting, signal)
    running += 1
  }

  return {
    async run(work, signal) {
      await freePlace(signal)
      try {
        for (let pause = untilNextStart(); pause > 0; pause = untilNextStart()) await clock.sleep(pause, signal)
        signal.throwIfAborted()
        starts.push(clock.now())
        return await work()
      } finally {
        running -= 1
        waiting.shift()?.()
      }
    },
    tooMany(pauseMs) {
      pausedUntil = Math.max(pausedUntil, clock.now() + pauseMs)
      loweredAt = clock.now()
      // What was started in the last period was too much, unless others share the limit: then waiting has to do.
      perPeriod = Math.max(PACE_MIN, Math.min(perPeriod, Math.floor(starts.length * 0.9)))
    },
  }
}

function nextInLine(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const turn = (): void => {
      signal.removeEventListener('abort', leave)
      resolve()
    }
    const leave = (): void => {
      waiting.splice(waiting.indexOf(turn), 1)
      reject(signal.reason as Error)
    }
    signal.throwIfAborted()
    signal.addEventListener('abort', leave, { once: true })
    waiting.push(turn)
  })
}
