// The journal and the accounts of a booking, chosen from what SnelStart has.

import { accountChoices } from '../../shared/editor/account-choices.ts'
import { chooser } from '../../shared/editor/chooser.ts'
import { field, textIn } from '../../shared/editor/field.ts'
import { journalChoices, journalKind } from '../../shared/editor/journal-choices.ts'
import { liveList } from '../../shared/editor/live-list.ts'
import { SNELSTART_LISTS, type SnelStartLists } from '../../shared/editor/snelstart-lists.ts'
import type { MethodAccounts } from './method-accounts.editor.ts'

/** Memoriaal first: it is the way that the manual describes. */
const JOURNAL_KINDS = ['Memoriaal', 'Bank'] as const

export function bookingAccounts(node: EditorNode<object>, methodAccounts: MethodAccounts): void {
  const journal = chooser(node, field('bookingJournal'))
  const clearing = chooser(node, field('clearingAccount'))
  const difference = chooser(node, field('differenceAccount'))
  const overpaid = chooser(node, field('overpaidAccount'))
  let lists: SnelStartLists | undefined

  field('bookingJournal').on('change input', () => {
    if (lists !== undefined) showShape(journalKind(lists.journals, textIn(field('bookingJournal'))))
  })
  showShape(textIn(field('bookingJournalKind')))
  liveList({
    node,
    connection: field('administration'),
    state: $('#ssmsp-lists-state'),
    reload: $('#ssmsp-lists-reload'),
    source: SNELSTART_LISTS,
    show: (read) => {
      lists = read
      journal.offer(read && journalChoices(read.journals, JOURNAL_KINDS))
      clearing.offer(read && accountChoices(node, read.accounts, 'clearing'))
      difference.offer(read && accountChoices(node, read.accounts, 'difference'))
      overpaid.offer(read && accountChoices(node, read.accounts, 'overpaid'))
      methodAccounts.offer(read && accountChoices(node, read.accounts, 'clearing'))
      if (read !== undefined) preselectMemoriaal(read)
    },
  })
}

/** A Bank journal is its own clearing account, so there is none to choose. */
function showShape(kind: string): void {
  field('bookingJournalKind').val(kind)
  $('#ssmsp-clearing').toggle(kind !== 'Bank')
  $('#ssmsp-bank').toggle(kind === 'Bank')
  field('clearingAccount').trigger('change')
}

function preselectMemoriaal(lists: SnelStartLists): void {
  const [only, ...more] = journalChoices(lists.journals, ['Memoriaal'])
  const blank = textIn(field('bookingJournal')) === ''
  if (blank && only !== undefined && more.length === 0) field('bookingJournal').val(only.number)
  field('bookingJournal').trigger('change')
}
