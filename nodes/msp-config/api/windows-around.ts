// The fewest pages that hold certain rows of the list: windows of time around them, joined where that costs no more.

import { PAGE_SIZE, type Window } from './transaction-pages.ts'

// In the doubled hour of October the wall clock does not tell which of two instants it was.
const MARGIN_MS = 3_600_000

/**
 * @param wanted when the rows were created, milliseconds since 1970
 * @param known when all known rows were created
 * @param until no window reaches further
 */
export function windowsAround(wanted: readonly number[], known: readonly number[], until: number): readonly Window[] {
  const sorted = [...known].sort((one, other) => one - other)
  const windows: Window[] = []
  for (const at of [...wanted].sort((one, other) => one - other)) {
    const next = between(at - MARGIN_MS, Math.min(at + MARGIN_MS, until))
    const last = windows.at(-1)
    const joined = last === undefined ? undefined : between(last.from, Math.max(last.until, next.until))
    const joins = last && joined && requestsOf(joined, sorted) <= requestsOf(last, sorted) + requestsOf(next, sorted)
    if (joins) windows[windows.length - 1] = joined
    else windows.push(next)
  }
  return windows
}

const between = (from: number, until: number): Window => ({ by: 'created', from, until })

/** Its pages, and the empty one at the end. */
function requestsOf({ from, until }: Window, sorted: readonly number[]): number {
  const rows = countBefore(sorted, until) - countBefore(sorted, from)
  return Math.max(1, Math.ceil(rows / PAGE_SIZE)) + 1
}

/** How many stand before `limit` in a sorted list. */
function countBefore(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? limit) < limit) low = middle + 1
    else high = middle
  }
  return low
}
