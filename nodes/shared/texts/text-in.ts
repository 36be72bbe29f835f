// A text in a language, with its figures in the form of that language.

import { templateOf } from './catalogue.ts'
import type { Language } from './language.ts'
import { readableValue } from './readable-value.ts'

export type TextValues = Readonly<Record<string, string | number>>

/**
 * Placeholders are `__name__`. A name that ends in `Cents` is an amount in euros, a day or an instant is written out,
 * and a few names (`field`, `source`, `scope`, …) hold a word that is itself in the catalogue. A blank takes the blank
 * before it along.
 *
 * @returns the key itself when there is no such text: something is always said
 */
export function textIn(language: Language, key: string, values: TextValues = {}): string {
  const template = templateOf(language, key)
  if (template === undefined) return key
  return template.replace(/( ?)__([A-Za-z]\w*?)__(\.?)/g, (whole, gap: string, name: string, stop: string) => {
    const value = values[name]
    if (value === undefined) return whole
    const text = value === '' ? '' : gap + readableValue(language, name, value)
    // A name or a message can bring its own full stop, as in "B.V.".
    return text.endsWith('.') ? text : text + stop
  })
}

export function hasText(language: Language, key: string): boolean {
  return templateOf(language, key) !== undefined
}
