// Tries again what Windows refuses for a moment: a virus scanner or a reader holds the file.

import type { Clock } from '../../reconcile/domain/clock.ts'
import { systemCode } from './system-code.ts'

const HELD_BY_OTHERS = new Set(['EPERM', 'EACCES', 'EBUSY'])
const WAITS_MS = [20, 50, 100, 200, 400, 800]
const NEVER_ABORTED = new AbortController().signal

/** @throws the system's error: at once when waiting won't help, otherwise the last one */
export async function stubbornly(attempt: () => Promise<void>, clock: Pick<Clock, 'sleep'>): Promise<void> {
  for (const waitMs of WAITS_MS) {
    try {
      await attempt()
      return
    } catch (error) {
      if (!HELD_BY_OTHERS.has(systemCode(error))) throw error
      await clock.sleep(waitMs, NEVER_ABORTED)
    }
  }
  await attempt()
}
