// In which sales journal an invoice stands. Only the ledger lines (grootboekmutaties) tell (docs/snelstart.md#journals-of-invoices).

import { z } from 'zod'

import type { Journal } from '../../reconcile/domain/administration.ts'
import type { CalendarDate } from '../../reconcile/domain/calendar-date.ts'
import type { KeptFolder, KeptRows } from '../../reconcile/domain/kept-rows.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import type { Chart } from './chart.ts'
import { isFilterRefusal } from './known-filters.ts'
import { allOf, anyOf, chunks, guidLiteral, startOfDay, textLiteral } from './odata.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { allRows, type Connection, filteredPages, pages } from './pages.ts'
import { type Grootboekmutatie, grootboekmutaties, guid } from './schemas.ts'

export interface PlacedInvoice {
  readonly id: string
  readonly invoiceNumber: string
  readonly invoiceDate: CalendarDate
}

export interface SalesJournals {
  /** The journal's number by invoice id. @throws ReconcileError CONFIG_INVALID when `asked` is no sales journal */
  placed(invoices: readonly PlacedInvoice[], asked: number, signal: AbortSignal): Promise<ReadonlyMap<string, number>>
}

/** Invoice numbers can hold characters that take three in an address. */
const NUMBERS_AT_ONCE = 15
const FILTER_BY_NUMBER = 'grootboekmutaties.FactuurNummer'
/** Up to here by invoice number; beyond it the journals' whole period is fewer requests. */
const BY_NUMBER_MAX = 200

/** Places of settled invoices are dropped once there are this many more than twice the open ones. */
const KEPT_BEYOND_OPEN = 1000

const placeRow = z.object({ invoice: guid, journal: z.number().int() })

export function createSalesJournals(connection: Connection, chart: Chart, folder: KeptFolder): SalesJournals {
  const inTurn = oneAtATime()
  const rows = folder.rows('sales-journals')
  let places: Map<string, number> | undefined

  const placeAll = async (
    invoices: readonly PlacedInvoice[],
    asked: number,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, number>> => {
    const journals = (await chart.recentJournals(signal)).filter(({ kind }) => kind === 'Verkoop')
    const active = journals.filter((journal) => journal.active)
    if (!journals.some(({ number }) => number === asked)) {
      throw new ReconcileError('CONFIG_INVALID', 'sales-journal-not-found', { number: asked })
    }
    if (active.length === 1 && active[0]?.number === asked) return new Map(invoices.map(({ id }) => [id, asked]))
    places ??= await readPlaces(rows)
    const known = places
    const missing = invoices.filter(({ id }) => !known.has(id))
    const found = await findPlaces({ connection, journals }, missing, signal)
    await keepPlaces({ connection, rows, known }, found, invoices)
    const unplaced = missing.length - found.size
    if (unplaced > 0) connection.log({ code: 'sales-journal-unknown', values: { invoices: unplaced, journal: asked } })
    return known
  }
  return { placed: (invoices, asked, signal) => inTurn(() => placeAll(invoices, asked, signal)) }
}

interface Search {
  readonly connection: Connection
  readonly journals: readonly Journal[]
}

async function findPlaces(
  search: Search,
  missing: readonly PlacedInvoice[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const idOfNumber = new Map(missing.map(({ id, invoiceNumber }) => [invoiceNumber, id]))
  const numberOfJournal = new Map(search.journals.map(({ id, number }) => [id, number]))
  const places = new Map<string, number>()
  for (const row of await ledgerRows(search, missing, signal)) {
    const invoiceId = idOfNumber.get(row.factuurNummer ?? '')
    const journal = numberOfJournal.get(row.dagboek?.id ?? '')
    if (invoiceId !== undefined && journal !== undefined) places.set(invoiceId, journal)
  }
  return places
}

async function ledgerRows(
  search: Search,
  missing: readonly PlacedInvoice[],
  signal: AbortSignal,
): Promise<readonly Grootboekmutatie[]> {
  if (missing.length === 0) return []
  const { filters } = search.connection
  if (missing.length <= BY_NUMBER_MAX && filters.mayAsk(FILTER_BY_NUMBER)) {
    try {
      return await rowsByNumber(search, missing, signal)
    } catch (error) {
      if (!isFilterRefusal(error)) throw error
      filters.isUseless(FILTER_BY_NUMBER)
    }
  }
  return rowsOfPeriod(search, missing, signal)
}

async function rowsByNumber(
  search: Search,
  missing: readonly PlacedInvoice[],
  signal: AbortSignal,
): Promise<readonly Grootboekmutatie[]> {
  const { connection } = search
  const found: Grootboekmutatie[] = []
  for (const part of chunks(missing, NUMBERS_AT_ONCE)) {
    const filter = anyOf(part.map(({ invoiceNumber }) => `FactuurNummer eq ${textLiteral(invoiceNumber)}`))
    const numbers = new Set(part.map(({ invoiceNumber }) => invoiceNumber))
    for await (const page of pages(connection, grootboekmutaties, { filter }, signal)) {
      if (page.some((row) => !numbers.has(row.factuurNummer ?? ''))) {
        connection.filters.isUseless(FILTER_BY_NUMBER) // ignored: the period is read instead of every line there is
        return rowsOfPeriod(search, missing, signal)
      }
      found.push(...page)
    }
  }
  return found
}

async function rowsOfPeriod(
  { connection, journals }: Search,
  missing: readonly PlacedInvoice[],
  signal: AbortSignal,
): Promise<readonly Grootboekmutatie[]> {
  const from = missing.map(({ invoiceDate }) => invoiceDate).reduce((first, date) => (date < first ? date : first))
  const inJournals = anyOf(journals.map(({ id }) => `Dagboek/Id eq ${guidLiteral(id)}`))
  const filter = allOf(inJournals, `Datum ge ${startOfDay(from)}`)
  const filterName = 'grootboekmutaties.Dagboek/Id+Datum'
  return allRows(filteredPages(connection, grootboekmutaties, { filter, filterName }, signal))
}

async function readPlaces(rows: KeptRows): Promise<Map<string, number>> {
  const places = new Map<string, number>()
  for await (const row of rows.read()) {
    const parsed = placeRow.safeParse(row)
    if (parsed.success) places.set(parsed.data.invoice, parsed.data.journal)
  }
  return places
}

// An invoice stays in its journal for ever (BOE-0077), so a row is written once; that it was not found is never kept.
async function keepPlaces(
  { connection, rows, known }: { connection: Connection; rows: KeptRows; known: Map<string, number> },
  found: ReadonlyMap<string, number>,
  invoices: readonly PlacedInvoice[],
): Promise<void> {
  if (found.size === 0) return
  for (const [id, journal] of found) known.set(id, journal)
  try {
    if (known.size <= 2 * invoices.length + KEPT_BEYOND_OPEN) await rows.append(diskRows(found))
    else {
      const open = invoices.flatMap(({ id }): [string, number][] => {
        const journal = known.get(id)
        return journal === undefined ? [] : [[id, journal]]
      })
      known.clear()
      for (const [id, journal] of open) known.set(id, journal)
      await rows.replace(diskRows(known))
    }
  } catch {
    connection.log({ code: 'not-kept', values: { what: 'sales-journals' } })
  }
}

const diskRows = (places: ReadonlyMap<string, number>): unknown[] =>
  [...places].map(([invoice, journal]) => ({ invoice, journal }))
