// The Dutch betalingskenmerk: 7, 9 to 14 or 16 digits, with a check digit in front and, up to 14, how many digits follow.
// Betaalvereniging Nederland, "De specificaties van het Nederlandse betalingskenmerk". That its digits fit proves no
// kenmerk: one in ten numbers of 16 digits fits by chance, one in a hundred of the shorter ones.

/** `no-check`: 7 digits, which carry none, or a text that is no betalingskenmerk by its length. */
export type CheckVerdict = 'fits' | 'does not fit' | 'no-check'

/** From the rightmost digit on, over and over. */
const WEIGHTS = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1] as const

/** Digits in all to the second digit, which says how many follow it: its last figure. */
const LENGTH_DIGITS: ReadonlyMap<number, string> = new Map([
  [9, '7'],
  [10, '8'],
  [11, '9'],
  [12, '0'],
  [13, '1'],
  [14, '2'],
])
const LONGEST = 16

/** Every length that carries a check digit. */
export const CHECKED_LENGTHS: readonly number[] = [...LENGTH_DIGITS.keys(), LONGEST]

/** @param text digits and nothing else, or it is no betalingskenmerk */
export function checkDutchReference(text: string): CheckVerdict {
  if (!/^\d+$/.test(text) || !CHECKED_LENGTHS.includes(text.length)) return 'no-check'
  const lengthDigit = LENGTH_DIGITS.get(text.length)
  if (lengthDigit !== undefined && text[1] !== lengthDigit) return 'does not fit'
  return text[0] === checkDigitOf(text.slice(1)) ? 'fits' : 'does not fit'
}

/** The digit that stands in front of these, which begin with the length digit where there is one. */
export function checkDigitOf(digits: string): string {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const weight = WEIGHTS[place % WEIGHTS.length] ?? 0
    sum += weight * Number(digits[digits.length - 1 - place])
  }
  const rest = 11 - (sum % 11)
  if (rest === 10) return '1'
  return rest === 11 ? '0' : String(rest)
}
