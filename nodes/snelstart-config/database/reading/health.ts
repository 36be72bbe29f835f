// What the connection test counts: whether the columns are what we take them for.

import type { CalendarDate } from '../../../reconcile/domain/calendar-date.ts'
import type { BooksHealth } from '../books.ts'
import { joined, type SqlValue, type Statement, sql } from '../statement.ts'
import { wholeIn } from './cells.ts'
import { referenceOf } from './item-facts.ts'
import { JOURNAL_FUNCTIONS } from './ledger-accounts.ts'
import { namedTable } from './named-table.ts'
import { ITEM, openInvoices, sumsDiffer } from './open-lines.ts'
import type { TotalsParts } from './totals.ts'

export async function health(
  parts: TotalsParts,
  debtors: SqlValue,
  since: CalendarDate,
  signal: AbortSignal,
): Promise<BooksHealth> {
  const { line, entry } = parts.profile
  const l = namedTable(line, 'l')
  const e = namedTable(entry, 'e')
  const first: SqlValue = { type: 'date', date: since }
  const isRecent = sql`${e.column('date')} >= ${first}`
  const unbalanced = sql`SELECT ${l.column('entry')} AS [entry]
    FROM ${l.from} INNER JOIN ${e.from} ON ${e.column('id')} = ${l.column('entry')}
    WHERE ${isRecent} GROUP BY ${l.column('entry')} HAVING ${sumsDiffer(l.column('debit'), l.column('credit'))}`
  const count = (statement: Statement): Promise<number> => countOf(parts, statement, signal)
  return {
    entries: await count(sql`SELECT COUNT(*) AS [counted] FROM ${e.from} WHERE ${isRecent}`),
    unbalanced: await count(countRows(unbalanced)),
    ...(e.has('journal') ? { entriesInJournals: await count(entriesInJournals(parts.profile, isRecent)) } : {}),
    ...(await joins(parts, debtors, signal)),
    openItems: await count(countRows(openInvoices(parts.profile, debtors, {}))),
    ...(await references(parts, debtors, signal)),
  }
}

function entriesInJournals(profile: TotalsParts['profile'], isRecent: Statement): Statement {
  const e = namedTable(profile.entry, 'e')
  const g = namedTable(profile.ledger, 'g')
  const functions = JOURNAL_FUNCTIONS.map((integer) => sql`${{ type: 'integer', integer } as const}`)
  return sql`SELECT COUNT(*) AS [counted]
    FROM ${e.from} INNER JOIN ${g.from} ON ${g.column('id')} = ${e.column('journal')}
    WHERE ${isRecent} AND ${g.column('function')} IN (${joined(functions, ', ')})`
}

async function joins(
  { engine, profile }: TotalsParts,
  debtors: SqlValue,
  signal: AbortSignal,
): Promise<Pick<BooksHealth, 'debtorLines' | 'linesWithInvoice' | 'linesWithRelation'>> {
  const l = namedTable(profile.line, 'l')
  const i = namedTable(profile.invoice, 'i')
  const r = namedTable(profile.relation, 'r')
  const [row = {}] = await engine.read(
    sql`SELECT COUNT(*) AS [lines], COUNT(${i.column('id')}) AS [invoices], COUNT(${r.column('id')}) AS [relations]
      FROM (${l.from} LEFT JOIN ${i.from} ON ${i.column('id')} = ${l.column('invoice')})
        LEFT JOIN ${r.from} ON ${r.column('id')} = ${i.column('relation')}
      WHERE ${l.column('ledger')} = ${debtors} AND ${l.column('invoice')} IS NOT NULL`,
    signal,
  )
  return {
    debtorLines: wholeIn(row, 'lines', l.place('invoice')),
    linesWithInvoice: wholeIn(row, 'invoices', i.place('id')),
    linesWithRelation: wholeIn(row, 'relations', r.place('id')),
  }
}

/** Of an invoice with several orders, one reference counts: this only says whether the column is the right one. */
async function references(
  parts: TotalsParts,
  debtors: SqlValue,
  signal: AbortSignal,
): Promise<Pick<BooksHealth, 'withReference' | 'uniqueReferences'>> {
  const { profile } = parts
  if (profile.reference === undefined) return { withReference: 0, uniqueReferences: 0 }
  const reference = referenceOf(profile.reference)
  const blank: SqlValue = { type: 'text', text: '' }
  const one: SqlValue = { type: 'integer', integer: 1 }
  const filled = sql`SELECT ${ITEM} AS [item], MIN(${reference}) AS [reference]
    FROM ${referencePath(profile, openInvoices(profile, debtors, {}))}
    WHERE ${reference} IS NOT NULL AND ${reference} <> ${blank} GROUP BY ${ITEM}`
  const unique = sql`SELECT [f].[reference] FROM (${filled}) AS [f] GROUP BY [f].[reference] HAVING COUNT(*) = ${one}`
  return {
    withReference: await countOf(parts, countRows(filled), signal),
    uniqueReferences: await countOf(parts, countRows(unique), signal),
  }
}

/** From the open invoices to the table that holds the reference. */
function referencePath(profile: TotalsParts['profile'], open: Statement): Statement {
  const i = namedTable(profile.invoice, 'i')
  const s = namedTable(profile.sale, 's')
  const o = namedTable(profile.order, 'o')
  const items = sql`(${open}) AS [p]`
  if (profile.reference?.on === 'invoice') return sql`${items} INNER JOIN ${i.from} ON ${i.column('id')} = ${ITEM}`
  const sales = sql`${items} INNER JOIN ${s.from} ON ${s.column('invoice')} = ${ITEM}`
  if (profile.reference?.on === 'sale') return sales
  return sql`(${sales}) INNER JOIN ${o.from} ON ${o.column('sale')} = ${s.column('id')}`
}

const countRows = (rows: Statement): Statement => sql`SELECT COUNT(*) AS [counted] FROM (${rows}) AS [q]`

async function countOf({ engine, profile }: TotalsParts, statement: Statement, signal: AbortSignal): Promise<number> {
  const [row = {}] = await engine.read(statement, signal)
  return wholeIn(row, 'counted', { table: profile.line.table, column: 'COUNT' })
}
