// The international creditor reference of ISO 11649: RF, two check digits, and at most 21 letters and digits; the check is
// modulo 97 as in an IBAN (ISO 7064).

import type { CheckVerdict } from './dutch-reference.ts'

const FORM = /^RF\d{2}[0-9A-Z]{1,21}$/

/** Blanks are how it is printed, not part of it. `no-check`: it does not look like one. */
export function checkCreditorReference(text: string): CheckVerdict {
  const reference = text.replaceAll(' ', '').toUpperCase()
  if (!FORM.test(reference)) return 'no-check'
  return remainderOf(`${reference.slice(4)}${reference.slice(0, 4)}`) === 1 ? 'fits' : 'does not fit'
}

/** Of the number that is left when each letter is written as A = 10 to Z = 35. */
function remainderOf(text: string): number {
  let remainder = 0
  for (const character of text) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder
}
