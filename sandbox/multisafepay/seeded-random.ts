// Chance with a memory, as whole numbers and choices: the same seed gives the same ones.

import { seededChance } from '../http/seeded-chance.ts'

export interface SeededRandom {
  /** 0 up to, not including, 1. */
  next(): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  pick<T>(choices: readonly T[]): T
}

export function seededRandom(seed: number): SeededRandom {
  const next = seededChance(seed)
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick(choices) {
      const chosen = choices[between(0, choices.length - 1)]
      if (chosen === undefined) throw new RangeError('nothing to choose from')
      return chosen
    },
  }
}
