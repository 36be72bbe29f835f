// What the connection test counts, in a copied file (reading/health.ts says it in statements).

import type { CalendarDate } from '../../../../reconcile/domain/calendar-date.ts'
import type { BooksHealth } from '../../books.ts'
import { JOURNAL_FUNCTIONS } from '../../reading/ledger-accounts.ts'
import type { SchemaProfile } from '../../schema-profile.ts'
import { entryDay, type CopiedAdministration } from './copied-books.ts'
import { keyOf, rowsOf } from './copied-facts.ts'

export function copiedHealth(
  administration: CopiedAdministration,
  profile: SchemaProfile,
  since: CalendarDate,
): BooksHealth {
  const { entries, ledger, facts, debtors, tables, rows } = administration
  const recent = entries.filter((row) => entryDay(row, profile) >= since)
  const journals = new Set<number>(JOURNAL_FUNCTIONS)
  const journalIds = new Set(rows.filter((account) => journals.has(account.function)).map((account) => account.id))
  const invoices = new Map(
    rowsOf(tables, profile.invoice).map((row) => [
      keyOf(row, profile.invoice, 'id') ?? '',
      keyOf(row, profile.invoice, 'relation') ?? '',
    ]),
  )
  const relations = new Set(rowsOf(tables, profile.relation).map((row) => keyOf(row, profile.relation, 'id')))
  const debtorLines = ledger.lines.filter((line) => line.ledger === debtors && line.invoice !== undefined)
  const withInvoice = debtorLines.filter((line) => invoices.has(line.invoice ?? ''))
  const open = [...ledger.open].filter(([, item]) => item.openCents !== 0)
  const references = open
    .flatMap(([id, item]) => facts(id, item.openedIn)[0]?.references.paymentReference ?? [])
    .map((reference) => reference.toLowerCase())
  const times = new Map<string, number>()
  for (const reference of references) times.set(reference, (times.get(reference) ?? 0) + 1)
  return {
    entries: recent.length,
    unbalanced: unbalancedOf(administration, new Set(recent.map((row) => keyOf(row, profile.entry, 'id')))),
    ...(profile.entry.columns.journal === undefined
      ? {}
      : {
          entriesInJournals: recent.filter((row) => journalIds.has(keyOf(row, profile.entry, 'journal') ?? '')).length,
        }),
    debtorLines: debtorLines.length,
    linesWithInvoice: withInvoice.length,
    linesWithRelation: withInvoice.filter((line) => relations.has(invoices.get(line.invoice ?? ''))).length,
    openItems: open.length,
    withReference: references.length,
    uniqueReferences: [...times.values()].filter((each) => each === 1).length,
  }
}

function unbalancedOf({ ledger }: CopiedAdministration, recent: ReadonlySet<string | undefined>): number {
  const balances = new Map<string, number>()
  for (const line of ledger.lines) {
    if (recent.has(line.entry)) balances.set(line.entry, (balances.get(line.entry) ?? 0) + line.debit - line.credit)
  }
  return [...balances.values()].filter((balance) => balance !== 0).length
}
