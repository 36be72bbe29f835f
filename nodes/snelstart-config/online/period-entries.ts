// Every entry of a journal in a period, so that absence does not rest on a filter by boekstuk. A period that does not fit
// one page is halved: one page is one moment, while rows can move between two pages.

import type { Journal } from '../../reconcile/domain/administration.ts'
import { addDays, type CalendarDate, daysBetween } from '../../reconcile/domain/calendar-date.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { entriesOf, type JournalEntry } from './journal-entries.ts'
import { isFilterRefusal } from './known-filters.ts'
import { allOf, guidLiteral, startOfDay } from './odata.ts'
import { allRows, type Connection, isLastPage, pages, readPage } from './pages.ts'

export interface Period {
  readonly from: CalendarDate
  readonly until: CalendarDate
}

export interface PeriodSearch extends Period {
  /** Whether an answer without any entry is shown to be true. */
  readonly isEmptinessProved: boolean
}

/** 100,000 rows: more is no reading back but a copy of the administration. */
const UNFILTERED_PAGES_MAX = 200

/** @throws ReconcileError SNELSTART_ANSWER `read-back-impossible` when SnelStart leads us no way to certainty */
export async function entriesOfPeriod(
  connection: Connection,
  journal: Journal,
  period: PeriodSearch,
  signal: AbortSignal,
): Promise<readonly JournalEntry[]> {
  const filterName = `${entriesOf(journal).path}.Dagboek/Id+Datum`
  const bench: Bench = { connection, journal, signal }
  if (connection.filters.mayAsk(filterName)) {
    try {
      const entries = await filteredEntries(bench, period)
      if (entries !== undefined) return entries
    } catch (error) {
      if (!isFilterRefusal(error)) throw error
    }
    connection.filters.isUseless(filterName)
  }
  return everyEntry(bench)
}

interface Bench {
  readonly connection: Connection
  readonly journal: Journal
  readonly signal: AbortSignal
}

/** @returns undefined when the filter was ignored, or finds nothing where something is */
async function filteredEntries(bench: Bench, period: PeriodSearch): Promise<readonly JournalEntry[] | undefined> {
  const entries = await halved(bench, period)
  if (entries === undefined || entries.length > 0 || !period.isEmptinessProved) return entries
  return (await isEmptinessTrue(bench, period)) ? [] : undefined
}

async function halved(bench: Bench, { from, until }: Period): Promise<readonly JournalEntry[] | undefined> {
  const { connection, journal, signal } = bench
  const filter = filterOf(journal, { from, until })
  const list = entriesOf(journal)
  const rows = await readPage(connection, list, { filter }, signal)
  if (!rows.every((row) => isWithin(row, journal, { from, until }))) return undefined
  if (isLastPage(connection, list, rows.length)) return rows
  if (from >= until) {
    const day = await allRows(pages(connection, list, { filter, strict: true }, signal))
    return day.every((row) => isWithin(row, journal, { from, until })) ? day : undefined
  }
  const middle = addDays(from, Math.floor(daysBetween(from, until) / 2))
  const first = await halved(bench, { from, until: middle })
  const second = first === undefined ? undefined : await halved(bench, { from: addDays(middle, 1), until })
  return first === undefined || second === undefined ? undefined : [...first, ...second]
}

/**
 * An empty answer can be a filter that always answers nothing. The same filter is asked for the day of an entry that is
 * known to exist, in this journal or else in another one.
 */
async function isEmptinessTrue({ connection, journal, signal }: Bench, period: Period): Promise<boolean> {
  const list = entriesOf(journal)
  const rows = await readPage(connection, list, {}, signal)
  if (rows.some((row) => isWithin(row, journal, period))) return false
  const known = rows.find(({ journalId }) => journalId === journal.id) ?? rows.find(({ journalId }) => journalId)
  if (known?.journalId === undefined) return rows.length === 0
  const filter = filterOf({ id: known.journalId }, { from: known.date, until: known.date })
  const found = await readPage(connection, list, { filter }, signal)
  return found.length > 0 && found.every((row) => row.journalId === known.journalId && row.date === known.date)
}

async function everyEntry({ connection, journal, signal }: Bench): Promise<readonly JournalEntry[]> {
  const list = entriesOf(journal)
  try {
    const ask = { strict: true, pagesMax: UNFILTERED_PAGES_MAX }
    const rows = await allRows(pages(connection, list, ask, signal))
    return rows.filter(({ journalId }) => journalId === journal.id || journalId === undefined)
  } catch (error) {
    if (!(error instanceof ReconcileError) || error.code !== 'SNELSTART_ANSWER') throw error
    throw new ReconcileError('SNELSTART_ANSWER', 'read-back-impossible', { path: list.path, why: error.detail })
  }
}

function filterOf(journal: Pick<Journal, 'id'>, { from, until }: Period): string {
  const days = allOf(`Datum ge ${startOfDay(from)}`, `Datum lt ${startOfDay(addDays(until, 1))}`)
  return allOf(`Dagboek/Id eq ${guidLiteral(journal.id)}`, days)
}

function isWithin({ journalId, date }: JournalEntry, journal: Journal, { from, until }: Period): boolean {
  return journalId === journal.id && date >= from && date <= until
}
