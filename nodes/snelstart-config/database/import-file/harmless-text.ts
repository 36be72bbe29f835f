// Text that came from outside, in a file that SnelStart reads and that people open in Excel.

/** Line breaks, tabs, other control characters, and halves of an emoji. */
const NO_TEXT = /[\s\p{Cc}\p{Cs}\u2028\u2029]+/gu
/** With these a spreadsheet starts a formula. */
const FORMULA_START = /^[=+\-@\s]+/

/**
 * Says the same to a person, and nothing to a program: no field ever needs quotes, of which nobody knows whether
 * SnelStart's import understands them.
 */
export function harmlessText(text: string, separator: ';' | ','): string {
  const oneLine = text.replace(NO_TEXT, ' ').replaceAll('"', "'")
  return oneLine
    .replaceAll(separator, separator === ';' ? ',' : ' ')
    .replace(/ {2,}/g, ' ')
    .replace(FORMULA_START, '')
    .trim()
}

/** A number or code by which SnelStart finds something: it goes in as it is, or not at all. */
export function isFitAsItIs(code: string, separator: ';' | ','): boolean {
  return code !== '' && code === harmlessText(code, separator)
}
