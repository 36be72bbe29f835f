// A process of its own that reads every open debtor of a SnelStart database, page by page, keeping none.

import { z } from 'zod'
import { createDatabaseAdministration } from '../../nodes/snelstart-config/database/administration.ts'
import { engineSource } from '../../nodes/snelstart-config/database/reading/engine-source.ts'
import { createSqlServerEngine } from '../../nodes/snelstart-config/database/sql-server/sql-server-engine.ts'
import { NOTHING_KEPT } from '../../nodes/shared/connections/nothing-kept.ts'
import { systemClock } from '../../nodes/shared/http/system-clock.ts'
import { SANDBOX_LOGIN } from '../../sandbox/sql-server/start-sql-server.ts'
import { answering, taskOf } from '../processes/answering.ts'

const { port, database } = taskOf(z.object({ port: z.number(), database: z.string() }))
const BYTES_PER_MB = 1_048_576
const log = (): void => undefined

const engine = createSqlServerEngine({
  clock: systemClock,
  settings: {
    server: 'localhost',
    port,
    database,
    login: { by: 'password', ...SANDBOX_LOGIN },
    encrypt: 'true',
    trustServerCertificate: true,
  },
})
const administration = createDatabaseAdministration({
  source: engineSource(engine, log),
  kind: 'network',
  name: database,
  settings: {},
  kept: NOTHING_KEPT,
  totals: NOTHING_KEPT.rows('open-totals'),
  clock: systemClock,
  log,
})
const { signal } = new AbortController()

async function read() {
  await administration.journals(signal)
  globalThis.gc?.()
  const idleMb = process.memoryUsage().rss / BYTES_PER_MB
  let peakMb = idleMb
  let debtors = 0
  let pages = 0
  let statementsMax = 0
  let before = administration.requestCount()
  for await (const page of administration.openDebtors({ customerNames: true }, signal)) {
    debtors += page.length
    pages += 1
    statementsMax = Math.max(statementsMax, administration.requestCount() - before)
    before = administration.requestCount()
    peakMb = Math.max(peakMb, process.memoryUsage().rss / BYTES_PER_MB)
  }
  return { debtors, pages, statementsMax, aboveIdleMb: peakMb - idleMb }
}

answering({ read })
