// What the rows of entries can have been copied from: the invoices they settle, their customers, the lines that opened
// them, and the counts of earlier entries.

import type { Row } from '../engine.ts'
import { keyIn, keyValue } from '../reading/cells.ts'
import { joined, nameOf, type SqlValue, type Statement, sql } from '../statement.ts'
import { type Scope, SCOPES } from './learnt.ts'
import type { Observed } from './observed.ts'
import type { Entry, EntryReader, Line } from './read-entries.ts'
import { rowsByKey, tableName } from './whole-rows.ts'

export interface Surroundings {
  /** The entry itself; with its invoice when it settles only one. */
  ofEntry(entry: Entry): Observed
  ofLine(entry: Entry, line: Line): Observed
}

/** Of how many entries, the example first, the highest number of earlier ones is looked at. */
const COUNTED_ENTRIES = 4

export async function readSurroundings(
  reader: EntryReader,
  { entries, debtorsId, counted }: { entries: readonly Entry[]; debtorsId: string; counted: readonly string[] },
  signal: AbortSignal,
): Promise<Surroundings> {
  const { engine, profile, tables } = reader
  const asked = [...new Set(entries.flatMap(({ lines }) => lines.flatMap(({ invoiceId }) => invoiceId ?? [])))]
  const { invoice, relation, line } = profile
  const invoices = await rowsByKey(engine, tables.invoice, invoice.columns.id, asked.map(keyValue), signal)
  const relationIds = [...new Set(invoices.flatMap((row) => key(row, invoice.columns.relation)))]
  const relations = await rowsByKey(engine, tables.relation, relation.columns.id, relationIds.map(keyValue), signal)
  const lines = await rowsByKey(engine, tables.line, line.columns.invoice, asked.map(keyValue), signal)
  const earlier = new Map<Entry, ReadonlyMap<Scope, Row>>()
  for (const entry of entries.slice(0, COUNTED_ENTRIES)) {
    if (counted.length > 0) earlier.set(entry, await earlierCounts(reader, entry, counted, signal))
  }
  const openingOf = (entry: Entry, id: string): Row | undefined =>
    lines
      .filter((row) => key(row, line.columns.invoice)[0] === id && key(row, line.columns.ledger)[0] === debtorsId)
      .filter((row) => key(row, line.columns.entry)[0] !== entry.header.id)
      .sort((one, other) => Number(one[line.columns.id ?? '']) - Number(other[line.columns.id ?? '']))[0]
  const around = (entry: Entry, id: string | undefined): Pick<Observed, 'invoice' | 'relation' | 'opening'> => {
    const own = invoices.find((row) => key(row, invoice.columns.id)[0] === id)
    const [relationId] = own ? key(own, invoice.columns.relation) : []
    const customer = relations.find((row) => key(row, relation.columns.id)[0] === relationId)
    const opening = id === undefined ? undefined : openingOf(entry, id)
    return {
      ...(own && { invoice: own }),
      ...(customer && relationId !== undefined && { relation: without(customer, relation.columns.id) }),
      ...(opening && { opening: without(opening, line.columns.invoice, line.columns.ledger) }),
    }
  }
  const single = ({ lines: own }: Entry): string | undefined => {
    const ids = [...new Set(own.flatMap(({ invoiceId }) => invoiceId ?? []))]
    return ids.length === 1 ? ids[0] : undefined
  }
  const headerOf = (entry: Entry): Observed['header'] => {
    const counts = earlier.get(entry)
    return counts ? { ...entry.header, earlier: counts } : entry.header
  }
  return {
    ofEntry: (entry) => ({
      row: entry.row,
      header: headerOf(entry),
      cents: entry.cents,
      ...around(entry, single(entry)),
    }),
    ofLine: (entry, own) => ({
      row: own.row,
      header: entry.header,
      cents: absolute(own.balanceCents),
      position: own.position,
      ...around(entry, own.invoiceId ?? single(entry)),
    }),
  }
}

/** The highest of each column among the entries with lower ids, by scope. */
async function earlierCounts(
  { engine, profile, tables }: EntryReader,
  entry: Entry,
  columns: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<Scope, Row>> {
  const highest = columns.map((column, index) => sql`MAX(${nameOf(column)}) AS ${nameOf(`c${index}`)}`)
  const isEarlier = sql`${nameOf(profile.entry.columns.id)} < ${keyValue(entry.header.id)}`
  const found = new Map<Scope, Row>()
  for (const scope of SCOPES) {
    const where = joined([isEarlier, ...inScope(scope, profile.entry.columns, entry)], ' AND ')
    const statement = sql`SELECT ${joined(highest, ', ')} FROM ${tableName(tables.entry)} WHERE ${where}`
    const [row = {}] = await engine.read(statement, signal)
    found.set(scope, Object.fromEntries(columns.map((column, index) => [column, row[`c${index}`] ?? null])))
  }
  return found
}

/** Conditions on the table of entries, beyond which one starts to count anew. */
export function inScope(
  scope: Scope,
  columns: { readonly journal?: string; readonly date: string },
  { journalId, header }: { readonly journalId: string; readonly header: { readonly date: string } },
): readonly Statement[] {
  const year = Number(header.date.slice(0, 4))
  const day = (date: string): SqlValue => ({ type: 'date', date })
  const ofJournal = columns.journal === undefined ? [] : [sql`${nameOf(columns.journal)} = ${keyValue(journalId)}`]
  const ofYear = [
    sql`${nameOf(columns.date)} >= ${day(`${year}-01-01`)}`,
    sql`${nameOf(columns.date)} < ${day(`${year + 1}-01-01`)}`,
  ]
  return [
    ...(scope === 'journal' || scope === 'journal-year' ? ofJournal : []),
    ...(scope === 'year' || scope === 'journal-year' ? ofYear : []),
  ]
}

/** What stands in the other row as well, or is the same for every invoice, is no place to copy from. */
function without(row: Row, ...columns: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !columns.includes(name)))
}

function key(row: Row, column: string): readonly string[] {
  const found = keyIn(row, column, { table: '', column })
  return found === undefined ? [] : [found]
}

const absolute = (amount: Observed['cents']): Observed['cents'] => Math.abs(amount) as Observed['cents']
