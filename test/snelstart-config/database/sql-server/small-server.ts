// A SQL Server with a few tables of every type, for tests of the engine itself.

import { openDatabase } from '../../../../sandbox/sql-server/books/database.ts'
import { tableOf } from '../../../../sandbox/sql-server/books/table.ts'
import {
  SANDBOX_LOGIN,
  type SqlServerOptions,
  type SqlServerStandIn,
  startSqlServer,
} from '../../../../sandbox/sql-server/start-sql-server.ts'
import type { DatabaseEngine } from '../../../../nodes/snelstart-config/database/engine.ts'
import { createSqlServerEngine } from '../../../../nodes/snelstart-config/database/sql-server/sql-server-engine.ts'
import type { SqlServerSettings } from '../../../../nodes/snelstart-config/database/sql-server/sql-server-settings.ts'
import { impatientClock } from './real-clock.ts'

export const DATABASE = 'Bloemenhuis'

const ALL_TYPES = tableOf({
  name: 'tblSoorten',
  columns: [
    'fldID int identity',
    'fldBedrag money',
    'fldDecimaal decimal(28,6)',
    'fldGroot bigint',
    'fldMoment datetime',
    'fldPrecies datetime2(3)',
    'fldDag date',
    'fldSleutel uniqueidentifier',
    'fldBytes varbinary(50)',
    'fldTekst nvarchar(max)',
    'fldKort nvarchar(50)',
    'fldWaar bit',
    'fldKomma float',
  ],
  primaryKey: ['fldID'],
})

const ENTRY = tableOf({
  name: 'tblPost',
  columns: ['fldID int identity', 'fldNummer int not null', 'fldBoekstuk nvarchar(20) not null', 'fldVersie timestamp'],
  primaryKey: ['fldID'],
  indexes: [{ columns: ['fldBoekstuk'], unique: true }],
  triggers: ['trgPost'],
})

const LINE = tableOf({
  name: 'tblRegel',
  columns: [
    'fldID int identity',
    'fldPostID int not null',
    'fldDebet money not null default 0',
    'fldDubbel money as (fldDebet + fldDebet)',
  ],
  primaryKey: ['fldID'],
  foreignKeys: [{ column: 'fldPostID', to: 'tblPost', toColumn: 'fldID' }],
})

/** What the trigger writes, with keys of its own: those must not be taken for the new entry's. */
const LOG = tableOf({
  name: 'tblMutatieLog',
  columns: ['fldMutatieLogID int identity', 'fldTabel nvarchar(128)', 'fldHandeling nvarchar(20)'],
  primaryKey: ['fldMutatieLogID'],
})

export interface SmallServer {
  readonly server: SqlServerStandIn
  /** A fresh engine for it, released when the server is closed. */
  engine(settings?: Partial<SqlServerSettings>): DatabaseEngine
  /** Rows as text, from outside any session. */
  look(sql: string): Promise<readonly Readonly<Record<string, string | null>>[]>
  close(): Promise<void>
}

export async function startSmallServer(
  options: Omit<SqlServerOptions, 'databases'> & { snapshots?: boolean } = {},
): Promise<SmallServer> {
  const { snapshots = true, ...rest } = options
  const database = await openDatabase({ name: DATABASE, tables: [ALL_TYPES, ENTRY, LINE, LOG], snapshots })
  const server = await startSqlServer({ ...rest, databases: [database] })
  const engines: DatabaseEngine[] = []
  return {
    server,
    engine(settings = {}) {
      const whole: SqlServerSettings = {
        server: 'localhost',
        port: server.port,
        database: DATABASE,
        login: { by: 'password', ...SANDBOX_LOGIN },
        encrypt: 'true',
        trustServerCertificate: false,
        certificateAuthority: server.certificate,
        ...settings,
      }
      const engine = createSqlServerEngine({ settings: whole, clock: impatientClock, limits: LIMITS })
      engines.push(engine)
      return engine
    },
    look: (sql) => database.look(sql),
    async close() {
      await Promise.all(engines.map((engine) => engine.release()))
      await server.close()
      await database.close()
    },
  }
}

const LIMITS = { connectMs: 5000, statementMs: 3000, lockMs: 1000 }
