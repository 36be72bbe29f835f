// The settings of book-payment, held against the administration that they are for.

import type { Journal, LedgerAccount } from '../domain/administration.ts'
import type { BookSettings } from '../domain/book-settings.ts'
import type { ImportFileSettings } from '../domain/import-file-settings.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { BookInput, BookLinesParts } from './book-input.ts'
import { debtorsAccount } from './by-file/debtors-account.ts'
import type { FileTarget } from './by-file/file-content.ts'
import { checkImportFolder } from './by-file/import-folder.ts'
import { checkAccounts } from './check-accounts.ts'

export interface CheckedSettings {
  readonly settings: BookSettings
  /** Where bookings go that are handed over in an import file. */
  readonly target?: FileTarget
}

/** @throws ReconcileError CONFIG_MISSING or CONFIG_INVALID */
export async function checkedSettings(
  { settings, matched }: BookInput,
  { administration }: BookLinesParts,
  signal: AbortSignal,
): Promise<CheckedSettings> {
  if (settings.mode === 'book') {
    const { id, notBookable } = await administration.describe(signal)
    if (id === undefined) throw new ReconcileError('CONFIG_INVALID', 'preview-only')
    if (notBookable) throw notBookable
    if (settings.bookFrom === undefined) throw new ReconcileError('CONFIG_MISSING', 'book-from')
    if (matched.provider.environment === 'test' && !matched.allowTestPayments) {
      throw new ReconcileError('CONFIG_INVALID', 'test-payments')
    }
  }
  const { importFile } = settings
  if (importFile) await checkImportFolder(importFile.folder)
  const [journals, accounts] = [await administration.journals(signal), await administration.ledgerAccounts(signal)]
  const journal = checkAccounts(settings, journals, accounts)
  const target = importFile && fileTarget(importFile, journal, accounts)
  const { clearingAccount: _, ...ofBankJournal } = settings
  return { settings: journal.kind === 'Memoriaal' ? settings : ofBankJournal, ...(target ? { target } : {}) }
}

function fileTarget(importFile: ImportFileSettings, journal: Journal, accounts: readonly LedgerAccount[]): FileTarget {
  if (importFile.layout.format === 'camt053' && journal.kind !== 'Bank') {
    const named = { journal: journal.number, name: journal.name, kind: journal.kind }
    throw new ReconcileError('CONFIG_INVALID', 'statement-needs-bank-journal', named)
  }
  return { ...importFile, debtorsAccount: debtorsAccount(accounts) }
}
