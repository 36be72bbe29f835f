// The little XML that a bank statement needs, with everything from outside escaped.

/** Made by `element` only, so that it is well-formed. */
export interface Xml {
  readonly written: string
}

/** @param content text, which is escaped, or elements */
export function element(
  name: string,
  content: string | readonly Xml[],
  attributes: Readonly<Record<string, string>> = {},
): Xml {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inside = typeof content === 'string' ? escaped(content) : content.map(({ written }) => written).join('')
  return { written: `<${name}${given.join('')}>${inside}</${name}>` }
}

/** Ends with a line break, so that a file that is whole can be told. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.written}\n`
}

/** What XML 1.0 has no way to write, not even as a number. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

function escaped(text: string): string {
  return text
    .replace(NOT_XML, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
