// Is every text of a dialog the one that its catalogue has?

import path from 'node:path'
import type { Locator } from 'playwright-core'
import { z } from 'zod'
import { readCatalogue, type Catalogue } from '../../scripts/build/catalogues.ts'

const ROOT = path.join(__dirname, '..', '..')

/** A key of a catalogue that stands on the screen in place of its text. */
const BARE_KEY = /\b(label|hint|option|heading|placeholder|lists|validate|chooser|account|methods|ask|unit)\.[a-z]/i

/** Of the dialog that lies on top. */
const TEXTS = `Array.from(
  [...document.querySelectorAll('.red-ui-tray .ssmsp')].at(-1).querySelectorAll('[data-i18n]'),
  (element) => ({
    key: element.dataset.i18n,
    text: element.textContent,
    placeholder: element.getAttribute('placeholder') ?? '',
  }),
)`

const marked = z.array(z.object({ key: z.string(), text: z.string(), placeholder: z.string() })).nonempty()

/** Each text that is not as the catalogue has it, and what looks like a bare key; empty when the dialog is right. */
export async function untranslated(content: Locator, node: string, language: string): Promise<readonly string[]> {
  const catalogue = await readCatalogue(path.join(ROOT, 'dist', 'locales', language, `${node}.json`))
  const wrong = marked.parse(await content.page().evaluate(TEXTS)).filter(({ key, text, placeholder }) => {
    // The editor puts `[attribute]` and `<module>/<node>:` in front of a key.
    const expected = textUnder(catalogue, key.replace(/^(\[placeholder\])?([^:]+:)?/, ''))
    return (key.startsWith('[placeholder]') ? placeholder : text) !== expected
  })
  const bare = BARE_KEY.exec(await content.innerText())
  return [...wrong.map(({ key, text }) => `${key}: ${text}`), ...(bare ? [bare[0]] : [])]
}

function textUnder(catalogue: Catalogue, key: string): string | undefined {
  let found: string | Catalogue | undefined = catalogue
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined
  return typeof found === 'string' ? found : undefined
}
