// A process of its own that holds a large SnelStart database behind the stand-in for SQL Server.

import { z } from 'zod'
import { startSqlServer } from '../../sandbox/sql-server/start-sql-server.ts'
import { createAdministration } from '../../sandbox/sql-server/world/administration-world.ts'
import { answering, taskOf } from '../processes/answering.ts'

const given = taskOf(z.object({ openInvoices: z.number(), lines: z.number() }))
const started = start()
started.catch(() => undefined) // told to whoever asks

async function start() {
  const world = await createAdministration({ large: given })
  const server = await startSqlServer({ databases: [world.database] })
  return { world, server }
}

answering({
  place: async () => {
    const { world, server } = await started
    return { port: server.port, database: world.database.name }
  },
  forget: async () => (await started).server.clearRequests(),
  /** Rows that the database read to answer the statements that sum lines. */
  linesRead: async () => {
    const { server } = await started
    const sums = server.requests.filter(({ text }) => text.includes('SUM(IIF('))
    let read = 0
    for (const request of sums) read += (await server.explain(request)).rowsRead
    return read
  },
})
