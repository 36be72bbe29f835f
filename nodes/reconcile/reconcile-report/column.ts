// A column of a table: its title, its kind of value, and how to find that value.

import { templateOf } from '../../shared/texts/catalogue.ts'
import type { Language } from '../../shared/texts/language.ts'

/** `euros` are whole cents; `day` is `YYYY-MM-DD`; the other kinds are text. */
export type CellKind = 'text' | 'euros' | 'day' | 'outcome' | 'attention'

export interface Column<Item> {
  readonly name: string
  readonly kind: CellKind
  /** In characters. */
  readonly width: number
  /** An empty cell when there is nothing to say. */
  readonly of: (item: Item, language: Language) => string | number | undefined
}

export function titleOf({ name }: { readonly name: string }, language: Language): string {
  return lookedUp(language, `report.column.${name}`)
}

/** A text without figures in it; a table asks for it thousands of times. */
export function lookedUp(language: Language, key: string): string {
  return templateOf(language, key) ?? key
}
