// A Node-RED that can die at any of its moments: between two awaits nothing else of it is running.

import { type Chance, randomInt } from '../chance.ts'
import type { Living, Moment, VirtualTime } from './virtual-time.ts'
import { diskError, type VirtualDisk } from './virtual-disk.ts'

export type Death = 'before' | 'after' | 'halfway'

export class VirtualProcess implements Living {
  isAlive = true
  openFiles = 0
  /** How far the clock of its machine is ahead of the true time. */
  clockAheadMs = 0
  readonly time: VirtualTime
  readonly disk: VirtualDisk
  /** Its own name for the folder that it shares: a second life is another process, and knows nothing of the first. */
  readonly mount: string
  readonly chance: Chance
  #lastMoments = Number.POSITIVE_INFINITY
  #death: Death = 'before'
  #onDeath: (() => void) | undefined

  constructor(parts: {
    readonly time: VirtualTime
    readonly disk: VirtualDisk
    readonly mount: string
    readonly chance: Chance
  }) {
    this.time = parts.time
    this.disk = parts.disk
    this.mount = parts.mount
    this.chance = parts.chance
  }

  /** By the clock of its machine. */
  get nowMs(): number {
    return Math.floor(this.time.nowMs) + this.clockAheadMs
  }

  placeOf(path: string): string {
    // What lies above is the machine's own.
    if (!path.startsWith(this.mount)) throw diskError('EACCES', path)
    return path.slice(this.mount.length)
  }

  torn(bytes: Buffer): Buffer {
    return bytes.subarray(0, randomInt(this.chance, 0, bytes.length))
  }

  dieAfter(moments: number, death: Death, onDeath?: () => void): void {
    this.#lastMoments = moments
    this.#death = death
    this.#onDeath = onDeath
  }

  /** Lives on, whatever was planned. */
  spare(): void {
    this.#lastMoments = Number.POSITIVE_INFINITY
  }

  die(): void {
    this.isAlive = false
    this.#onDeath?.()
  }

  beforeMoment(moment: Moment): boolean {
    this.#lastMoments -= 1
    if (this.#lastMoments > 0) return true
    if (this.#death === 'halfway') moment.halfway?.()
    this.die()
    // Done, but it gets no further: whatever the dead ask for next never comes.
    return this.#death === 'after'
  }
}
