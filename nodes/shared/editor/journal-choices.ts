// Journals as a chooser offers them: only active ones, of the kinds that can be used.

import type { Choice } from './choice.ts'
import type { Journal } from './snelstart-lists.ts'

export function journalChoices(journals: readonly Journal[], kinds: readonly string[]): readonly Choice[] {
  return kinds.flatMap((kind) =>
    journals
      .filter((journal) => journal.kind === kind && journal.active)
      .map(({ number, name }) => ({ number: String(number), name, ...(name === kind ? {} : { detail: kind }) })),
  )
}

export function journalKind(journals: readonly Journal[], number: string): string {
  return journals.find((journal) => String(journal.number) === number)?.kind ?? ''
}
