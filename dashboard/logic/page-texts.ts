// A text of the page in the reader's language.

import type { Language } from '../../nodes/shared/texts/language.ts'
import { DUTCH, type PageTextKey } from './page-texts-dutch.ts'
import { ENGLISH } from './page-texts-english.ts'

/** @returns the key itself when there is no such text: something is always said */
export function pageText(
  language: Language,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  if (!isKey(key)) return key
  const text = language === 'nl' ? DUTCH[key] : ENGLISH[key]
  return text.replace(/__(\w+?)__/g, (whole, name: string) => String(values[name] ?? whole))
}

const isKey = (key: string): key is PageTextKey => Object.hasOwn(DUTCH, key)
