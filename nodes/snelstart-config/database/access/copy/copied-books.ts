// The books in a copied file, for a preview and a report. What an answer means is decided by the same functions as for
// a database that is asked by statements (reading/).

import { type CalendarDate, isCalendarDate } from '../../../../reconcile/domain/calendar-date.ts'
import { type Cents, cents, sumCents } from '../../../../reconcile/domain/cents.ts'
import { ReconcileError } from '../../../../reconcile/domain/reconcile-error.ts'
import type { Warning } from '../../../../reconcile/domain/warning.ts'
import type { AccountRow, Books, FoundEntry, OpenItem } from '../../books.ts'
import type { Row } from '../../engine.ts'
import { dayIn, isKey, textIn } from '../../reading/cells.ts'
import { booksAccounts, toAccountRow } from '../../reading/ledger-accounts.ts'
import { OLDEST_ROWS, oldestRowTexts } from '../../reading/oldest-rows.ts'
import { type BooksAccounts, toOpenItem } from '../../reading/open-items.ts'
import type { SchemaProfile } from '../../schema-profile.ts'
import { cell, copiedFacts, type CopiedFacts, keyOf, rowsOf } from './copied-facts.ts'
import { copiedHealth } from './copied-health.ts'
import { type CopiedLedger, copiedLedger, lineOf } from './copied-ledger.ts'
import type { CopiedTables } from './copied-tables.ts'

export interface CopiedBooksParts {
  /** The tables of the copy that is in use now. */
  tables(signal: AbortSignal): Promise<CopiedTables>
  readonly profile: SchemaProfile
  readonly log: (warning: Warning) => void
}

/** All that is computed once for a copy. */
export interface CopiedAdministration {
  readonly tables: CopiedTables
  readonly rows: readonly AccountRow[]
  readonly accounts: BooksAccounts
  readonly debtors: string
  readonly entries: readonly Row[]
  readonly ledger: CopiedLedger
  readonly facts: CopiedFacts
}

export function createCopiedBooks(parts: CopiedBooksParts): Books {
  const { profile, log } = parts
  const tables = (signal: AbortSignal): Promise<CopiedTables> => parts.tables(signal)
  let known: CopiedAdministration | undefined
  const inUse = async (signal: AbortSignal): Promise<CopiedAdministration> => {
    const now = await tables(signal)
    if (known?.tables !== now) known = administrationIn(now, profile)
    return known
  }
  return {
    accounts: async (signal) => accountsIn(await tables(signal), profile),
    openItems: async (after, count, signal) => openItems(await inUse(signal), { after, count, log }),
    async openTotal(signal) {
      const { ledger } = await inUse(signal)
      const open = [...ledger.open.values()].map((item) => item.openCents)
      return { items: open.filter((each) => each !== 0).length, openCents: sumCents(open) }
    },
    async openCents(ids, signal) {
      const { ledger } = await inUse(signal)
      const found = [...new Set(ids)].filter(isKey).flatMap((id): [string, Cents][] => {
        const item = ledger.open.get(id)
        return item ? [[id, item.openCents]] : []
      })
      return new Map(found)
    },
    entriesByDocument: async ({ documents }, signal) => entriesWith(await inUse(signal), profile, documents),
    health: async (since, signal) => copiedHealth(await inUse(signal), profile, since),
    async oldestRows(signal) {
      const { entries, tables: now } = await inUse(signal)
      const invoices = oldest(rowsOf(now, profile.invoice), profile.invoice, ['number', 'relation'])
      return oldestRowTexts({ invoices, entries: oldest(entries, profile.entry, ['date']) }, profile)
    },
  }
}

function administrationIn(tables: CopiedTables, profile: SchemaProfile): CopiedAdministration {
  const rows = accountsIn(tables, profile)
  const accounts = booksAccounts(rows, profile)
  const debtors = rows.find((account) => account.function === 4)?.id ?? ''
  const entries = rowsOf(tables, profile.entry)
  const journals = new Map(
    entries.map((row) => [keyOf(row, profile.entry, 'id'), keyOf(row, profile.entry, 'journal')]),
  )
  const lines = rowsOf(tables, profile.line).map((row) => lineOf(row, profile))
  const ledger = copiedLedger(lines, profile, { debtors, accounts, journalOf: (entry) => journals.get(entry) })
  return { tables, rows, accounts, debtors, entries, ledger, facts: copiedFacts(tables, profile) }
}

function accountsIn(tables: CopiedTables, { ledger }: SchemaProfile): readonly AccountRow[] {
  return rowsOf(tables, ledger)
    .map((row) => {
      const named = ['id', 'number', 'name', 'function', 'inactive'].map(
        (name) => [name, cell(row, ledger, name)] as const,
      )
      return toAccountRow(Object.fromEntries(named), { ledger })
    })
    .filter((account) => account !== undefined)
    .sort((one, other) => Number(one.id) - Number(other.id))
}

function openItems(
  { ledger, facts, accounts }: CopiedAdministration,
  page: { readonly after: string | undefined; readonly count: number; readonly log: (warning: Warning) => void },
): readonly OpenItem[] {
  const { after, count, log } = page
  const ids = [...ledger.open]
    .filter(([id, item]) => item.openCents !== 0 && (after === undefined || BigInt(id) > BigInt(after)))
    .map(([id]) => id)
    .sort((one, other) => Number(BigInt(one) - BigInt(other)))
  // Items that are left out with a warning don't count, or a page of them would look like the end.
  const items: OpenItem[] = []
  for (let start = 0; start < ids.length && items.length === 0; start += count) {
    for (const sums of ledger.sums(ids.slice(start, start + count))) {
      const item = toOpenItem(sums, facts(sums.id, ledger.open.get(sums.id)?.openedIn ?? ''), { accounts, log })
      if (item) items.push(item)
    }
  }
  return items
}

function entriesWith(
  { entries, ledger, debtors, tables }: CopiedAdministration,
  profile: SchemaProfile,
  documents: readonly string[],
): readonly FoundEntry[] {
  const asked = new Set(documents.map((document) => document.toLowerCase()))
  const numbers = new Map(
    rowsOf(tables, profile.invoice).map((row) => [
      keyOf(row, profile.invoice, 'id') ?? '',
      cell(row, profile.invoice, 'number'),
    ]),
  )
  return entries.flatMap((row) => {
    const document = textIn(row, profile.entry.columns.document) ?? ''
    if (!asked.has(document.toLowerCase())) return []
    const id = keyOf(row, profile.entry, 'id') ?? ''
    const date = entryDay(row, profile)
    const settled = new Map<string, Cents>()
    for (const line of ledger.lines) {
      if (line.entry !== id || line.ledger !== debtors || line.invoice === undefined) continue
      settled.set(line.invoice, cents((settled.get(line.invoice) ?? 0) + line.credit - line.debit))
    }
    const of = [...settled].map(([itemId, amount]) => ({
      itemId,
      invoiceNumber: String(numbers.get(itemId) ?? '').trim(),
      cents: amount,
    }))
    return [{ id, document, date, settled: of }]
  })
}

export function entryDay(row: Row, { entry }: SchemaProfile): CalendarDate {
  const place = { table: entry.table, column: entry.columns.date }
  const day = dayIn(row, entry.columns.date, place)
  if (day === undefined || !isCalendarDate(day)) throw new ReconcileError('SNELSTART_SCHEMA', 'unreadable-date', place)
  return day
}

function oldest(
  rows: readonly Row[],
  mapped: { readonly table: string; readonly columns: Readonly<Record<string, string>> },
  logical: readonly string[],
): readonly Row[] {
  const whole = { ...mapped, schema: '', kind: 'table' } as const
  return [...rows]
    .sort((one, other) => Number(keyOf(one, whole, 'id') ?? 0) - Number(keyOf(other, whole, 'id') ?? 0))
    .slice(0, OLDEST_ROWS)
    .map((row) => Object.fromEntries(['id', ...logical].map((name) => [name, cell(row, whole, name)])))
}
