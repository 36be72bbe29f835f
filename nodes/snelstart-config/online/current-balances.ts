// Open balances now, just before booking. Only a 404 says that an invoice is gone; silence of a filter does not.

import type { Cents } from '../../reconcile/domain/cents.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { readById } from './by-id.ts'
import { eachOf } from './each-of.ts'
import { isFilterRefusal } from './known-filters.ts'
import { centsOf } from './mapping.ts'
import { anyOf, chunks, guidLiteral, isGuid, TERMS_MAX } from './odata.ts'
import { type Connection, readPage } from './pages.ts'
import { type Verkoopfactuur, verkoopfactuur, verkoopfacturen } from './schemas.ts'

const FILTER = 'verkoopfacturen.Id'
/** Up to here one request each: no filter has to be trusted. */
const BY_ID_MAX = 3

/** @throws ReconcileError SNELSTART_ANSWER when a balance is no amount in whole cents */
export async function currentOpenCents(
  connection: Connection,
  debtorIds: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Cents>> {
  // What is no guid names no invoice of SnelStart, whatever a message says.
  const ids = [...new Set(debtorIds)].filter(isGuid)
  const open = new Map<string, Cents>()
  if (ids.length > BY_ID_MAX) {
    for (const part of chunks(ids, TERMS_MAX)) {
      for (const row of await rowsOf(connection, part, signal)) open.set(row.id, openCentsOf(row))
    }
  }
  const unanswered = ids.filter((id) => !open.has(id))
  const rows = await eachOf(unanswered, (id) =>
    readById(connection.requests, { path: verkoopfacturen.path, schema: verkoopfactuur, id }, signal),
  )
  for (const row of rows) {
    if (row !== undefined) open.set(row.id, openCentsOf(row))
  }
  return open
}

async function rowsOf(
  connection: Connection,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Verkoopfactuur[]> {
  if (!connection.filters.mayAsk(FILTER)) return []
  try {
    const filter = anyOf(ids.map((id) => `Id eq ${guidLiteral(id)}`))
    const rows = await readPage(connection, verkoopfacturen, { filter }, signal)
    const asked = new Set(ids)
    const answered = rows.filter(({ id }) => asked.has(id))
    if (answered.length < rows.length || rows.length === 0) connection.filters.isUseless(FILTER)
    return answered
  } catch (error) {
    if (!isFilterRefusal(error)) throw error
    connection.filters.isUseless(FILTER)
    return []
  }
}

function openCentsOf(row: Verkoopfactuur): Cents {
  const openCents = centsOf(row.openstaandSaldo)
  if (openCents !== undefined) return openCents
  const values = { invoiceNumber: row.factuurnummer, property: 'openstaandSaldo' }
  throw new ReconcileError('SNELSTART_ANSWER', 'unreadable-amount', values)
}
