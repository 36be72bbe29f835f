// References that were a number somewhere on their way, such as in a spreadsheet, and lost the zeros in front.

import { CHECKED_LENGTHS, checkDutchReference } from './dutch-reference.ts'

/** Four zeros in a row are rarer than a number that fits by chance. */
const ZEROS_MAX = 3

/** Of the references of one length: a check digit that fits by chance does so for one in ten. */
const SHARE_THAT_TELLS = 0.5

/** The betalingskenmerk that this can have been; undefined when it fits as it is, or no number of zeros makes it fit. */
export function withLostZeros(text: string): string | undefined {
  if (!/^[1-9]\d*$/.test(text) || checkDutchReference(text) === 'fits') return undefined
  for (let zeros = 1; zeros <= ZEROS_MAX; zeros += 1) {
    const length = text.length + zeros
    if (!CHECKED_LENGTHS.includes(length)) continue
    const padded = text.padStart(length, '0')
    if (checkDutchReference(padded) === 'fits') return padded
  }
  return undefined
}

/**
 * A hint, never a proof: told only of lengths at which at least half of what does not fit by itself fits with zeros.
 *
 * @returns what each can have been, by the reference as it is
 */
export function referencesWithLostZeros(references: Iterable<string>): ReadonlyMap<string, string> {
  const byLength = new Map<number, string[]>()
  for (const text of new Set(references)) {
    if (!/^\d+$/.test(text) || checkDutchReference(text) === 'fits') continue
    byLength.set(text.length, [...(byLength.get(text.length) ?? []), text])
  }
  const lost = new Map<string, string>()
  for (const texts of byLength.values()) {
    const padded = texts.flatMap((text) => {
      const before = withLostZeros(text)
      return before === undefined ? [] : [[text, before] as const]
    })
    if (padded.length < texts.length * SHARE_THAT_TELLS) continue
    for (const [text, before] of padded) lost.set(text, before)
  }
  return lost
}
