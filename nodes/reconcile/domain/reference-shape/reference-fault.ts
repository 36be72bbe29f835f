// What can be seen to be wrong with a reference by looking at it alone.

import { normalReference } from '../reference.ts'
import { checkCreditorReference } from './creditor-reference.ts'
import { checkDutchReference } from './dutch-reference.ts'

/** In descending weight: a reference has the first that applies. */
export const REFERENCE_FAULTS = ['spreadsheet', 'control', 'look-alike', 'too-long', 'blanks', 'check-digit'] as const
export type ReferenceFault = (typeof REFERENCE_FAULTS)[number]

/** Of MultiSafepay's order_id and invoice_id (docs/multisafepay.md#orders). */
export const REFERENCE_LENGTH_MAX = 50

/** A digit that was typed wrong is told only in books where references carry a check digit. */
const SHARE_THAT_TELLS = 0.8
const CHECKED_MIN = 5

/** @returns undefined when nothing is wrong that can be seen; `check-digit` only for an RF reference */
export function referenceFault(text: string): ReferenceFault | undefined {
  const trimmed = text.trim()
  if (/^\d([.,]\d+)?E\+\d+$/i.test(trimmed)) return 'spreadsheet'
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(trimmed)) return 'control'
  if (strangeCharacter(trimmed) !== undefined) return 'look-alike'
  if (trimmed.length > REFERENCE_LENGTH_MAX) return 'too-long'
  const verdict = checkCreditorReference(trimmed)
  if (verdict !== 'no-check') return verdict === 'fits' ? undefined : 'check-digit'
  return /\s/u.test(trimmed) ? 'blanks' : undefined
}

/** Digits whose check digit is wrong where nearly all others of the same books are right: a typing mistake. */
export function mistypedReferences(references: Iterable<string>): ReadonlySet<string> {
  const mistyped = new Set<string>()
  let fitting = 0
  for (const text of new Set(references)) {
    const verdict = checkDutchReference(text.trim())
    if (verdict === 'fits') fitting += 1
    if (verdict === 'does not fit') mistyped.add(text)
  }
  const checked = fitting + mistyped.size
  return checked >= CHECKED_MIN && fitting >= checked * SHARE_THAT_TELLS ? mistyped : new Set()
}

/**
 * The first character outside ASCII that matching does not fold away, such as a Cyrillic О or a long dash: it looks like
 * another, and is not the same.
 */
export function strangeCharacter(text: string): string | undefined {
  return Array.from(normalReference(text)).find((character) => /[^\x20-\x7e]/.test(character) && !/\s/u.test(character))
}
