// The engine's clock for tests in which only real waiting of a real server counts: its own waits end at once.

import type { Clock } from '../../../../nodes/reconcile/domain/clock.ts'

export const impatientClock: Clock = {
  now: () => 0,
  sleep: () => Promise.resolve(),
  random: () => 0,
}
