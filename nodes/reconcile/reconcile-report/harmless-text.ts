// Text that a spreadsheet would take for a formula: a customer can be called "=HYPERLINK(...)".

/** Also the wide forms that Excel reads as the plain ones. */
const LIKE_A_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** Excel with another language's settings takes another separator, and does not heed quotes in the middle of a cell. */
const FORMULA_INSIDE = /([;,\t\r\n])(?=[=+\-@＝＋－＠])/gu

/** For text with separators, where nothing else can say that a cell is text: a quote in front. */
export function harmlessText(text: string): string {
  const inside = text.replace(FORMULA_INSIDE, "$1'")
  return LIKE_A_FORMULA.test(text) ? `'${inside}` : inside
}
