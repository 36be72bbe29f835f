// The languages that texts exist in, and which of them the server speaks.

export const LANGUAGES = ['nl', 'en-US'] as const
export type Language = (typeof LANGUAGES)[number]

/** Node-RED's own rule: the setting `lang`, else the first two letters of the environment's. */
export function serverLanguage(setting: unknown, environment: Readonly<Record<string, string | undefined>>): Language {
  const chosen = typeof setting === 'string' && setting !== '' ? setting : environmentLanguage(environment)
  return languageOf(chosen)
}

/** `nl`, `nl-NL` and `nl_BE.UTF-8` are Dutch; everything else is English. */
export function languageOf(tag: string): Language {
  return /^nl\b|^nl_/i.test(tag) ? 'nl' : 'en-US'
}

function environmentLanguage(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || environment['LANGUAGE'] || ''
}
