// The part of a reference that counts: a regular expression with one group. Its search always ends soon, so that neither
// a pattern nor a customer's text can bring Node-RED to a halt.

import { parsePattern } from './parse-pattern.ts'
import { PatternFault } from './pattern-fault.ts'
import { groupsIn } from './pattern-part.ts'
import { patternSteps } from './pattern-steps.ts'
import { search } from './search.ts'

/** As much of `RegExp` as is used. */
export interface ReferencePattern {
  readonly source: string
  /** The whole find and the group in it. */
  exec(text: string): readonly (string | undefined)[] | null
}

/** A longer text holds no reference that a person would recognise. */
export const SEARCHED_LENGTH_MAX = 1000

/** @throws PatternFault */
export function referencePattern(source: string): ReferencePattern {
  const parsed = parsePattern(source)
  const groups = groupsIn(parsed)
  if (groups !== 1) throw new PatternFault('groups', groups)
  const steps = patternSteps(parsed)
  return {
    source,
    exec(text) {
      if (text.length > SEARCHED_LENGTH_MAX) return null
      const found = search(steps, text)
      return found === undefined ? null : [text.slice(found.from, found.to), found.group]
    },
  }
}

export function isReferencePattern(source: string): boolean {
  try {
    referencePattern(source)
    return true
  } catch (error) {
    if (error instanceof PatternFault) return false
    throw error
  }
}
