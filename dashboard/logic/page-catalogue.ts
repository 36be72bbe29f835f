// Of the server's texts the page takes along what a line needs: outcomes, reasons and the words in them.
// It stands in the place of nodes/shared/texts/catalogue.ts, so that the page says each sentence as the server does.

import outcomesEn from '../../nodes/shared/texts/outcomes/en-US.json'
import outcomesNl from '../../nodes/shared/texts/outcomes/nl.json'
import reasonsEn from '../../nodes/shared/texts/reasons/en-US.json'
import reasonsNl from '../../nodes/shared/texts/reasons/nl.json'
import wordsEn from '../../nodes/shared/texts/words/en-US.json'
import wordsNl from '../../nodes/shared/texts/words/nl.json'
import type { Language } from '../../nodes/shared/texts/language.ts'

const TEXTS: Readonly<Record<Language, object>> = {
  nl: { outcomes: outcomesNl, reasons: reasonsNl, words: wordsNl },
  'en-US': { outcomes: outcomesEn, reasons: reasonsEn, words: wordsEn },
}

/** @param key path with dots, such as `reasons.paid` */
export function templateOf(language: Language, key: string): string | undefined {
  let found: unknown = TEXTS[language]
  for (const name of key.split('.')) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined
  }
  return typeof found === 'string' ? found : undefined
}
