// What goes wrong, given as data: a queue of faults for exact tests, and chances with a seed for the simulator.

import { seededChance } from './seeded-chance.ts'

export type Fault =
  /** Answered instead of being handled. */
  | { kind: 'status'; status: number; headers?: Readonly<Record<string, string>>; body?: string; contentType?: string }
  /** A web page where JSON was expected, instead of being handled. */
  | { kind: 'html'; status: number }
  /** The connection dies before anything is handled. */
  | { kind: 'cut-before' }
  /** Handled, so a write has landed, and then the connection dies without an answer. */
  | { kind: 'cut-after' }
  /** Handled, and the connection dies halfway through the body. */
  | { kind: 'cut-mid-body' }
  /** Handled, so a write has landed, and answered with this status all the same. */
  | { kind: 'status-after'; status: number }
  /** Handled and answered as usual, `ms` milliseconds late. */
  | { kind: 'slow'; ms: number }
  /** Handled, and never answered. */
  | { kind: 'hang' }

export interface FaultMatch {
  readonly method?: string
  /** A text is the whole path, still percent-encoded. */
  readonly path?: string | RegExp
}

export interface FaultRule {
  /** `nth` counts the requests that match, from 1, the default. `times`: for how many of them from there on, 1 by default. */
  readonly when: FaultMatch & { readonly nth?: number; readonly times?: number }
  readonly what: Fault
}

export interface RandomFaults {
  readonly seed: number
  /** Tried in this order; the first that strikes is the request's fault. `chance` is 0 to 1. */
  readonly chances: readonly { readonly chance: number; readonly when?: FaultMatch; readonly what: Fault }[]
}

export class Faults {
  #queue: { readonly rule: FaultRule; seen: number; left: number }[] = []
  #strike: ((method: string, path: string) => Fault | undefined) | undefined

  add(...rules: readonly FaultRule[]): void {
    for (const rule of rules) this.#queue.push({ rule, seen: 0, left: rule.when.times ?? 1 })
  }

  /** Replaces earlier chances. The queue goes first. */
  random({ seed, chances }: RandomFaults): void {
    const next = seededChance(seed)
    this.#strike = (method, path) =>
      chances.find(({ chance, when = {} }) => matches(when, method, path) && next() < chance)?.what
  }

  /** Forgets queue and chances. */
  clear(): void {
    this.#queue = []
    this.#strike = undefined
  }

  /** How many faults of the queue have still to happen. */
  get pending(): number {
    return this.#queue.reduce((sum, { left }) => sum + left, 0)
  }

  /** The fault of this request, which is thereby used up. */
  take(method: string, path: string): Fault | undefined {
    let struck: Fault | undefined
    for (const entry of this.#queue) {
      if (!matches(entry.rule.when, method, path)) continue
      entry.seen++
      if (struck !== undefined || entry.seen < (entry.rule.when.nth ?? 1)) continue
      entry.left--
      struck = entry.rule.what
    }
    this.#queue = this.#queue.filter(({ left }) => left > 0)
    return struck ?? this.#strike?.(method, path)
  }
}

function matches(when: FaultMatch, method: string, path: string): boolean {
  if (when.method !== undefined && when.method !== method) return false
  if (when.path === undefined) return true
  return typeof when.path === 'string' ? when.path === path : when.path.test(path)
}
