// The texts of the dialogs, and where they are used.

import { filesIn, read } from './project.ts'

export type Texts = ReadonlyMap<string, string>

/** Every text of a catalogue under its full key. */
export function textsOf(catalogue: unknown, above = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(catalogue as Record<string, unknown>)) {
    const full = above === '' ? key : `${above}.${key}`
    if (typeof value === 'string') texts.set(full, value)
    else for (const [below, text] of textsOf(value, full)) texts.set(below, text)
  }
  return texts
}

export const textsIn = (file: string): Texts => textsOf(JSON.parse(read(file)))

/** `__name__` */
export const placeholdersOf = (text: string): string[] => [...text.matchAll(/__(\w+?)__/g)].map(([all]) => all).sort()

/** Keys that a source asks for by name: `_('key')` and `data-i18n="[attribute]key"`. */
export function keysAskedFor(file: string): string[] {
  const text = read(file)
  const asked = file.endsWith('.html')
    ? [...text.matchAll(/data-i18n="(?:\[\w+\])?([^"]+)"/g)]
    : [...text.matchAll(/\b_\(\s*'(?:[\w-]+\/[\w-]+:)?([^']+)'/g)]
  return asked.map(([, key = '']) => key)
}

/** Every piece of quoted text: a key can also be handed on, as in `{ reason: 'account.debtors' }`. */
export function quotedIn(files: readonly string[]): ReadonlySet<string> {
  const quoted = files.flatMap((file) => [...read(file).matchAll(/['"](?:\[\w+\])?(?:[\w-]+\/[\w-]+:)?([\w.-]+)['"]/g)])
  return new Set(quoted.map(([, text = '']) => text))
}

export const SHARED_EDITOR_FILES = filesIn('nodes/shared/editor', /\.ts$/)
