// Whether the columns hold what we take them for: entries in balance, lines that lead to a customer, references that help.

import type { BooksHealth } from '../books.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { type CheckLine, doubtful, failed, passed } from './check-line.ts'

/** Of a hundred. Below these a column is probably another one. */
const JOINED_MIN = 99
const FILLED_MIN = 20
const UNIQUE_MIN = 90

export function checkHealth(health: BooksHealth, profile: SchemaProfile): readonly CheckLine[] {
  return [
    checkBalance(health),
    checkJoins(health),
    checkReference(health, profile),
    ...checkJournalColumn(health, profile),
  ]
}

function checkBalance({ entries, unbalanced }: BooksHealth): CheckLine {
  if (entries === 0) return doubtful('check-no-entries')
  return unbalanced === 0 ? passed('check-balanced', { entries }) : failed('check-unbalanced', { entries, unbalanced })
}

function checkJoins({ debtorLines, linesWithInvoice, linesWithRelation }: BooksHealth): CheckLine {
  if (debtorLines === 0) return failed('check-no-debtor-lines')
  const percent = percentOf(Math.min(linesWithInvoice, linesWithRelation), debtorLines)
  const values = { lines: debtorLines, percent }
  return percent >= JOINED_MIN ? passed('check-joins', values) : failed('check-joins-broken', values)
}

function checkReference(
  { openItems, withReference, uniqueReferences }: BooksHealth,
  profile: SchemaProfile,
): CheckLine {
  const { reference } = profile
  if (reference === undefined) return doubtful('check-reference-missing')
  const filled = percentOf(withReference, openItems)
  const unique = percentOf(uniqueReferences, withReference)
  const values = { column: `${profile[reference.on].table}.${reference.column}`, openItems, filled, unique }
  const isUseful = openItems > 0 && filled >= FILLED_MIN && unique >= UNIQUE_MIN
  return isUseful ? passed('check-reference', values) : doubtful('check-reference-few', values)
}

/** Without it a year's opening can't be told from a payment that was taken back; with a wrong one it is not noticed. */
function checkJournalColumn(
  { entries, entriesInJournals }: BooksHealth,
  { entry }: SchemaProfile,
): readonly CheckLine[] {
  const { journal } = entry.columns
  if (journal === undefined) return [doubtful('check-journal-column-missing')]
  if (entriesInJournals === undefined || entries === 0) return []
  const values = { column: `${entry.table}.${journal}`, percent: percentOf(entriesInJournals, entries) }
  return values.percent >= JOINED_MIN ? [] : [failed('check-journal-column-wrong', values)]
}

/** Rounded down, so that 100 means all. */
function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part * 100) / whole)
}
