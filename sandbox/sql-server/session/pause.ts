// WAITFOR DELAY: the one statement that takes as long as a test wants.

import { setTimeout as wait } from 'node:timers/promises'

/** @param clock `HH:MM:SS`. @throws the signal's reason */
export async function pause(clock: string, signal: AbortSignal): Promise<void> {
  const [hours = '0', minutes = '0', seconds = '0'] = clock.split(':')
  const ms = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  await wait(ms, undefined, { signal }).catch(() => signal.throwIfAborted())
}
