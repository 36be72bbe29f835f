// A clock that stands still until the test moves it; who sleeps wakes when enough time has passed.

import type { Clock } from '../../../nodes/reconcile/domain/clock.ts'

export interface HandClock extends Clock {
  passes(milliseconds: number): Promise<void>
}

export function handClock(): HandClock {
  let now = 1_000_000
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>()
  return {
    now: () => now,
    random: () => 0.5,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { until: now + milliseconds, wake: resolve }
        sleepers.add(sleeper)
        signal.addEventListener('abort', () => {
          sleepers.delete(sleeper)
          reject(new Error('the sleep was ended'))
        })
      }),
    async passes(milliseconds) {
      now += milliseconds
      for (const sleeper of [...sleepers]) {
        if (sleeper.until > now) continue
        sleepers.delete(sleeper)
        sleeper.wake()
      }
      await new Promise(setImmediate)
    },
  }
}
