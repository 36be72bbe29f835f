// Every text that the server writes, by language: one folder a subject, one file a language.

import aboutNl from './about/nl.json'
import aboutEn from './about/en-US.json'
import errorsNl from './errors/nl.json'
import errorsEn from './errors/en-US.json'
import fieldsNl from './fields/nl.json'
import fieldsEn from './fields/en-US.json'
import outcomesNl from './outcomes/nl.json'
import outcomesEn from './outcomes/en-US.json'
import reasonsNl from './reasons/nl.json'
import reasonsEn from './reasons/en-US.json'
import reportNl from './report/nl.json'
import reportEn from './report/en-US.json'
import statusNl from './status/nl.json'
import statusEn from './status/en-US.json'
import testNl from './test/nl.json'
import testEn from './test/en-US.json'
import warningsNl from './warnings/nl.json'
import warningsEn from './warnings/en-US.json'
import wordsNl from './words/nl.json'
import wordsEn from './words/en-US.json'
import type { Language } from './language.ts'

type Branch = string | { readonly [name: string]: Branch }

const CATALOGUES: Readonly<Record<Language, Branch>> = {
  nl: {
    about: aboutNl,
    errors: errorsNl,
    fields: fieldsNl,
    outcomes: outcomesNl,
    reasons: reasonsNl,
    report: reportNl,
    status: statusNl.status,
    test: testNl,
    warnings: warningsNl,
    words: wordsNl,
  },
  'en-US': {
    about: aboutEn,
    errors: errorsEn,
    fields: fieldsEn,
    outcomes: outcomesEn,
    reasons: reasonsEn,
    report: reportEn,
    status: statusEn.status,
    test: testEn,
    warnings: warningsEn,
    words: wordsEn,
  },
}

/** @param key path with dots, such as `reasons.paid` */
export function templateOf(language: Language, key: string): string | undefined {
  return flat(language).get(key)
}

export function keysOf(language: Language): readonly string[] {
  return [...flat(language).keys()]
}

const flattened = new Map<Language, ReadonlyMap<string, string>>()

// A run says thousands of reasons: a path is looked up in one step.
function flat(language: Language): ReadonlyMap<string, string> {
  let texts = flattened.get(language)
  if (!texts) {
    texts = new Map(leaves(CATALOGUES[language], ''))
    flattened.set(language, texts)
  }
  return texts
}

function* leaves(branch: Branch, path: string): Generator<[string, string]> {
  if (typeof branch === 'string') {
    yield [path, branch]
    return
  }
  for (const [name, inner] of Object.entries(branch)) yield* leaves(inner, path === '' ? name : `${path}.${name}`)
}
