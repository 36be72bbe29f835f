// Which reference of a debtor is looked up, and in what form references are compared.

import { type OpenDebtor, REFERENCE_SOURCES, type ReferenceSource } from './open-debtor.ts'
import type { ReferencePattern } from './pattern/reference-pattern.ts'

export interface Reference {
  /** As it stands in SnelStart, or the group of the pattern in it; trimmed. */
  readonly value: string
  readonly source: ReferenceSource
}

/** The first reference in the user's order that is not blank; undefined is the outcome `no-reference`. */
export function chooseReference(
  debtor: Pick<OpenDebtor, 'references'>,
  order: readonly ReferenceSource[],
  pattern?: ReferencePattern,
): Reference | undefined {
  for (const source of order) {
    const text = debtor.references[source]?.trim()
    if (!text) continue
    const value = pattern ? pattern.exec(text)?.[1]?.trim() : text
    if (value) return { value, source }
  }
  return undefined
}

/** Two references are the same when their normal forms are. Leading zeros count, and nothing is stripped but blanks. */
export function normalReference(text: string): string {
  return isPlain(text) ? text.toLowerCase() : folded(text)
}

/** A weaker key can equal somebody else's order: an invoice number 1001 and an order 1001. */
export function isWeak(source: ReferenceSource): boolean {
  return source !== REFERENCE_SOURCES[0]
}

// Upper case first, so that ß equals SS and ς equals σ; once more NFKC, since lower case can leave a letter in two parts.
function folded(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').trim()
}

// Most references are digits and letters, which no normal form changes: a look is far quicker than normalising.
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code <= 0x20 || code >= 0x7f) return false
  }
  return true
}
