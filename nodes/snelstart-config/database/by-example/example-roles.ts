// Which line of an entry is which: the clearing account off, the debtors on an invoice.

import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { AccountRow } from '../books.ts'
import { CLEARABLE_NOT, MEMORIAAL_FUNCTION } from './account-functions.ts'
import { dayOf, isMidnight } from './observed.ts'
import type { Entry, Line } from './read-entries.ts'

export interface ExampleRoles {
  readonly journal: AccountRow
  readonly clearingAccount: AccountRow
  readonly debtors: AccountRow
  readonly clearing: Line
  readonly debtor: Line
}

/** @throws ReconcileError CONFIG_INVALID when the example is not one payment of one invoice by way of a clearing account */
export function rolesIn(example: Entry, accounts: readonly AccountRow[], dateColumn: string): ExampleRoles {
  const { document } = example.header
  const not = (why: string): ReconcileError =>
    new ReconcileError('CONFIG_INVALID', 'example-not-a-settlement', { document, why })
  const debtors = accounts.filter((account) => account.function === 4)
  const [debtorsAccount] = debtors
  if (debtorsAccount === undefined || debtors.length > 1) throw not('debtors')
  const journal = accounts.find(({ id }) => id === example.journalId)
  if (journal?.function !== MEMORIAAL_FUNCTION) throw not('journal')
  const date = example.row[dateColumn] ?? null
  if (dayOf(date) === undefined || !isMidnight(date)) throw not('date')
  const clearing = example.lines.filter((line) => line.balanceCents > 0)
  const debtor = example.lines.filter((line) => line.balanceCents < 0)
  const [onClearing, onDebtors] = [clearing[0], debtor[0]]
  if (example.lines.length !== 2 || onClearing === undefined || onDebtors === undefined) throw not('lines')
  if (onClearing.balanceCents + onDebtors.balanceCents !== 0) throw not('balance')
  if (onDebtors.ledgerId !== debtorsAccount.id || onDebtors.invoiceId === undefined) throw not('debtor-line')
  const clearingAccount = accounts.find(({ id }) => id === onClearing.ledgerId)
  if (clearingAccount === undefined || CLEARABLE_NOT.includes(clearingAccount.function)) throw not('clearing-line')
  // An invoice on that line too would leave the invoice open for whoever follows the invoice and not the account.
  if (onClearing.invoiceId !== undefined) throw not('clearing-invoice')
  return { journal, clearingAccount, debtors: debtorsAccount, clearing: onClearing, debtor: onDebtors }
}

export function isClearingLine(line: Line, roles: ExampleRoles): boolean {
  return line.ledgerId === roles.clearingAccount.id && line.invoiceId === undefined && line.balanceCents > 0
}

export function isDebtorLine(line: Line, roles: ExampleRoles): boolean {
  return line.ledgerId === roles.debtors.id && line.invoiceId !== undefined && line.balanceCents < 0
}

/** An entry that could have been the example. */
export function isAlike(entry: Entry, roles: ExampleRoles): boolean {
  const clearing = entry.lines.filter((line) => isClearingLine(line, roles))
  const debtor = entry.lines.filter((line) => isDebtorLine(line, roles))
  return clearing.length === 1 && debtor.length > 0 && clearing.length + debtor.length === entry.lines.length
}
