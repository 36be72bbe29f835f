// A stand-in for an Access database: a file that the stand-in of Windows' script host can open, and behind it a
// database in the memory of this process.

import { PGlite } from '@electric-sql/pglite'
import { citext } from '@electric-sql/pglite/contrib/citext'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { AccessFaults } from './access-faults.ts'
import { JetSession, type Asked, type Doors } from './jet-session.ts'
import { jetErrorOf } from './jet-errors.ts'
import type { JetTable } from './jet-table.ts'
import { createTableStatements } from './postgres-tables.ts'
import { turnsOf } from './turns.ts'

export interface AccessStandIn {
  /** The .mdb, in a folder of its own. */
  readonly file: string
  readonly faults: AccessFaults
  /** Every statement that was asked, as it came. */
  readonly log: readonly string[]
  /** Behind the back of whoever is connected, in PostgreSQL's words. */
  rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  close(): Promise<void>
}

export async function startAccess(
  tables: readonly JetTable[],
  doors: Doors = { filePassword: '', accounts: { Admin: '' } },
): Promise<AccessStandIn> {
  const pg = await PGlite.create({ extensions: { citext } })
  await pg.exec(['CREATE EXTENSION citext', ...createTableStatements(tables)].join(';\n'))
  const faults = new AccessFaults()
  const log: string[] = []
  const parts = { pg, faults, log, doors, tables: new Map(tables.map((table) => [table.name.toLowerCase(), table])) }
  const turns = turnsOf()
  const server = net.createServer((socket) => {
    const session = new JetSession(parts)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => void turns.leave(session, () => session.end()))
    const lines = createInterface({ input: socket })
    lines.on('error', () => socket.destroy())
    lines.on('line', (line) => {
      void turns
        .take(
          session,
          () => session.answer(JSON.parse(line) as Asked),
          () => session.inTransaction,
        )
        .catch((error: unknown) => {
          const { number, state, message } = jetErrorOf(error)
          return { error: { number, state, description: message, source: 'Microsoft JET Database Engine' } }
        })
        .then((answer) => !socket.destroyed && socket.write(`${JSON.stringify(answer)}\n`))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stand-in-access-'))
  const file = path.join(folder, 'boeken.mdb')
  await writeFile(file, JSON.stringify({ standIn: 'access', port: (server.address() as net.AddressInfo).port }))
  return {
    file,
    faults,
    log,
    rows: async (sql) => (await pg.query<Record<string, unknown>>(sql)).rows,
    async close() {
      await new Promise((resolve) => server.close(resolve))
      await pg.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
