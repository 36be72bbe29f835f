// Chance by a seed, and what is done with it.

import { seededChance } from '../../sandbox/http/seeded-chance.ts'

export type Chance = () => number

/** Streams that do not disturb each other: one more request does not change what the users do. */
export function chanceOf(seed: number, purpose: string): Chance {
  let mixed = seed >>> 0
  for (const character of purpose) mixed = Math.imul(mixed ^ character.charCodeAt(0), 0x01000193) >>> 0
  const next = seededChance(mixed)
  next()
  return next
}

/** From `least` up to and including `most`. */
export function randomInt(chance: Chance, least: number, most: number): number {
  return least + Math.floor(chance() * (most - least + 1))
}

export function pick<Choice>(chance: Chance, choices: readonly Choice[]): Choice {
  const chosen = choices[Math.floor(chance() * choices.length)]
  if (chosen === undefined) throw new RangeError('nothing to choose from')
  return chosen
}

/** By weight. */
export function pickWeighted<Choice>(chance: Chance, weighted: readonly (readonly [Choice, number])[]): Choice {
  let left = chance() * weighted.reduce((total, [, weight]) => total + weight, 0)
  for (const [choice, weight] of weighted) {
    left -= weight
    if (left < 0) return choice
  }
  throw new RangeError('nothing to choose from')
}

export const happens = (chance: Chance, likelihood: number): boolean => chance() < likelihood
