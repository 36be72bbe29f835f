// A server with an administration, and a client of another maker to ask it.

import type sql from 'mssql'
import {
  SANDBOX_LOGIN,
  startSqlServer,
  type SqlServerOptions,
  type SqlServerStandIn,
} from '../../../sandbox/sql-server/start-sql-server.ts'
import {
  type AdministrationOptions,
  type AdministrationWorld,
  createAdministration,
} from '../../../sandbox/sql-server/world/administration-world.ts'

export interface StartedServer {
  readonly world: AdministrationWorld
  readonly server: SqlServerStandIn
  connect(options?: sql.IOptions, about?: Partial<sql.config>): Promise<sql.ConnectionPool>
  close(): Promise<void>
}

/** The first engine of a process takes seconds to start. */
export const START_MS = 120_000

export async function startedServer(
  administration: AdministrationOptions = {},
  options: Omit<SqlServerOptions, 'databases'> = {},
): Promise<StartedServer> {
  const { default: library } = await import('mssql')
  const world = await createAdministration(administration)
  const server = await startSqlServer({ databases: [world.database], ...options })
  const pools: sql.ConnectionPool[] = []
  return {
    world,
    server,
    async connect(more = {}, about = {}) {
      const pool = new library.ConnectionPool({
        server: 'localhost',
        port: server.port,
        ...SANDBOX_LOGIN,
        database: world.database.name,
        requestTimeout: 60_000,
        options: { encrypt: false, trustServerCertificate: true, ...more },
        ...about,
      })
      pool.on('error', () => undefined)
      pools.push(pool)
      return pool.connect()
    },
    async close() {
      // Not waited for: after a test that failed, a transaction may still hold a connection.
      for (const pool of pools) pool.close().catch(() => undefined)
      await server.close()
      await world.close()
    },
  }
}

export type Rows = readonly Readonly<Record<string, unknown>>[]

/** The rows of a statement with nvarchar parameters. */
export async function ask(
  on: sql.ConnectionPool | sql.Transaction,
  text: string,
  values: Readonly<Record<string, string | null>> = {},
): Promise<Rows> {
  const { default: library } = await import('mssql')
  const request = on instanceof library.Transaction ? new library.Request(on) : new library.Request(on)
  for (const [name, value] of Object.entries(values)) request.input(name, library.NVarChar(library.MAX), value)
  const { recordsets } = await request.query<Readonly<Record<string, unknown>>>(text)
  const rows: Rows | undefined = recordsets.at(0)
  return rows ?? []
}

/** SQL Server's number of the error that a promise ends with. */
export async function errorNumber(work: Promise<unknown>): Promise<number | string | undefined> {
  try {
    await work
  } catch (error) {
    const { number, code } = error as { number?: number; code?: string }
    return number ?? code
  }
  return undefined
}
