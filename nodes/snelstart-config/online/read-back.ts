// Reading back: which keys stand in a journal as boekstuk. A key that is absent from the answer is absent from the journal,
// so no absence rests on a filter that was not seen to work.

import type { BookingSearch, Journal } from '../../reconcile/domain/administration.ts'
import type { FoundBooking } from '../../reconcile/domain/booking-order.ts'
import { cents, type Cents, NO_CENTS } from '../../reconcile/domain/cents.ts'
import type { Chart } from './chart.ts'
import { entriesOf, type JournalEntry } from './journal-entries.ts'
import { isFilterRefusal } from './known-filters.ts'
import { allOf, anyOf, chunks, guidLiteral, TERMS_MAX, textLiteral } from './odata.ts'
import { allRows, type Connection, isLastPage, pages, readPage } from './pages.ts'
import { entriesOfPeriod } from './period-entries.ts'

export interface ReadBack {
  /** @throws ReconcileError SNELSTART_ANSWER `read-back-impossible` where absence can't be known */
  find(search: BookingSearch, signal: AbortSignal): Promise<ReadonlyMap<string, FoundBooking>>
}

export function createReadBack(connection: Connection, chart: Chart): ReadBack {
  /** By journal: a boekstuk that is known to stand there. Each quick search asks for it too. */
  const witnesses = new Map<string, string>()
  return {
    async find(search, signal) {
      if (search.keys.length === 0) return new Map()
      const journal = await chart.journal(search.journal, signal)
      const bench: Bench = { connection, journal, witnesses }
      const quick = search.proof === 'quick' ? await quickEntries(bench, search.keys, signal) : undefined
      const period = { ...search, isEmptinessProved: search.proof !== 'likely' }
      const entries = quick ?? (await entriesOfPeriod(connection, journal, period, signal))
      return foundBookings(search.keys, entries, bench)
    },
  }
}

interface Bench {
  readonly connection: Connection
  readonly journal: Journal
  readonly witnesses: Map<string, string>
}

/** @returns undefined when the filters can't be trusted */
async function quickEntries(
  bench: Bench,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<readonly JournalEntry[] | undefined> {
  const filterName = `${entriesOf(bench.journal).path}.Boekstuk`
  if (!bench.connection.filters.mayAsk(filterName)) return undefined
  try {
    return (await wholeJournal(bench, signal)) ?? (await entriesByKey(bench, keys, signal))
  } catch (error) {
    if (!isFilterRefusal(error)) throw error
    bench.connection.filters.isUseless(filterName)
    return undefined
  }
}

/**
 * The first page of the journal, read until a witness is known.
 *
 * @returns the entries when the page shows that they are all there is
 */
async function wholeJournal(bench: Bench, signal: AbortSignal): Promise<readonly JournalEntry[] | undefined> {
  const { connection, journal, witnesses } = bench
  if (witnesses.has(journal.id)) return undefined
  const filter = `Dagboek/Id eq ${guidLiteral(journal.id)}`
  const rows = await readPage(connection, entriesOf(journal), { filter }, signal)
  const own = rows.filter(({ journalId }) => journalId === journal.id)
  const witness = own.find(({ documentNumber }) => isPlain(documentNumber))
  if (witness !== undefined) witnesses.set(journal.id, witness.documentNumber)
  // Of an empty answer nobody can say whether the filter worked.
  const isAll = own.length > 0 && own.length === rows.length && isLastPage(connection, entriesOf(journal), rows.length)
  return isAll ? own : undefined
}

/** @returns undefined when the answer lacks the witness or holds what was not asked for */
async function entriesByKey(
  { connection, journal, witnesses }: Bench,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<readonly JournalEntry[] | undefined> {
  const witness = witnesses.get(journal.id)
  if (witness === undefined) return undefined
  const found: JournalEntry[] = []
  for (const part of chunks(keys, TERMS_MAX - 1)) {
    const asked = new Set([...part, witness].map(normal))
    const documents = anyOf([...part, witness].map((key) => `Boekstuk eq ${textLiteral(key)}`))
    const filter = allOf(documents, `Dagboek/Id eq ${guidLiteral(journal.id)}`)
    const rows = await allRows(pages(connection, entriesOf(journal), { filter, strict: true }, signal))
    const isTrue = rows.every((row) => row.journalId === journal.id && asked.has(normal(row.documentNumber)))
    if (!isTrue || !rows.some(({ documentNumber }) => documentNumber === witness)) {
      witnesses.delete(journal.id)
      return undefined
    }
    found.push(...rows)
  }
  return found
}

function foundBookings(
  keys: readonly string[],
  entries: readonly JournalEntry[],
  { connection, journal }: Bench,
): ReadonlyMap<string, FoundBooking> {
  const entriesByDocument = new Map<string, JournalEntry[]>()
  for (const entry of entries) {
    const document = normal(entry.documentNumber)
    entriesByDocument.set(document, [...(entriesByDocument.get(document) ?? []), entry])
  }
  const found = new Map<string, FoundBooking>()
  for (const key of keys) {
    const [first, ...others] = entriesByDocument.get(normal(key)) ?? []
    if (first === undefined) continue
    if (journal.kind === 'Bank' && others.length > 0) {
      connection.log({ code: 'booked-more-than-once', values: { key, times: others.length + 1 } })
    }
    found.set(key, {
      key,
      date: first.date,
      settled: settledBy([first, ...others]),
      ...(first.bookingId === undefined ? {} : { id: first.bookingId }),
    })
  }
  return found
}

function settledBy(entries: readonly JournalEntry[]): FoundBooking['settled'] {
  const byInvoice = new Map<string, Cents>()
  for (const { settled } of entries) {
    if (settled === undefined) continue
    const before = byInvoice.get(settled.invoiceNumber) ?? NO_CENTS
    byInvoice.set(settled.invoiceNumber, cents(before + settled.cents))
  }
  return [...byInvoice].map(([invoiceNumber, settledCents]) => ({ invoiceNumber, cents: settledCents }))
}

/** A boekstuk that was typed over in other capitals is still the same booking. */
const normal = (documentNumber: string): string => documentNumber.trim().toUpperCase()

const isPlain = (documentNumber: string): boolean => /^[\w-]{1,25}$/.test(documentNumber)
