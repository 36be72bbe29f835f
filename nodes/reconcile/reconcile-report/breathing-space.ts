// Long work in portions: between two of them Node-RED gets its turn, and a node that closes is heard.

import { setImmediate as nextTurn } from 'node:timers/promises'

export interface BreathingSpace {
  /** Whether a portion has lasted long enough. */
  isDue(): boolean
  /** @throws the signal's reason when the node closes */
  take(): Promise<void>
}

/** The event loop may be held up for 100 ms; other work on a slow machine makes a portion several times longer. */
const PORTION_MS = 10

export function breathingSpace(signal: AbortSignal): BreathingSpace {
  let since = performance.now()
  return {
    isDue: () => performance.now() - since >= PORTION_MS,
    async take() {
      await nextTurn()
      signal.throwIfAborted()
      since = performance.now()
    },
  }
}
