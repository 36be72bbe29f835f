// Text that a spreadsheet would take for a formula: a customer can be called "=HYPERLINK(...)".

/** Also the wide forms that Excel reads as the plain ones. */
const LIKE_A_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** For text with separators, where nothing else can say that a cell is text: a quote in front. */
export function harmlessText(text: string): string {
  return LIKE_A_FORMULA.test(text) ? `'${text}` : text
}
