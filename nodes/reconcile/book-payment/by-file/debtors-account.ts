// The account on which invoices stand open: an import file has to name it.

import type { LedgerAccount } from '../../domain/administration.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import { DEBTORS_FUNCTION } from '../check-accounts.ts'

/** @throws ReconcileError CONFIG_INVALID when there is none, or more than one: nothing tells which invoice is on which */
export function debtorsAccount(accounts: readonly LedgerAccount[]): number {
  const candidates = accounts.filter((account) => account.active && account.function === DEBTORS_FUNCTION)
  const [only, ...others] = candidates
  if (!only) throw new ReconcileError('CONFIG_INVALID', 'no-debtors-account')
  if (others.length > 0) {
    const numbers = candidates.map(({ number }) => number).join(', ')
    throw new ReconcileError('CONFIG_INVALID', 'several-debtors-accounts', { numbers })
  }
  return only.number
}
