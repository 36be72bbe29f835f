// What SnelStart says in an error may be shown to a person, but no key, IBAN or e-mail address that stands in it.

const LENGTH_MAX = 300
const READ_MAX = 3000
const LEFT_OUT = '…'
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/gi
const E_MAIL = /[^\s@"'<>()]+@[^\s@"'<>()]+/g
const TOKEN = /\beyJ[\w-]+(?:\.[\w-]+)*/g
/** A key has figures in it, a long Dutch word has not; between the hyphens of a guid there are fewer characters. */
const LONG_CODE = /(?=[A-Za-z+/_=]*\d)[A-Za-z0-9+/_=]{24,}/g

/** @param secrets the keys and tokens in use, whatever they look like */
export function shownText(text: string, secrets: readonly string[]): string {
  let shown = text
  for (const secret of secrets) {
    if (secret !== '') shown = shown.replaceAll(secret, LEFT_OUT)
  }
  // The expressions look again from every sign: of megabytes only the beginning, up to the end of a word.
  if (shown.length > READ_MAX) shown = shown.slice(0, READ_MAX).replace(/\S+$/, LEFT_OUT)
  shown = [E_MAIL, IBAN, TOKEN, LONG_CODE].reduce((text, hidden) => text.replace(hidden, LEFT_OUT), shown)
  shown = shown.replace(/\s+/g, ' ').trim()
  return shown.length <= LENGTH_MAX ? shown : `${shown.slice(0, LENGTH_MAX - 1)}…`
}
