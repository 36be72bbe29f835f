// Which references, in which order, would find the most open debtors at MultiSafepay: only the first that is filled in
// counts for a debtor, so the order matters.

import { type OpenDebtor, REFERENCE_SOURCES, type ReferenceSource } from '../domain/open-debtor.ts'
import type { ReferencePattern } from '../domain/pattern/reference-pattern.ts'
import { type KnownReferences, referenceOf } from './known-references.ts'

export interface BestReferences {
  readonly sources: readonly ReferenceSource[]
  /** Debtors that these find and the chosen ones do not, less those that only the chosen ones find. */
  readonly more: number
}

/** @returns undefined when nothing finds more than what is chosen; of equals the shortest, and the strongest first */
export function bestReferences(
  debtors: readonly OpenDebtor[],
  chosen: readonly ReferenceSource[],
  known: KnownReferences,
  pattern?: ReferencePattern,
): BestReferences | undefined {
  const looks = debtors.map((debtor) => looksOf(debtor, known, pattern))
  const foundBy = (sources: readonly ReferenceSource[]): number =>
    looks.filter((look) => look.get(sources.find((source) => look.has(source)) ?? 'none')).length
  const now = foundBy(chosen)
  let best: BestReferences | undefined
  for (const sources of orders(REFERENCE_SOURCES)) {
    const more = foundBy(sources) - now
    if (more > (best?.more ?? 0)) best = { sources, more }
  }
  return best
}

/** By filled source: whether MultiSafepay knows it. */
function looksOf(debtor: OpenDebtor, known: KnownReferences, pattern?: ReferencePattern): ReadonlyMap<string, boolean> {
  const looks = new Map<string, boolean>()
  for (const source of REFERENCE_SOURCES) {
    const value = referenceOf(debtor, source, pattern)
    if (value !== undefined) looks.set(source, known.finds(debtor, source, value))
  }
  return looks
}

/** Every choice in every order, short ones first. */
function orders<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const made: (readonly Item[])[] = []
  let longest: readonly (readonly Item[])[] = [[]]
  for (let length = 1; length <= items.length; length += 1) {
    longest = longest.flatMap((before) =>
      items.filter((item) => !before.includes(item)).map((item) => [...before, item]),
    )
    made.push(...longest)
  }
  return made
}
