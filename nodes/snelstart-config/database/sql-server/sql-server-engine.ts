// SnelStart's database on a SQL Server in the network.

import type { Clock } from '../../../reconcile/domain/clock.ts'
import type { DatabaseEngine } from '../engine.ts'
import { createConnections } from './connections.ts'
import { engineOver } from './engine-over.ts'
import { networkOpening } from './network-opening.ts'
import { serverName, type SqlServerSettings, TIME_LIMITS, type TimeLimits } from './sql-server-settings.ts'

export interface SqlServerParts {
  readonly settings: SqlServerSettings
  readonly clock: Clock
  readonly limits?: TimeLimits
}

/** Nothing is loaded or opened before the first question. */
export function createSqlServerEngine({ settings, clock, limits = TIME_LIMITS }: SqlServerParts): DatabaseEngine {
  const place = { server: serverName(settings), database: settings.database }
  const connections = createConnections(networkOpening(settings, limits))
  return engineOver({ connections, place, limits, clock })
}
