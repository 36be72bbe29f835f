// JSON whose numbers are not rounded: money with decimals and identifiers above 2^53 stay as they were written.

/**
 * A text, or a number as JSON writes it: in valid JSON nothing else looks like one. A text that never ends is taken to
 * where it stops being one: looking for its end again from every quote in it would take hours for a few megabytes.
 */
const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const SHORT_WHOLE_NUMBER = /^-?\d{1,15}$/

/**
 * Whole numbers that fit become numbers; every other number becomes its own text: `121.00` is `"121.00"` and
 * `17723870491234567` is `"17723870491234567"`. A property `__proto__` is an ordinary name.
 *
 * Putting quotes around numbers before parsing is several times quicker than a parser of our own, and a first read of
 * SnelStart is tens of megabytes.
 *
 * @throws SyntaxError when the text is no JSON
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text.replace(TEXT_OR_NUMBER, quotedUnlessExact))
}

function quotedUnlessExact(token: string): string {
  return token.startsWith('"') || SHORT_WHOLE_NUMBER.test(token) ? token : `"${token}"`
}
