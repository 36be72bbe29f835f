// The story in an administration of one's own, in SQL Server or in an .mdb, beside MultiSafepay: for the demo of these kinds.

import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { asWindows } from './access/as-windows.ts'
import { openAdministration } from './access/small-administration.ts'
import { SNELSTART_TABLES } from './access/snelstart-tables.ts'
import { startAccess } from './access/start-access.ts'
import { startMultiSafepay } from './multisafepay/start-multisafepay.ts'
import { KEYS, todayInAmsterdam } from './sandbox.ts'
import { SANDBOX_LOGIN, startSqlServer } from './sql-server/start-sql-server.ts'
import { createAdministration } from './sql-server/world/administration-world.ts'
import { readImportFile } from './worlds/read-import-file.ts'
import { CLEARING_ACCOUNT, fillWithStory, type StoryAdministration } from './worlds/story-administration.ts'
import { storyBooks } from './worlds/story-books.ts'
import { storyInAccess, storyInSqlServer } from './worlds/story-in-database.ts'
import { type Story, tellOfPayments } from './worlds/story.ts'

export interface DatabaseSandbox {
  readonly story: Story
  /** What a user fills in in the connection with SnelStart. */
  readonly connection: {
    readonly properties: Readonly<Record<string, string | boolean>>
    readonly secrets: Readonly<Record<string, string>>
  }
  /** What a user chooses in the node that books. */
  readonly bookingJournal: number
  readonly clearingAccount: number
  readonly apiKey: string
  /** What Node-RED must find in its environment. */
  readonly environment: Readonly<Record<string, string>>
  /** As its user reads an import file into SnelStart. @returns the number of bookings */
  readImportFile(text: string): Promise<number>
  close(): Promise<void>
}

interface Place extends Pick<DatabaseSandbox, 'connection' | 'environment' | 'close'> {
  readonly books: StoryAdministration
}

export async function startDatabaseSandbox(kind: 'network' | 'mdb'): Promise<DatabaseSandbox> {
  const today = todayInAmsterdam()
  const multisafepay = await startMultiSafepay()
  const place = await (kind === 'network' ? inSqlServer() : inAccess())
  const { books, connection, environment } = place
  const invoices = await fillWithStory(books, storyBooks(today))
  return {
    story: tellOfPayments(multisafepay.world, today),
    connection,
    bookingJournal: books.memoriaal,
    clearingAccount: CLEARING_ACCOUNT,
    apiKey: KEYS.apiKey,
    environment: { ...environment, MULTISAFEPAY_API_URL: multisafepay.url },
    async readImportFile(text) {
      const entries = readImportFile(text, invoices)
      for (const entry of entries) await books.enter(entry)
      return entries.length
    },
    async close() {
      await Promise.all([place.close(), multisafepay.close()])
    },
  }
}

async function inSqlServer(): Promise<Place> {
  const world = await createAdministration({ name: 'Voorbeeld Fietsen' })
  const server = await startSqlServer({ databases: [world.database] })
  const { host, port } = server
  const properties = { kind: 'network', server: host, port: String(port), database: world.database.name }
  return {
    books: storyInSqlServer(world),
    // The certificate of the stand-in is its own.
    connection: { properties: { ...properties, trustServerCertificate: true }, secrets: { ...SANDBOX_LOGIN } },
    environment: {},
    async close() {
      await server.close()
      await world.close()
    },
  }
}

async function inAccess(): Promise<Place> {
  const access = await startAccess(SNELSTART_TABLES)
  const windows = await mkdtemp(path.join(os.tmpdir(), 'stand-in-windows-'))
  return {
    books: storyInAccess(await openAdministration(access)),
    connection: { properties: { kind: 'mdb', file: access.file }, secrets: {} },
    environment: await asWindows(windows),
    async close() {
      await access.close()
      await rm(windows, { recursive: true, force: true })
    },
  }
}
