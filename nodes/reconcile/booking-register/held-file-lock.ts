// A lock that is ours: gives a sign of life every ten seconds, and notices when another run took over.

import type { Clock } from '../domain/clock.ts'
import type { HeldLock } from './administration-lock.ts'
import { highestNumber, type OwnLockFile } from './lock-files.ts'
import { notPossible, takenOver } from './register-errors.ts'
import { asText, type SignOfLife } from './sign-of-life.ts'
import { BEAT_MS } from './silence.ts'

/** After this long without having given one, a sign goes before anything else: the machine was asleep, or very busy. */
const OVERDUE_MS = 30_000

export class HeldFileLock implements HeldLock {
  readonly tookOver: boolean
  readonly #folder: string
  readonly #clock: Clock
  readonly #own: OwnLockFile
  readonly #lost = new AbortController()
  readonly #stop = new AbortController()
  readonly #beating: Promise<void>
  #sign: SignOfLife

  constructor(parts: {
    readonly folder: string
    readonly clock: Clock
    readonly own: OwnLockFile
    readonly first: SignOfLife
    readonly tookOver: boolean
  }) {
    this.#folder = parts.folder
    this.#clock = parts.clock
    this.#own = parts.own
    this.#sign = parts.first
    this.tookOver = parts.tookOver
    this.#beating = this.#keepBeating()
  }

  get signal(): AbortSignal {
    return this.#lost.signal
  }

  async assertOurs(): Promise<void> {
    this.#lost.signal.throwIfAborted()
    if (this.#stop.signal.aborted) throw new RangeError('the lock was given back')
    try {
      if (this.#clock.now() - this.#sign.at >= OVERDUE_MS) await this.#giveSign('held')
      await this.#look()
    } catch (error) {
      throw notPossible('not-readable', this.#folder, error)
    }
    this.#lost.signal.throwIfAborted()
  }

  async release(): Promise<void> {
    if (this.#stop.signal.aborted) return
    this.#stop.abort()
    await this.#beating
    try {
      if (!this.#lost.signal.aborted) await this.#giveSign('free')
    } catch {
      // It falls silent instead.
    } finally {
      await this.#own.file.close().catch(() => undefined)
    }
  }

  async #keepBeating(): Promise<void> {
    const { signal } = this.#stop
    while (!signal.aborted && !this.#lost.signal.aborted) {
      try {
        await this.#clock.sleep(BEAT_MS, signal)
        await this.#look()
        await this.#giveSign('held')
      } catch {
        // Given back; or the disk did not answer, and then the next sign may get through.
      }
    }
  }

  async #look(): Promise<void> {
    if ((await highestNumber(this.#folder)) !== this.#own.number) this.#lost.abort(takenOver())
  }

  /** In the file that we made, also when it was passed: a later holder's file is never touched. */
  async #giveSign(state: SignOfLife['state']): Promise<void> {
    const next: SignOfLife = { ...this.#sign, state, beat: this.#sign.beat + 1, at: this.#clock.now() }
    this.#sign = { ...this.#sign, beat: next.beat }
    await this.#own.file.write(asText(next), 0)
    this.#sign = next
  }
}
