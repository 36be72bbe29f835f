// Keys are pasted from mails and web pages, with quotes, blanks, a literal \n or invisible characters around or in them.

const NEVER_IN_A_KEY = /\\[nrt]|["'`‘’“”«»]|[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/gu

/** Both keys are hexadecimal or base64, so nothing that is left out here can belong to one. */
export function trimKey(text: string): string {
  return text.replace(NEVER_IN_A_KEY, '')
}
