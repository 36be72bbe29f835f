// A clock that stands still until the test moves it.

import type { Clock } from '../../../nodes/reconcile/domain/clock.ts'

export const NOON = globalThis.Date.parse('2026-10-02T12:00:00+02:00')

interface Sleeper {
  readonly wakesAt: number
  readonly wake: () => void
}

export class SteppedClock implements Clock {
  #now: number
  #sleepers: readonly Sleeper[] = []
  #watchers: (() => void)[] = []

  constructor(now: number = NOON) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  random(): number {
    return 0.5
  }

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const stop = (): void => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper)
        reject(signal.reason as Error)
      }
      const wake = (): void => {
        signal.removeEventListener('abort', stop)
        resolve()
      }
      const sleeper = { wakesAt: this.#now + milliseconds, wake }
      this.#sleepers = [...this.#sleepers, sleeper]
      signal.addEventListener('abort', stop, { once: true })
      for (const watcher of this.#watchers.splice(0)) watcher()
    })
  }

  /** Wakes who is due; what they then do takes its own time, so wait for the next sleeper or for their answer. */
  step(milliseconds: number): void {
    this.#now += milliseconds
    const due = this.#sleepers.filter(({ wakesAt }) => wakesAt <= this.#now)
    this.#sleepers = this.#sleepers.filter(({ wakesAt }) => wakesAt > this.#now)
    for (const { wake } of due) wake()
  }

  /** Until somebody sleeps. */
  async asleep(): Promise<void> {
    while (this.#sleepers.length === 0) await new Promise<void>((resolve) => this.#watchers.push(resolve))
  }
}
