// Which orders changed since the newest change that we saw, judged by SnelStart's own clock only.

import { isFilterRefusal } from './known-filters.ts'
import { momentLiteral } from './odata.ts'
import { type Connection, pages } from './pages.ts'
import { type Verkooporder, verkooporders } from './schemas.ts'

/** Changes can become visible in another order than their times. */
const OVERLAP_MS = 3_600_000
const FILTER = 'verkooporders.ModifiedOn'

/**
 * The order that was changed at `changedUntil` itself lies within the overlap, so a true answer holds at least that one:
 * an empty answer, or one with older rows, shows that the filter does not work.
 *
 * @returns undefined when SnelStart can't tell
 */
export async function ordersChangedSince(
  connection: Connection,
  changedUntil: string,
  signal: AbortSignal,
): Promise<readonly Verkooporder[] | undefined> {
  const since = earlier(changedUntil)
  if (since === undefined || !connection.filters.mayAsk(FILTER)) return undefined
  const filter = `ModifiedOn gt ${momentLiteral(since)}`
  const rows: Verkooporder[] = []
  try {
    for await (const page of pages(connection, verkooporders, { filter }, signal)) {
      if (page.some(({ modifiedOn }) => !modifiedOn || modifiedOn < since)) {
        connection.filters.isUseless(FILTER)
        return undefined
      }
      rows.push(...page)
    }
  } catch (error) {
    if (!isFilterRefusal(error)) throw error
    connection.filters.isUseless(FILTER)
    return undefined
  }
  // The newest order may have been removed, so an empty answer says nothing about the filter for later.
  return rows.length === 0 ? undefined : rows
}

function earlier(moment: string): string | undefined {
  const epochMs = globalThis.Date.parse(`${moment.slice(0, 19)}Z`)
  return Number.isNaN(epochMs) ? undefined : new globalThis.Date(epochMs - OVERLAP_MS).toISOString().slice(0, 19)
}
