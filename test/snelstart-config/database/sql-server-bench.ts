// A whole administration on the stand-in for SQL Server, through the real engine.

import type { Clock } from '../../../nodes/reconcile/domain/clock.ts'
import type { OpenDebtor } from '../../../nodes/reconcile/domain/open-debtor.ts'
import type { Warning } from '../../../nodes/reconcile/domain/warning.ts'
import {
  createDatabaseAdministration,
  type DatabaseAdministration,
  type DatabaseParts,
} from '../../../nodes/snelstart-config/database/administration.ts'
import { engineSource } from '../../../nodes/snelstart-config/database/reading/engine-source.ts'
import { createSqlServerEngine } from '../../../nodes/snelstart-config/database/sql-server/sql-server-engine.ts'
import { SANDBOX_LOGIN, type SqlServerStandIn, startSqlServer } from '../../../sandbox/sql-server/start-sql-server.ts'
import {
  type AdministrationOptions,
  type AdministrationWorld,
  createAdministration,
} from '../../../sandbox/sql-server/world/administration-world.ts'
import { folderInMemory, keptInMemory } from './kept-in-memory.ts'

export interface SqlServerBench {
  readonly world: AdministrationWorld
  readonly server: SqlServerStandIn
  readonly administration: DatabaseAdministration
  readonly warnings: Warning[]
  readonly signal: AbortSignal
  /** The same connection with other settings. */
  again(settings: DatabaseParts['settings']): DatabaseAdministration
  debtors(administration?: DatabaseAdministration): Promise<readonly OpenDebtor[]>
  close(): Promise<void>
}

export async function openSqlServerBench(options: AdministrationOptions = {}): Promise<SqlServerBench> {
  const world = await createAdministration(options)
  const server = await startSqlServer({ databases: [world.database] })
  const engine = createSqlServerEngine({
    clock: CLOCK,
    settings: {
      server: 'localhost',
      port: server.port,
      database: world.database.name,
      login: { by: 'password', ...SANDBOX_LOGIN },
      encrypt: 'true',
      trustServerCertificate: true,
    },
  })
  const warnings: Warning[] = []
  const log = (warning: Warning): void => void warnings.push(warning)
  const shared = {
    source: engineSource(engine, log),
    kind: 'network',
    name: world.database.name,
    kept: folderInMemory(),
    totals: keptInMemory(),
    clock: CLOCK,
    log,
  } as const
  const again: SqlServerBench['again'] = (settings) => createDatabaseAdministration({ ...shared, settings })
  const administration = again({})
  const { signal } = new AbortController()
  return {
    world,
    server,
    administration,
    warnings,
    signal,
    again,
    async debtors(of = administration) {
      const all: OpenDebtor[] = []
      for await (const page of of.openDebtors({ customerNames: true }, signal)) all.push(...page)
      return all
    },
    async close() {
      await engine.release()
      await server.close()
      await world.close()
    },
  }
}

/** Nobody waits in these tests: nothing is let go of but by the test. */
const CLOCK: Clock = {
  now: () => globalThis.Date.parse('2026-11-24T12:00:00+01:00'),
  random: () => 0,
  sleep: (_, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    }),
}
