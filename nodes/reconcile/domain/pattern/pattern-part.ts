// A pattern as a tree: what has to stand where.

export type PatternPart =
  | { readonly kind: 'one'; fits: (code: number) => boolean }
  | { readonly kind: 'edge'; holds: (text: string, at: number) => boolean }
  | { readonly kind: 'row'; readonly parts: readonly PatternPart[] }
  | { readonly kind: 'either'; readonly parts: readonly PatternPart[] }
  | { readonly kind: 'group'; readonly part: PatternPart }
  | { readonly kind: 'repeat'; readonly part: PatternPart; readonly times: Times }

export interface Times {
  readonly min: number
  /** Infinity for * and +. */
  readonly max: number
  /** As many as possible first; false for the forms with a question mark behind. */
  readonly greedy: boolean
}

export function canBeEmpty(part: PatternPart): boolean {
  if (part.kind === 'one') return false
  if (part.kind === 'edge') return true
  if (part.kind === 'group') return canBeEmpty(part.part)
  if (part.kind === 'repeat') return part.times.min === 0 || canBeEmpty(part.part)
  return part.kind === 'row' ? part.parts.every(canBeEmpty) : part.parts.some(canBeEmpty)
}

export function groupsIn(part: PatternPart): number {
  if (part.kind === 'one' || part.kind === 'edge') return 0
  if (part.kind === 'group') return 1 + groupsIn(part.part)
  if (part.kind === 'repeat') return groupsIn(part.part)
  return part.parts.reduce((sum, each) => sum + groupsIn(each), 0)
}
