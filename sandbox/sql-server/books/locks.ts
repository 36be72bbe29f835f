// Shared and exclusive locks by name, with waiting, a time limit and deadlocks. The rows as a whole are one lock, so that
// this stand-in blocks where SQL Server might let two sessions pass, and never the other way round.

import { SQL_ERROR } from '../sql-error.ts'

/** The lock that stands for all rows. */
export const ROWS = 'rows'

export type LockMode = 'shared' | 'exclusive'

export interface LockOwner {
  readonly spid: number
}

interface Waiting {
  readonly owner: LockOwner
  readonly mode: LockMode
  grant(): void
}

interface Lock {
  readonly holders: Map<LockOwner, LockMode>
  readonly waiting: Waiting[]
}

export class Locks {
  readonly #locks = new Map<string, Lock>()

  holds(owner: LockOwner, name: string): LockMode | undefined {
    return this.#locks.get(name)?.holders.get(owner)
  }

  /**
   * @param timeoutMs negative: for ever
   * @returns whether it had to wait
   * @throws SqlServerError 1222 after the time, 1205 when the wait would never end; the signal's reason
   */
  async take(
    owner: LockOwner,
    name: string,
    mode: LockMode,
    { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<boolean> {
    const lock = this.#lock(name)
    if (lock.holders.get(owner) === 'exclusive' || lock.holders.get(owner) === mode) return false
    if (isFree(lock, owner, mode) && (lock.holders.has(owner) || lock.waiting.length === 0)) {
      lock.holders.set(owner, mode)
      return false
    }
    if (timeoutMs === 0) throw SQL_ERROR.lockTimeout()
    await this.#wait(lock, owner, mode, timeoutMs, signal)
    return true
  }

  release(owner: LockOwner, name: string): void {
    const lock = this.#locks.get(name)
    if (!lock?.holders.delete(owner)) return
    this.#grantNext(lock)
    if (lock.holders.size === 0 && lock.waiting.length === 0) this.#locks.delete(name)
  }

  #lock(name: string): Lock {
    const known = this.#locks.get(name)
    if (known) return known
    const lock: Lock = { holders: new Map(), waiting: [] }
    this.#locks.set(name, lock)
    return lock
  }

  #wait(lock: Lock, owner: LockOwner, mode: LockMode, timeoutMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined
      const leave = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', abort)
        const at = lock.waiting.indexOf(waiting)
        if (at >= 0) lock.waiting.splice(at, 1)
      }
      const fail = (error: Error): void => {
        leave()
        this.#grantNext(lock)
        reject(error)
      }
      const abort = (): void => fail(signal.reason as Error)
      const grant = (): void => {
        leave()
        resolve()
      }
      const waiting: Waiting = { owner, mode, grant }
      // Who already holds it and wants more goes first.
      if (lock.holders.has(owner)) lock.waiting.unshift(waiting)
      else lock.waiting.push(waiting)
      if (this.#waitsForItself(owner)) fail(SQL_ERROR.deadlock(String(owner.spid)))
      else if (signal.aborted) abort()
      else {
        signal.addEventListener('abort', abort)
        if (timeoutMs > 0) timer = setTimeout(() => fail(SQL_ERROR.lockTimeout()), timeoutMs)
      }
    })
  }

  #grantNext(lock: Lock): void {
    for (let first = lock.waiting[0]; first && isFree(lock, first.owner, first.mode); first = lock.waiting[0]) {
      lock.holders.set(first.owner, first.mode)
      first.grant()
    }
  }

  #waitsForItself(owner: LockOwner): boolean {
    const seen = new Set<LockOwner>()
    const blockers = (of: LockOwner): LockOwner[] =>
      [...this.#locks.values()]
        .filter((lock) => lock.waiting.some((waiting) => waiting.owner === of))
        .flatMap((lock) => [...lock.holders.keys()].filter((holder) => holder !== of))
    const next = blockers(owner)
    for (let blocker = next.pop(); blocker; blocker = next.pop()) {
      if (blocker === owner) return true
      if (seen.has(blocker)) continue
      seen.add(blocker)
      next.push(...blockers(blocker))
    }
    return false
  }
}

function isFree(lock: Lock, owner: LockOwner, mode: LockMode): boolean {
  const others = [...lock.holders].filter(([holder]) => holder !== owner)
  return mode === 'exclusive' ? others.length === 0 : others.every(([, held]) => held === 'shared')
}
