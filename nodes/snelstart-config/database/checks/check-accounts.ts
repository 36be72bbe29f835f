// The debtors account, and the journals and clearing accounts that were chosen to book on.

import type { AccountRow } from '../books.ts'
import { type CheckLine, doubtful, failed, passed } from './check-line.ts'

/** What one book-payment was given; a Bank journal is its own clearing account. */
export interface ChosenAccounts {
  readonly bookingJournal: number | undefined
  readonly clearingAccount: number | undefined
}

/** SnelStart's functions (docs/database.md#functions). */
const SALES = 4
const BANK = [2, 3]
const MEMORIAAL = 7
const JOURNALS = [1, 2, 3, 4, 5, 7, 8]
const CLEARING = 110
const USUAL_DEBTORS_NUMBER = 1300

export function checkDebtorsAccount(accounts: readonly AccountRow[]): readonly CheckLine[] {
  const debtors = accounts.filter((account) => account.function === SALES)
  const [only] = debtors
  if (only === undefined || debtors.length > 1)
    return [failed('check-debtors-account-count', { count: debtors.length })]
  const { number, name } = only
  return [passed('check-debtors-account', { number, name }), ...unusual(only)]
}

function unusual({ number, active }: AccountRow): readonly CheckLine[] {
  if (!active) return [doubtful('check-debtors-account-inactive', { number })]
  return number === USUAL_DEBTORS_NUMBER ? [] : [doubtful('check-debtors-account-unusual', { number })]
}

/** @param chosen of every book-payment that uses the connection, each said once */
export function checkChosenAccounts(
  accounts: readonly AccountRow[],
  chosen: readonly ChosenAccounts[],
): readonly CheckLine[] {
  const journals = given(chosen.map(({ bookingJournal }) => bookingJournal))
  const banks = new Set(accounts.filter((account) => BANK.includes(account.function)).map(({ number }) => number))
  const onMemoriaal = chosen.filter(({ bookingJournal }) => bookingJournal === undefined || !banks.has(bookingJournal))
  const clearing = given(onMemoriaal.map(({ clearingAccount }) => clearingAccount))
  if (journals.length + clearing.length === 0) return [doubtful('check-no-journal-chosen')]
  return [
    ...journals.map((number) => checkJournal(accounts, number)),
    ...clearing.map((number) => checkClearing(accounts, number)),
  ]
}

function given(numbers: readonly (number | undefined)[]): readonly number[] {
  return [...new Set(numbers.filter((number) => number !== undefined))]
}

function checkJournal(accounts: readonly AccountRow[], number: number): CheckLine {
  const journal = accounts.find((account) => account.number === number && JOURNALS.includes(account.function))
  if (journal === undefined) return failed('check-journal-not-found', { number })
  const named = { number, name: journal.name }
  if (!journal.active) return failed('check-journal-inactive', named)
  const isRight = journal.function === MEMORIAAL || BANK.includes(journal.function)
  return isRight ? passed('check-journal', named) : failed('check-journal-kind', named)
}

function checkClearing(accounts: readonly AccountRow[], number: number): CheckLine {
  const account = accounts.find((each) => each.number === number)
  if (account === undefined) return failed('check-clearing-not-found', { number })
  const named = { number, name: account.name }
  if (!account.active) return failed('check-clearing-inactive', named)
  if (JOURNALS.includes(account.function)) return failed('check-clearing-is-journal', named)
  return account.function === CLEARING ? passed('check-clearing', named) : doubtful('check-clearing-function', named)
}
