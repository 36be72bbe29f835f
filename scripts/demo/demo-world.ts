// What stands behind the demo: the stand-ins of the chosen kind of SnelStart, and how its user would fill in the nodes.

import type { Story } from '../../sandbox/worlds/story.ts'
import { startDatabaseSandbox } from '../../sandbox/database-sandbox.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'

export const DEMO_KINDS = ['online', 'network', 'mdb'] as const
export type DemoKind = (typeof DEMO_KINDS)[number]

export interface DemoWorld {
  readonly story: Story | undefined
  readonly environment: Readonly<Record<string, string>>
  readonly filledIn: FilledIn
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Only for the kinds that are booked by an import file. */
  readonly readImportFile?: (text: string) => Promise<number>
  close(): Promise<void>
}

/** By the type of the node. */
export type FilledIn = Readonly<Record<string, Readonly<Record<string, string | boolean>>>>

const BOOKS = { mode: 'book', bookingJournalKind: 'Memoriaal', bookFrom: '2020-01-01' }

export const FILLED_IN_ONLINE: FilledIn = {
  'book-payment': { ...BOOKS, bookingJournal: '2900', clearingAccount: '1220' },
}

/** @param importFolder must exist. @throws Error for an .mdb on Windows, where the stand-in of Windows can't run */
export function demoWorld(kind: DemoKind, importFolder: string): Promise<DemoWorld> {
  return kind === 'online' ? onlineWorld() : databaseWorld(kind, importFolder)
}

async function onlineWorld(): Promise<DemoWorld> {
  const { keys, story, environment, close } = await startSandbox()
  const { subscriptionKey, clientKey, apiKey } = keys
  return {
    story,
    environment,
    filledIn: FILLED_IN_ONLINE,
    secrets: { 'snelstart-config': { subscriptionKey, clientKey }, 'msp-config': { apiKey } },
    close,
  }
}

async function databaseWorld(kind: 'network' | 'mdb', importFolder: string): Promise<DemoWorld> {
  if (kind === 'mdb' && process.platform === 'win32') {
    throw new Error(
      'On Windows an .mdb is opened by Access itself: test the connection with a copy of your own administration.',
    )
  }
  const sandbox = await startDatabaseSandbox(kind)
  const { story, connection, environment } = sandbox
  const openCents = story.lines.reduce((total, line) => total + line.openCents, 0)
  return {
    story,
    environment,
    filledIn: {
      // What SnelStart's own list of open debtors shows, which its user types over.
      'snelstart-config': { ...connection.properties, confirmedOpenTotal: (openCents / 100).toFixed(2) },
      'book-payment': {
        ...BOOKS,
        via: 'file',
        importFolder,
        bookingJournal: String(sandbox.bookingJournal),
        clearingAccount: String(sandbox.clearingAccount),
      },
    },
    secrets: { 'snelstart-config': connection.secrets, 'msp-config': { apiKey: sandbox.apiKey } },
    readImportFile: (text) => sandbox.readImportFile(text),
    close: () => sandbox.close(),
  }
}
