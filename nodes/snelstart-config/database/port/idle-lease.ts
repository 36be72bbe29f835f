// Lets go of the database a little after the last one who used it, so that SnelStart can open it.

import type { Clock } from '../../../reconcile/domain/clock.ts'

export interface IdleLease {
  /** Call what it returns once, when done. */
  hold(): Promise<() => void>
  during<Result>(work: () => Promise<Result>): Promise<Result>
  /** At once, whoever uses it. */
  release(): Promise<void>
}

export interface IdleLeaseParts {
  readonly release: () => Promise<void>
  /** Told when it could not let go: the database stays open until the next time. */
  readonly onStuck: () => void
  readonly clock: Pick<Clock, 'sleep'>
  readonly idleMs: number
}

export function createIdleLease({ release, onStuck, clock, idleMs }: IdleLeaseParts): IdleLease {
  let users = 0
  let waiting: AbortController | undefined
  let releasing: Promise<void> | undefined

  const letGo = async (): Promise<void> => {
    try {
      await release()
    } catch {
      onStuck()
    }
  }
  const releaseOnce = (): Promise<void> =>
    (releasing ??= letGo().finally(() => {
      releasing = undefined
    }))
  const waitAndRelease = (): void => {
    const stop = new AbortController()
    waiting = stop
    clock.sleep(idleMs, stop.signal).then(releaseOnce, () => undefined)
  }
  const hold = async (): Promise<() => void> => {
    users += 1
    waiting?.abort()
    waiting = undefined
    // One who comes while it is closing waits, and opens it again.
    await releasing
    return () => {
      users -= 1
      if (users === 0) waitAndRelease()
    }
  }
  return {
    hold,
    async during(work) {
      const done = await hold()
      try {
        return await work()
      } finally {
        done()
      }
    },
    release() {
      waiting?.abort()
      waiting = undefined
      return releaseOnce()
    },
  }
}
