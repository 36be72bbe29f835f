// A few references with their invoice, so that a person can look them up; the whole list would be no sentence.

const EXAMPLES_MAX = 3
const LENGTH_MAX = 60

export interface ShownReference {
  readonly invoiceNumber: string
  readonly value: string
  /** What it should be, or can have been. */
  readonly instead?: string
}

/** `2026-0001 (12 34), 2026-0002 (O123: O is U+041E), …` */
export function shownReferences(references: readonly ShownReference[]): string {
  const shown = references.slice(0, EXAMPLES_MAX).map(({ invoiceNumber, value, instead }) => {
    const becomes = instead === undefined ? '' : ` → ${visible(instead)}`
    return `${visible(invoiceNumber)} (${visible(value)}${becomes})`
  })
  return [...shown, ...(references.length > EXAMPLES_MAX ? ['…'] : [])].join(', ')
}

/** Signs that a reader can't see, or takes for others, by their number. */
export function visible(text: string): string {
  const characters = Array.from(text, (character) => {
    if (/^[\x20-\x7e]$/.test(character)) return character
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `${character} [U+${number}]` : `[U+${number}]`
  })
  const shown = characters.join('')
  return shown.length <= LENGTH_MAX ? shown : `${shown.slice(0, LENGTH_MAX - 1)}…`
}
