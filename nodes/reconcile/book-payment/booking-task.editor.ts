// What a book-payment node without a name is called: what it will do, and on which journal and account.

import { typedText } from '../../shared/editor/with-reason.ts'

export interface BookingTask {
  readonly mode: 'preview' | 'book'
  readonly via: 'administration' | 'file' | 'database'
  readonly bookingJournal: string | number
  readonly bookingJournalKind: string
  readonly clearingAccount: string | number
}

/** `boek · dagboek 2900 → 1220` */
export function bookingTask(node: EditorNode<BookingTask>): string {
  if (node.mode !== 'book') return node._('task.preview')
  // A node from before there were ways has none.
  const task = node._(node.via === 'file' ? 'task.file' : node.via === 'database' ? 'task.database' : 'task.book')
  return `${task} · ${accountsOf(node)}`
}

function accountsOf(node: EditorNode<BookingTask>): string {
  const journal = typedText(node.bookingJournal)
  if (journal === '') return node._('task.no-journal')
  const books = isVariable(journal) ? node._('task.journal-variable') : node._('task.journal', { journal })
  const clearing = typedText(node.clearingAccount)
  // A Bank journal is its own clearing account.
  const isElsewhere = node.bookingJournalKind !== 'Bank' && clearing !== '' && !isVariable(clearing)
  return isElsewhere ? `${books} → ${clearing}` : books
}

/** What it holds is known on the server only. */
const isVariable = (text: string): boolean => text.startsWith('${')
