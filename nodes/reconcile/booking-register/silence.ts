// Whether the holder of a lock has died. Judged by seeing the same sign of life stand still on our own clock;
// its own clock and the file's time may be those of another machine.

import { instantOf } from '../domain/amsterdam.ts'
import type { Clock } from '../domain/clock.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { type LockFile, highestLock } from './lock-files.ts'
import { parseSign } from './sign-of-life.ts'

export const BEAT_MS = 10_000
/** After this long without a sign of life a lock may be taken over. */
export const SILENCE_MS = 60_000
/** Two and a half beats: long enough to see a holder whose clock is behind ours give a sign. */
const WATCH_MS = 25_000
const WATCH_STEP_MS = 5_000

/**
 * Remembers what was seen last, so that a run that was refused once needs no watch the next time.
 *
 * Between two ways the first that applies:
 * - the same sign was seen at least 60 s ago by our own clock: silent;
 * - the sign itself says that it is more than 60 s old: that may be a clock that is behind, so it is watched for
 *   25 s. Standing still all that time: silent. This is the first run after a crash, and it need not wait 60 s.
 * All else is a run at work.
 */
export class SilenceWatch {
  readonly #folder: string
  readonly #clock: Clock
  #seen: (LockFile & { readonly firstSeenAt: number }) | undefined

  constructor(folder: string, clock: Clock) {
    this.#folder = folder
    this.#clock = clock
  }

  /** @throws ReconcileError RUN_BUSY when the holder shows life, or may still do so */
  async assertSilent(lock: LockFile, signal: AbortSignal): Promise<void> {
    let watchedMs = this.#watchedMs(lock)
    while (watchedMs < SILENCE_MS) {
      const sign = parseSign(lock.text)
      const saysOld = sign !== undefined && this.#clock.now() - sign.at >= SILENCE_MS
      if (!saysOld) throw busy(lock, this.#clock.now())
      if (watchedMs >= WATCH_MS) return
      await this.#clock.sleep(WATCH_STEP_MS, signal)
      const now = await highestLock(this.#folder)
      watchedMs = this.#watchedMs(now ?? lock)
      if (now?.number !== lock.number || now.text !== lock.text) throw busy(now ?? lock, this.#clock.now())
    }
  }

  /** How long this very sign has been in sight. A clock that was set back starts anew. */
  #watchedMs(lock: LockFile): number {
    const now = this.#clock.now()
    const seen = this.#seen
    if (seen?.number !== lock.number || seen.text !== lock.text || seen.firstSeenAt > now) {
      this.#seen = { ...lock, firstSeenAt: now }
      return 0
    }
    return now - seen.firstSeenAt
  }
}

export function busy(lock: LockFile | undefined, now: number): ReconcileError {
  const sign = lock && parseSign(lock.text)
  return new ReconcileError('RUN_BUSY', 'other-run', {
    since: instantOf(sign?.since ?? now),
    lastSign: instantOf(sign?.at ?? now),
  })
}
