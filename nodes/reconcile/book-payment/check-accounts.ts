// The journal and the accounts of a booking, looked up before anything is written.

import type { Journal, LedgerAccount } from '../domain/administration.ts'
import type { BookSettings } from '../domain/book-settings.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'

/** The function that SnelStart gives the account behind the sales journal (docs/snelstart.md#grootboek). */
export const DEBTORS_FUNCTION = 'DagboekVerkoop'

/** @throws ReconcileError CONFIG_INVALID naming the setting, what was found, and what to choose */
export function checkAccounts(
  settings: BookSettings,
  journals: readonly Journal[],
  accounts: readonly LedgerAccount[],
): Journal {
  const journal = checkJournal(settings.bookingJournal, journals)
  if (journal.kind === 'Memoriaal' && settings.clearingAccount === undefined) {
    throw new ReconcileError('CONFIG_MISSING', 'clearing-account', { journal: journal.number })
  }
  if (journal.kind === 'Memoriaal') checkAccount('clearingAccount', settings.clearingAccount, accounts)
  if (journal.kind === 'Bank' && settings.methodAccounts.size > 0) {
    throw new ReconcileError('CONFIG_INVALID', 'method-accounts-in-bank-journal', { journal: journal.number })
  }
  for (const account of settings.methodAccounts.values()) checkAccount('methodAccounts', account, accounts)
  checkAccount('overpaidAccount', settings.overpaidAccount, accounts)
  checkAccount('differenceAccount', settings.differenceAccount, accounts, 'may be profit and loss')
  return journal
}

/** @throws ReconcileError CONFIG_INVALID */
export function checkJournal(number: number, journals: readonly Journal[]): Journal {
  const journal = journals.find((candidate) => candidate.number === number)
  if (!journal) throw new ReconcileError('CONFIG_INVALID', 'journal-not-found', { journal: number })
  const named = { journal: number, name: journal.name, kind: journal.kind }
  if (!journal.active) throw new ReconcileError('CONFIG_INVALID', 'journal-inactive', named)
  if (journal.kind !== 'Memoriaal' && journal.kind !== 'Bank') {
    throw new ReconcileError('CONFIG_INVALID', 'journal-kind', named)
  }
  return journal
}

/** @throws ReconcileError CONFIG_INVALID */
export function checkAccount(
  field: string,
  number: number | undefined,
  accounts: readonly LedgerAccount[],
  statement?: 'may be profit and loss',
): void {
  if (number === undefined) return
  const account = accounts.find((candidate) => candidate.number === number)
  if (!account) throw new ReconcileError('CONFIG_INVALID', 'account-not-found', { field, account: number })
  const named = { field, account: number, name: account.name }
  if (!account.active) throw new ReconcileError('CONFIG_INVALID', 'account-inactive', named)
  if (account.costCentreRequired) throw new ReconcileError('CONFIG_INVALID', 'account-cost-centre', named)
  if (account.function === DEBTORS_FUNCTION) throw new ReconcileError('CONFIG_INVALID', 'account-debtors', named)
  if (account.statement === 'profit-and-loss' && !statement) {
    throw new ReconcileError('CONFIG_INVALID', 'account-profit-and-loss', named)
  }
}
