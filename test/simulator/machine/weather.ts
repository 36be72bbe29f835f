// What the network and the services do to a request: nothing on a quiet day, everything in a storm.

import { type Chance, pickWeighted, randomInt } from '../chance.ts'

export type Mishap =
  | { readonly kind: 'none' }
  /** No connection: nothing was sent. */
  | { readonly kind: 'no-connection' }
  | { readonly kind: 'cut-before' }
  | { readonly kind: 'cut-after' }
  | { readonly kind: 'cut-in-body' }
  /** Answered in place of being handled. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** Handled, and answered otherwise all the same. */
  | { readonly kind: 'status-after'; readonly status: number }
  | { readonly kind: 'web-page'; readonly status: number }
  | { readonly kind: 'web-page-after'; readonly status: number }
  | { readonly kind: 'broken-json' }
  | { readonly kind: 'never-answered' }
  /** Handled late, perhaps after whoever asked has given up; answered late. */
  | { readonly kind: 'slow'; readonly handledAfterMs: number; readonly answeredAfterMs: number }

export interface Weather {
  /** 0 is quiet; 1 leaves one write in two unharmed. */
  severity: number
  mishapOf(isWrite: boolean): Mishap
}

/**
 * A request can be carried out this long after it was sent. More than the time limit of one request, and less than that
 * and the 30 s together that the pack waits before an absence counts.
 */
const HANDLED_AFTER_MAX_MS = 50_000

export function weather(chance: Chance): Weather {
  return {
    severity: 0,
    mishapOf(isWrite) {
      const likelihood = isWrite ? this.severity * 0.5 : this.severity * 0.18
      if (chance() >= likelihood) return { kind: 'none' }
      return isWrite ? mishapOfWrite(chance) : mishapOfRead(chance)
    },
  }
}

const mishapOfWrite = (chance: Chance): Mishap =>
  pickWeighted<() => Mishap>(chance, [
    [() => ({ kind: 'cut-after' }), 4],
    [
      () => ({
        kind: 'status-after',
        status: pickWeighted(chance, [
          [500, 3],
          [502, 1],
          [504, 1],
          [409, 1],
        ]),
      }),
      3,
    ],
    [() => ({ kind: 'cut-in-body' }), 3],
    [() => ({ kind: 'web-page-after', status: 502 }), 2],
    [() => ({ kind: 'web-page', status: 502 }), 1],
    [() => ({ kind: 'never-answered' }), 2],
    [() => ({ kind: 'broken-json' }), 2],
    [() => slow(chance), 3],
    [() => ({ kind: 'cut-before' }), 2],
    [() => ({ kind: 'no-connection' }), 1],
    [() => ({ kind: 'status', status: 401 }), 2],
    [() => tooMany(chance), 2],
    [() => ({ kind: 'status', status: 503 }), 2],
  ])()

const mishapOfRead = (chance: Chance): Mishap =>
  pickWeighted<() => Mishap>(chance, [
    [() => tooMany(chance), 4],
    [
      () => ({
        kind: 'status',
        status: pickWeighted(chance, [
          [500, 1],
          [502, 1],
          [503, 2],
          [401, 1],
        ]),
      }),
      5,
    ],
    [() => ({ kind: 'cut-before' }), 3],
    [() => ({ kind: 'cut-in-body' }), 3],
    [() => ({ kind: 'no-connection' }), 2],
    [() => ({ kind: 'web-page', status: 200 }), 1],
    [() => ({ kind: 'broken-json' }), 1],
    [() => ({ kind: 'never-answered' }), 1],
    [() => slow(chance), 3],
  ])()

function tooMany(chance: Chance): Mishap {
  return pickWeighted<Mishap>(chance, [
    [{ kind: 'status', status: 429, retryAfter: '7' }, 2],
    [{ kind: 'status', status: 429 }, 2],
    [{ kind: 'status', status: 429, retryAfter: '600' }, 0.2],
  ])
}

function slow(chance: Chance): Mishap {
  return {
    kind: 'slow',
    handledAfterMs: randomInt(chance, 0, HANDLED_AFTER_MAX_MS),
    answeredAfterMs: randomInt(chance, 0, 40_000),
  }
}
