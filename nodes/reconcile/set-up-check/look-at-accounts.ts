// The journal and every account that is booked on: there, active, of the right kind, and allowed by the koppelsleutel.

import { checkAccount, checkJournal } from '../book-payment/check-accounts.ts'
import type { AdministrationDescription, Journal, LedgerAccount } from '../domain/administration.ts'
import type { BookSettings } from '../domain/book-settings.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { doubtful, failed, fine, type Finding, wrong } from './finding.ts'
import { standingOn } from './ground.ts'
import type { Looking } from './look.ts'

/** The function that SnelStart gives an account for money on its way (docs/snelstart.md#grootboek). */
const CLEARING_FUNCTION = 'TussenrekeningBetalingen'
/** SnelStart refuses a line on the account of such a journal (BOE-0075). */
const FUNCTIONS_OF_JOURNALS = ['DagboekMemoriaal', 'DagboekBalans']
const RIGHTS: Partial<Record<Journal['kind'], readonly string[]>> = {
  Memoriaal: ['memoriaal:read', 'memoriaal:write'],
  Bank: ['bankieren:read', 'bankieren:write'],
}

export async function* lookAtAccounts({ ground, signal }: Looking): AsyncGenerator<Finding> {
  const description = standingOn(ground.description, 'description')
  const { administration } = standingOn(ground.books, 'description')
  const { book, via } = standingOn(ground.settings, 'settings')
  const journal = checkJournal(book.bookingJournal, await administration.journals(signal))
  ground.journal = journal
  yield fine('journal-fits', { journal: journal.number, name: journal.name })
  if (via === 'administration') yield* missingRights(journal, description)
  const accounts = await administration.ledgerAccounts(signal)
  if (journal.kind === 'Bank') yield* ofBankJournal(journal, book)
  else yield* clearing(journal, book, accounts)
  for (const account of book.methodAccounts.values()) yield* judged('methodAccounts', account, accounts)
  yield* judged('differenceAccount', book.differenceAccount, accounts)
  yield* judged('overpaidAccount', book.overpaidAccount, accounts)
}

function* missingRights(journal: Journal, { warnings }: AdministrationDescription): Generator<Finding> {
  const missing = new Set(warnings.map(({ values }) => values['scope']))
  for (const scope of RIGHTS[journal.kind] ?? []) {
    if (missing.has(scope)) yield wrong('right-for-journal', { scope, journal: journal.number, name: journal.name })
  }
}

function* ofBankJournal({ number, name }: Journal, book: BookSettings): Generator<Finding> {
  yield fine('clearing-own', { journal: number, name })
  if (book.methodAccounts.size === 0) return
  yield failed(new ReconcileError('CONFIG_INVALID', 'method-accounts-in-bank-journal', { journal: number }))
}

function* clearing(
  journal: Journal,
  { clearingAccount }: BookSettings,
  accounts: readonly LedgerAccount[],
): Generator<Finding> {
  if (clearingAccount === undefined) {
    yield failed(new ReconcileError('CONFIG_MISSING', 'clearing-account', { journal: journal.number }))
    return
  }
  yield* judged('clearingAccount', clearingAccount, accounts)
}

function* judged(
  field: 'clearingAccount' | 'methodAccounts' | 'differenceAccount' | 'overpaidAccount',
  number: number | undefined,
  accounts: readonly LedgerAccount[],
): Generator<Finding> {
  if (number === undefined) return
  try {
    checkAccount(field, number, accounts, field === 'differenceAccount' ? 'may be profit and loss' : undefined)
  } catch (error) {
    yield failed(error)
    return
  }
  const found = accounts.find((account) => account.number === number)
  const named = { field, account: number, name: found?.name ?? '' }
  if (FUNCTIONS_OF_JOURNALS.includes(found?.function ?? '')) yield wrong('account-of-journal', named)
  else if (field === 'clearingAccount' && found?.function !== CLEARING_FUNCTION) {
    yield doubtful('clearing-function', named)
  } else yield fine('account-fits', named)
}
