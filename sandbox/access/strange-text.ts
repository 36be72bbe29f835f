// Access keeps any 16-bit letters; PostgreSQL refuses NUL and half surrogates, and loses a byte order mark in front. They
// are written as numbers inside it, behind a letter from the private area, which then is a number itself.

const SIGN = '\uE0F0'
const STRANGE = /[\0\uE0F0\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

export function storable(text: string): string {
  return text.replace(STRANGE, (letter) => SIGN + letter.charCodeAt(0).toString(16).padStart(4, '0'))
}

export function asWritten(stored: string): string {
  return stored.replace(/\uE0F0([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
