// The entries that carry one of these boekstuk numbers, whatever their journal and day, and what they settled.

import { cents } from '../../../reconcile/domain/cents.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { FoundEntry } from '../books.ts'
import type { Row } from '../engine.ts'
import { joined, type SqlValue, type Statement, sql } from '../statement.ts'
import { balanceIn, dayIn, keyIn, textIn } from './cells.ts'
import { namedTable } from './named-table.ts'
import { moneyPlace, type TotalsParts } from './totals.ts'

/** Jet takes few parameters in a statement. */
const DOCUMENTS_PER_STATEMENT = 50

/** Absence is proved by the whole table of entries: the search names no journal and no period. */
export async function foundEntries(
  parts: TotalsParts,
  debtors: SqlValue,
  documents: readonly string[],
  signal: AbortSignal,
): Promise<readonly FoundEntry[]> {
  const asked = [...new Set(documents)]
  const found: FoundEntry[] = []
  for (let start = 0; start < asked.length; start += DOCUMENTS_PER_STATEMENT) {
    const some = asked.slice(start, start + DOCUMENTS_PER_STATEMENT)
    found.push(...(await entriesWith(parts, debtors, some, signal)))
  }
  return found
}

async function entriesWith(
  { engine, profile }: TotalsParts,
  debtors: SqlValue,
  documents: readonly string[],
  signal: AbortSignal,
): Promise<readonly FoundEntry[]> {
  const e = namedTable(profile.entry, 'e')
  const values = documents.map((text) => sql`${{ type: 'text', text } as const}`)
  const isAsked = sql`${e.column('document')} IN (${joined(values, ', ')})`
  const headers = await engine.read(
    sql`SELECT ${e.column('id')} AS [id], ${e.column('document')} AS [document], ${e.column('date')} AS [date]
      FROM ${e.from} WHERE ${isAsked} ORDER BY ${e.column('id')}`,
    signal,
  )
  if (headers.length === 0) return []
  const lines = await engine.read(linesOf(parts(profile), debtors, isAsked), signal)
  return headers.map((row) => toFoundEntry(row, lines, profile))
}

const parts = (profile: TotalsParts['profile']) => ({
  e: namedTable(profile.entry, 'e'),
  l: namedTable(profile.line, 'l'),
  i: namedTable(profile.invoice, 'i'),
})

function linesOf({ e, l, i }: ReturnType<typeof parts>, debtors: SqlValue, isAsked: Statement): Statement {
  return sql`SELECT ${e.column('id')} AS [id], ${l.column('invoice')} AS [item], ${i.column('number')} AS [number],
      SUM(${l.column('debit')}) AS [debit], SUM(${l.column('credit')}) AS [credit]
    FROM (${e.from} INNER JOIN ${l.from} ON ${l.column('entry')} = ${e.column('id')})
      LEFT JOIN ${i.from} ON ${i.column('id')} = ${l.column('invoice')}
    WHERE ${l.column('ledger')} = ${debtors} AND ${l.column('invoice')} IS NOT NULL AND ${isAsked}
    GROUP BY ${e.column('id')}, ${l.column('invoice')}, ${i.column('number')}`
}

function toFoundEntry(header: Row, lines: readonly Row[], profile: TotalsParts['profile']): FoundEntry {
  const { e, l } = parts(profile)
  const id = keyIn(header, 'id', e.place('id')) ?? ''
  const date = dayIn(header, 'date', e.place('date'))
  if (date === undefined) throw new ReconcileError('SNELSTART_SCHEMA', 'unreadable-date', { ...e.place('date') })
  const settled = lines
    .filter((row) => keyIn(row, 'id', e.place('id')) === id)
    .map((row) => ({
      itemId: keyIn(row, 'item', l.place('invoice')) ?? '',
      invoiceNumber: textIn(row, 'number')?.trim() ?? '',
      cents: cents(0 - balanceIn(row, ['debit', 'credit'], moneyPlace(profile))),
    }))
  return { id, document: textIn(header, 'document') ?? '', date, settled }
}
