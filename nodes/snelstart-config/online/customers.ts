// Names of customers. Personal data: kept in memory for a day, never on disk.

import type { Clock } from '../../reconcile/domain/clock.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { readById } from './by-id.ts'
import { eachOf } from './each-of.ts'
import { type Connection, pages } from './pages.ts'
import { type Relatie, relatie, relaties } from './schemas.ts'

export interface Customer {
  readonly code?: string
  readonly name?: string
}

export interface Customers {
  /** A customer that is unknown to SnelStart, or whom we may not read, has neither code nor name. */
  named(ids: ReadonlySet<string>, signal: AbortSignal): Promise<ReadonlyMap<string, Customer>>
}

const KEPT_MS = 86_400_000
/** Up to here one request each is as quick as the pages. */
const BY_ID_MAX = 5
const BY_ID_MAX_ONCE_READ = 20

export function createCustomers(connection: Connection, clock: Clock): Customers {
  const known = new Map<string, Customer>()
  let emptiedAt = clock.now()
  let wasRead = false

  const readSome = async (ids: readonly string[], signal: AbortSignal): Promise<void> => {
    const ask = { path: relaties.path, schema: relatie }
    await eachOf(ids, async (id) => {
      const row = await readById(connection.requests, { ...ask, id }, signal)
      known.set(id, row === undefined ? {} : toCustomer(row))
    })
  }

  const readPages = async (ids: readonly string[], signal: AbortSignal): Promise<void> => {
    const missing = new Set(ids)
    for await (const page of pages(connection, relaties, {}, signal)) {
      for (const row of page) {
        known.set(row.id, toCustomer(row))
        missing.delete(row.id)
      }
      if (missing.size === 0) break
    }
    wasRead = true
    for (const id of missing) known.set(id, {})
  }

  return {
    async named(ids, signal) {
      const age = clock.now() - emptiedAt
      if (age < 0 || age > KEPT_MS) {
        known.clear()
        wasRead = false
        emptiedAt = clock.now()
      }
      const unknown = [...ids].filter((id) => !known.has(id))
      try {
        if (unknown.length > (wasRead ? BY_ID_MAX_ONCE_READ : BY_ID_MAX)) await readPages(unknown, signal)
        else await readSome(unknown, signal)
      } catch (error) {
        if (!(error instanceof ReconcileError) || error.code !== 'SNELSTART_SCOPE') throw error
        connection.log({ code: 'missing-right', values: { scope: 'relaties:read' } })
      }
      return known
    },
  }
}

function toCustomer(row: Relatie): Customer {
  const code = row.relatiecode?.toString()
  const name = row.naam?.trim()
  return { ...(code === undefined ? {} : { code }), ...(name ? { name } : {}) }
}
