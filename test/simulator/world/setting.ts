// What a seed's user has set, and how SnelStart turns out to be where its documents are silent.

import type { SnelStartSwitches } from '../../../sandbox/snelstart/switches.ts'
import { type Chance, happens, pick, pickWeighted, randomInt } from '../chance.ts'
import type { ShopSettings } from './shop.ts'

export interface Setting {
  readonly startsAt: string
  readonly language: 'nl' | 'en-US'
  readonly shop: ShopSettings
  readonly lookup: 'auto' | 'bulk' | 'single'
  /** Lines a message; 0 is one message. */
  readonly batchSize: number
  readonly closedPeriod: 'stop' | 'first-open-day'
  readonly switches: Partial<SnelStartSwitches>
}

/** Ordinary days, the two nights on which the clock is changed, and the turn of the year. */
const STARTS = ['2026-11-20T11:00:00Z', '2026-10-24T21:30:00Z', '2026-03-28T22:30:00Z', '2026-12-31T20:00:00Z'] as const

export function settingOf(chance: Chance): Setting {
  return {
    startsAt: pick(chance, STARTS),
    language: pick(chance, ['nl', 'en-US'] as const),
    shop: {
      journal: pickWeighted(chance, [
        [2900, 2],
        [1015, 1],
      ]),
      toleranceCents: pick(chance, [0, 0, 5]),
      overpaid: pick(chance, ['hold', 'book-open'] as const),
      environment: pickWeighted(chance, [
        ['live', 30],
        ['test', 1],
      ]),
    },
    lookup: pickWeighted(chance, [
      ['auto', 3],
      ['bulk', 2],
      ['single', 1],
    ]),
    batchSize: pickWeighted(chance, [
      [0, 3],
      [3, 1],
    ]),
    closedPeriod: pick(chance, ['stop', 'first-open-day'] as const),
    switches: switchesOf(chance),
  }
}

function switchesOf(chance: Chance): Partial<SnelStartSwitches> {
  const sure = () =>
    pickWeighted(chance, [
      ['yes', 10],
      ['refused', 1],
      ['ignored', 1],
    ] as const)
  return {
    memoriaalSign: pick(chance, ['positive-settles', 'negative-settles'] as const),
    filterable: {
      openstaandSaldo: sure(),
      boekstuk: sure(),
      modifiedOn: sure(),
      dagboekId: sure(),
      id: sure(),
      betalingskenmerk: sure(),
      datum: sure(),
    },
    topAbove500: pick(chance, ['refuse', 'clamp'] as const),
    overpayment: pick(chance, ['accept', 'refuse'] as const),
    bookingTouchesInvoiceModifiedOn: happens(chance, 0.3),
    mutationsVisibleAfterReads: happens(chance, 0.3) ? randomInt(chance, 1, 4) : 0,
    mutationsVisibleAfterMs: happens(chance, 0.2) ? randomInt(chance, 1, 20_000) : 0,
    retryAfter: happens(chance, 0.5),
    callsPerMinute: happens(chance, 0.1) ? 100 : undefined,
    tokenSeconds: happens(chance, 0.2) ? 90 : 3599,
    // Holding every answer against its schema costs more than the answer.
    checkAnswers: happens(chance, 0.1),
    noValue: pick(chance, ['null', 'left-out'] as const),
  }
}
