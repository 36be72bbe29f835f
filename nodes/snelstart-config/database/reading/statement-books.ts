// The books, read by statements that SQL Server and Jet both know. Only wires and delegates.

import type { AccountRow, Books } from '../books.ts'
import { foundEntries } from './found-entries.ts'
import { health } from './health.ts'
import { booksAccounts, ledgerAccounts, toAccountRow } from './ledger-accounts.ts'
import { oldestRows } from './oldest-rows.ts'
import { type BooksAccounts, createItemPages, type ReadingParts } from './open-items.ts'
import { openCents, openTotal } from './totals.ts'

export function createStatementBooks(parts: ReadingParts): Books {
  const { engine, profile } = parts
  const accounts = async (signal: AbortSignal): Promise<readonly AccountRow[]> => {
    const rows = await engine.read(ledgerAccounts(profile), signal)
    return rows.map((row) => toAccountRow(row, profile)).filter((account) => account !== undefined)
  }
  const accountsOf = async (signal: AbortSignal): Promise<BooksAccounts> =>
    booksAccounts(await accounts(signal), profile)
  // A list is read to its end with the accounts that it began with.
  let ofList: BooksAccounts | undefined
  const pages = createItemPages(parts, async (isFirst, signal) => {
    ofList = isFirst || ofList === undefined ? await accountsOf(signal) : ofList
    return ofList
  })
  return {
    accounts,
    openItems: (after, count, signal) => pages.page(after, count, signal),
    openTotal: async (signal) => openTotal(parts, (await accountsOf(signal)).debtors, signal),
    openCents: async (ids, signal) => openCents(parts, (await accountsOf(signal)).debtors, ids, signal),
    entriesByDocument: async ({ documents }, signal) =>
      foundEntries(parts, (await accountsOf(signal)).debtors, documents, signal),
    health: async (since, signal) => health(parts, (await accountsOf(signal)).debtors, since, signal),
    oldestRows: (signal) => oldestRows(parts, signal),
  }
}
