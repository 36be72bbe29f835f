// A clock that stands still until somebody sleeps: then the time has passed at once.

import type { Clock } from '../../../nodes/reconcile/domain/clock.ts'

export interface HandClock extends Clock {
  readonly slept: readonly number[]
  pass(milliseconds: number): void
}

export function handClock(start = Date.parse('2026-11-24T10:00:00Z')): HandClock {
  let now = start
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    random: () => 0.5,
    pass: (milliseconds) => {
      now += milliseconds
    },
    sleep: (milliseconds, signal) => {
      signal.throwIfAborted()
      slept.push(milliseconds)
      now += milliseconds
      return Promise.resolve()
    },
  }
}
