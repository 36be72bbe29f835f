// What a fetch-open-debtors node without a name is called: what it reads, and from which journal.

import { typedText } from '../../shared/editor/with-reason.ts'

/** `lees openstaande posten · dagboek 1300` */
export function readingTask(node: Translating, salesJournal: unknown): string {
  const journal = typedText(salesJournal)
  const task = node._('task.read')
  return journal === '' ? task : `${task} · ${node._('task.journal', { journal })}`
}
