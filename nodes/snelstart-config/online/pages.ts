// A list, page after page. SnelStart gives no total and no next link, and a list can change between two pages.

import type { z } from 'zod'

import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import { parsedAnswer } from './answer-shape.ts'
import { isFilterRefusal, type KnownFilters } from './known-filters.ts'
import { listQuery, PAGE_ROWS } from './odata.ts'
import type { Requests } from './requests.ts'

export interface Connection {
  readonly requests: Requests
  readonly filters: KnownFilters
  /** By path: the most rows that one page had. */
  readonly largestPages: Map<string, number>
  readonly log: (warning: Warning) => void
}

export interface List<Row> {
  readonly path: string
  readonly rows: z.ZodType<Row[]>
}

export interface ListAsk {
  readonly filter?: string
  /** Where a row that is missed does harm: throws when the list keeps changing. */
  readonly strict?: boolean
  readonly pagesMax?: number
}

interface Identified {
  readonly id: string
}

const PAGES_MAX = 2000
const PASSES_MAX = 3
/** A short page ends the list, unless its length looks like a limit of the server's own. */
const OWN_LIMIT_STEP = 25

export function isLastPage(
  { largestPages }: Connection,
  { path }: { readonly path: string },
  rowCount: number,
): boolean {
  if (rowCount >= PAGE_ROWS) return false
  const canBeLimit = rowCount > 1 && rowCount % OWN_LIMIT_STEP === 0 && rowCount >= (largestPages.get(path) ?? 0)
  return !canBeLimit
}

/**
 * Every row once. Each page begins with the last row of the one before: where it does not, rows moved meanwhile, and
 * the list is read again for what was missed.
 *
 * @throws ReconcileError SNELSTART_ANSWER `paging-stuck`, `too-many-pages`, and with `strict` `list-keeps-changing`
 */
export async function* pages<Row extends Identified>(
  connection: Connection,
  list: List<Row>,
  ask: ListAsk,
  signal: AbortSignal,
): AsyncGenerator<Row[], void, undefined> {
  const seen = new Set<string>()
  for (let pass = 1; pass <= PASSES_MAX; pass += 1) {
    let isSteady = true
    let before: readonly Row[] = []
    let skip = 0
    for (let page = 1; ; page += 1) {
      if (page > (ask.pagesMax ?? PAGES_MAX)) throw pagingError(list, 'too-many-pages')
      const rows = await readPage(connection, list, { ...ask, skip }, signal)
      if (before.length > 1 && rows[0]?.id === before[0]?.id) throw pagingError(list, 'paging-stuck')
      if (page > 1 && rows[0]?.id !== before.at(-1)?.id) isSteady = false
      const fresh = rows.filter((row) => isNew(seen, row.id))
      if (fresh.length > 0) yield fresh
      if (isLastPage(connection, list, rows.length)) break
      skip += rows.length - 1
      before = rows
    }
    if (isSteady) return
  }
  if (ask.strict === true) throw pagingError(list, 'list-keeps-changing')
  connection.log({ code: 'list-keeps-changing', values: { path: list.path } })
}

/** With the filter where it works, without it where SnelStart refuses it: the caller looks at every row itself. */
export async function* filteredPages<Row extends Identified>(
  connection: Connection,
  list: List<Row>,
  ask: ListAsk & { readonly filter: string; readonly filterName: string },
  signal: AbortSignal,
): AsyncGenerator<Row[], void, undefined> {
  const { filter, filterName, ...rest } = ask
  if (connection.filters.mayAsk(filterName)) {
    try {
      yield* pages(connection, list, { ...rest, filter }, signal)
      return
    } catch (error) {
      if (!isFilterRefusal(error)) throw error
      connection.filters.isUseless(filterName)
    }
  }
  yield* pages(connection, list, rest, signal)
}

export async function readPage<Row>(
  { requests, largestPages }: Connection,
  { path, rows }: List<Row>,
  ask: { readonly filter?: string; readonly skip?: number },
  signal: AbortSignal,
): Promise<Row[]> {
  const filter = ask.filter === undefined ? {} : { filter: ask.filter }
  const body = await requests.read(path, listQuery({ ...filter, top: PAGE_ROWS, skip: ask.skip ?? 0 }), signal)
  const page = parsedAnswer(rows, body, path)
  largestPages.set(path, Math.max(page.length, largestPages.get(path) ?? 0))
  return page
}

export async function allRows<Row>(read: AsyncIterable<Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for await (const page of read) rows.push(...page)
  return rows
}

function isNew(seen: Set<string>, id: string): boolean {
  if (seen.has(id)) return false
  seen.add(id)
  return true
}

const pagingError = ({ path }: { readonly path: string }, detail: string): ReconcileError =>
  new ReconcileError('SNELSTART_ANSWER', detail, { path })
