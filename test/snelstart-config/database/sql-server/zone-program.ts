// Writes moments to a SQL Server and reads them back, in a process whose time zone is the environment's.

import { createSqlServerEngine } from '../../../../nodes/snelstart-config/database/sql-server/sql-server-engine.ts'
import { sql } from '../../../../nodes/snelstart-config/database/statement.ts'
import { SANDBOX_LOGIN } from '../../../../sandbox/sql-server/start-sql-server.ts'
import { impatientClock } from './real-clock.ts'

const [port = '', database = '', text = '', ...moments] = process.argv.slice(2)

async function main(): Promise<void> {
  const { signal } = new AbortController()
  const engine = createSqlServerEngine({
    settings: {
      server: 'localhost',
      port: Number(port),
      database,
      login: { by: 'password', ...SANDBOX_LOGIN },
      encrypt: 'true',
      trustServerCertificate: true,
    },
    clock: impatientClock,
  })
  for (const date of moments) {
    const moment = { type: 'date', date } as const
    const statement = sql`INSERT INTO [dbo].[tblSoorten] ([fldKort], [fldMoment], [fldPrecies], [fldDag]) VALUES (${{ type: 'text', text }}, ${moment}, ${moment}, ${moment})`
    const outcome = await engine.transact(
      { lock: 'zone', steps: [{ do: 'write', statement, rows: 1 }], end: 'commit' },
      signal,
    )
    if (outcome.state !== 'committed') throw new Error(outcome.state)
  }
  const rows = await engine.read(
    sql`SELECT [fldMoment], [fldPrecies], [fldDag] FROM [dbo].[tblSoorten] WHERE [fldKort] = ${{ type: 'text', text }} ORDER BY [fldID]`,
    signal,
  )
  await engine.release()
  process.stdout.write(JSON.stringify(rows))
}

void main()
