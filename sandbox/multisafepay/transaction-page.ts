// One page of the list, newest first. A cursor names the row at the edge of a page, not a count, so rows that come in
// between two pages move nothing. The last page that holds rows still has an `after`; it leads to an empty page.

import { UnreadableParameter, type Chooses } from './transaction-filter.ts'
import type { Transaction } from './transaction.ts'
import type { Stored } from './transaction-store.ts'

export interface TransactionPage {
  readonly rows: readonly Transaction[]
  readonly after?: string
  readonly before?: string
}

export interface PageRequest {
  readonly after: string | null
  readonly before: string | null
  readonly limit: number
  readonly chooses: Chooses
  /** Begin an older page with the last row of the page before. */
  readonly repeatEdge: boolean
}

/** Throws UnreadableParameter for a cursor that was never given out. */
export function transactionPage(newestFirst: readonly Stored[], request: PageRequest): TransactionPage {
  const found =
    request.before === null ? olderRows(newestFirst, request) : newerRows(newestFirst, request, request.before)
  const first = found[0]
  const last = found.at(-1)
  const rows = found.map(({ transaction }) => transaction)
  return first && last ? { rows, after: cursorOf(last), before: cursorOf(first) } : { rows }
}

function olderRows(newestFirst: readonly Stored[], { after, limit, chooses, repeatEdge }: PageRequest): Stored[] {
  const edge = after === null ? undefined : readCursor(after, 'after')
  const start = edge === undefined ? 0 : firstOlder(newestFirst, edge)
  const found: Stored[] = []
  for (let index = start; index < newestFirst.length && found.length < limit; index++) {
    const stored = newestFirst[index]
    if (stored && chooses(stored.transaction)) found.push(stored)
  }
  const repeated = newestFirst[start - 1]
  if (!repeatEdge || limit === 1 || found.length === 0 || !repeated || !chooses(repeated.transaction)) return found
  return [repeated, ...found].slice(0, limit)
}

function newerRows(newestFirst: readonly Stored[], { limit, chooses }: PageRequest, before: string): Stored[] {
  const edge = readCursor(before, 'before')
  const found: Stored[] = []
  for (let index = firstOlder(newestFirst, edge) - 1; index >= 0 && found.length < limit; index--) {
    const stored = newestFirst[index]
    if (stored && compare(stored, edge) < 0 && chooses(stored.transaction)) found.push(stored)
  }
  return found.reverse()
}

interface Edge {
  readonly unix: number
  readonly sequence: number
}

/** Below zero: the row is newer than the edge. */
const compare = (stored: Stored, edge: Edge): number =>
  edge.unix - stored.transaction.created.unix || edge.sequence - stored.sequence

/** The index of the first row that is older than the edge. */
function firstOlder(newestFirst: readonly Stored[], edge: Edge): number {
  let low = 0
  let high = newestFirst.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const stored = newestFirst[middle]
    if (stored && compare(stored, edge) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

const cursorOf = ({ transaction, sequence }: Stored): string =>
  Buffer.from(`${transaction.created.unix}.${sequence}`).toString('base64url')

function readCursor(cursor: string, parameter: string): Edge {
  const match = /^(\d+)\.(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())
  if (!match) throw new UnreadableParameter(parameter)
  return { unix: Number(match[1]), sequence: Number(match[2]) }
}
