// JSON whose numbers are not rounded: money with decimals and identifiers above 2^53 stay as they were written.

import { parse } from 'lossless-json'

/**
 * Whole numbers that fit become numbers; every other number becomes its own text: `121.00` is `"121.00"` and
 * `17723870491234567` is `"17723870491234567"`. A property `__proto__` is an ordinary name.
 *
 * @throws SyntaxError when the text is no JSON
 */
export function parseExactJson(text: string): unknown {
  return parse(text, undefined, exactNumber)
}

function exactNumber(text: string): number | string {
  const isWhole = /^-?\d{1,15}$/.test(text)
  return isWhole ? Number(text) : text
}
