// A database engine over the connections to one SQL Server database, wherever it runs.

import type { Clock } from '../../../reconcile/domain/clock.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { DatabaseEngine, Row } from '../engine.ts'
import type { Statement } from '../statement.ts'
import { ask } from './ask.ts'
import { type BoundStatement, boundStatement } from './bound-statement.ts'
import type { Connections, OpenDatabase } from './connections.ts'
import { readCatalogue } from './read-catalogue.ts'
import { type Place, statementError } from './sql-server-errors.ts'
import type { TimeLimits } from './sql-server-settings.ts'
import { transacted } from './transaction.ts'

export interface EngineParts {
  readonly connections: Connections
  readonly place: Place
  readonly limits: TimeLimits
  readonly clock: Clock
}

/** Who reads while others write can lose a deadlock, or have to wait for long: about a second in all. */
const TRIES = 3
const FIRST_WAIT_MS = 250

export function engineOver({ connections, place, limits, clock }: EngineParts): DatabaseEngine {
  let asked = 0

  const readOnce = async (statement: Statement, signal: AbortSignal): Promise<readonly Row[]> => {
    const bound = boundStatement(statement)
    if (!/^\s*SELECT\s/i.test(bound.text)) throw new RangeError('only SELECT reads')
    const database = await connections.opened(signal)
    asked++
    try {
      const rows = await ask(database.library, database.pool, prefixed(bound, database, limits), signal)
      return rows.map(({ cells }) => cells)
    } catch (error) {
      throw statementError(error, place)
    }
  }

  const read: DatabaseEngine['read'] = async (statement, signal) => {
    for (let tried = 1; ; tried++) {
      try {
        return await readOnce(statement, signal)
      } catch (error) {
        if (!(error instanceof ReconcileError) || error.code !== 'SNELSTART_LOCKED' || tried === TRIES) throw error
        await clock
          .sleep(FIRST_WAIT_MS * 2 ** (tried - 1) * (0.5 + clock.random()), signal)
          .catch((reason: unknown) => {
            throw new ReconcileError('CANCELLED', 'any', {}, reason)
          })
      }
    }
  }

  return {
    kind: 'sql-server',
    writes: true,
    read,
    catalogue: (tables, signal) => readCatalogue(tables, (statement) => read(statement, signal)),
    async transact(plan, signal) {
      asked++
      try {
        const database = await connections.opened(signal)
        const discard = (): void => void connections.release().catch(() => undefined)
        return await transacted(database, plan, { place, lockMs: limits.lockMs, discard }, signal)
      } catch (error) {
        return { state: 'refused', error }
      }
    },
    release: () => connections.release(),
    requestCount: () => asked,
  }
}

/** A connection keeps the level of the transaction that it had before, so that each statement says its own. */
function prefixed(
  { text, inputs }: BoundStatement,
  { hasSnapshots }: OpenDatabase,
  limits: TimeLimits,
): BoundStatement {
  const level = hasSnapshots ? 'SNAPSHOT' : 'READ COMMITTED'
  return { text: `SET LOCK_TIMEOUT ${limits.lockMs}; SET TRANSACTION ISOLATION LEVEL ${level}; ${text}`, inputs }
}
