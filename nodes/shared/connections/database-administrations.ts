// Connections with a SnelStart database: one object per distinct place, account and settings in this process, shared by
// every node that uses them, and let go of when the last of them closes.

import { win32 } from 'node:path'

import type { Node, NodeAPI } from 'node-red'
import type { KeptFolder } from '../../reconcile/domain/kept-rows.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import {
  createDatabaseAdministration,
  type DatabaseAdministration,
} from '../../snelstart-config/database/administration.ts'
import {
  type ByExampleBooking,
  type ByExampleParts,
  createByExampleBooking,
} from '../../snelstart-config/database/by-example/by-example-booking.ts'
import type { BooksInUse } from '../../snelstart-config/database/database-booking.ts'
import { systemClock } from '../http/system-clock.ts'
import type { DatabaseSettings } from '../settings/connection-settings.ts'
import { connectionFolder, houseFolder, operatorOf } from './data-folder-of.ts'
import { openDatabase, STATEMENT_LIMIT_MS } from './open-database.ts'
import { fingerprint } from './fingerprint.ts'
import { NOTHING_KEPT } from './nothing-kept.ts'
import { sayWarning } from './say-warning.ts'
import { sharedObjects } from './shared-objects.ts'

export interface ConnectedDatabase {
  readonly administration: DatabaseAdministration
  /** Undefined where nothing can be written. */
  readonly byExample: ((inUse: BooksInUse) => ByExampleBooking) | undefined
}

const databases = sharedObjects<ConnectedDatabase>(letGo)

export function sharedDatabase(RED: NodeAPI, node: Node, settings: DatabaseSettings): DatabaseAdministration {
  const log = sayWarning(RED, node)
  const kept = connectionFolder(RED, placeOf(RED, settings), log)
  return databases.of(node, nameOf(RED, settings), () => connect(RED, settings, kept, log)).administration
}

/**
 * For a question with values that are not deployed: the connection in use with these values, or one for the moment.
 * @param keeps whether what is found out belongs to this connection, or is forgotten with the question
 */
export async function withDatabase<Result>(
  RED: NodeAPI,
  settings: DatabaseSettings,
  keeps: 'kept' | 'forgotten',
  use: (database: ConnectedDatabase) => Promise<Result>,
): Promise<Result> {
  const inUse = databases.inUse(nameOf(RED, settings))
  if (inUse !== undefined) return use(inUse)
  const silent = (): void => undefined
  const kept = keeps === 'kept' ? connectionFolder(RED, placeOf(RED, settings), silent) : NOTHING_KEPT
  const database = connect(RED, settings, kept, silent)
  try {
    return await use(database)
  } finally {
    await letGo(database)
  }
}

/** A database that does not let go is told of by the administration itself. */
async function letGo({ administration }: ConnectedDatabase): Promise<void> {
  await administration.release().catch(() => undefined)
}

function connect(
  RED: NodeAPI,
  settings: DatabaseSettings,
  kept: KeptFolder,
  log: (warning: Warning) => void,
): ConnectedDatabase {
  const { kind, schemaProfile, confirmedOpenTotal } = settings
  const { source, engine } = openDatabase(settings, log)
  const byExample =
    engine &&
    ((inUse: BooksInUse) => exampleBooking({ ...inUse, engine, kept: kept.rows('examples'), clock: systemClock }))
  const administration = createDatabaseAdministration({
    source,
    kind,
    name: shownName(settings),
    settings: {
      ...(schemaProfile === undefined ? {} : { schemaProfile }),
      ...(confirmedOpenTotal === undefined ? {} : { confirmedOpenTotal }),
    },
    kept,
    totals: houseFolder(RED).rows('open-totals'),
    clock: systemClock,
    log,
    ...(byExample ? { booking: byExample } : {}),
  })
  return { administration, byExample }
}

/** Whatever leads to a commit ends in time: after the write limit, its absence in the database counts. */
function exampleBooking(parts: ByExampleParts): ByExampleBooking {
  const booking = createByExampleBooking(parts)
  return {
    ...booking,
    book: (order, signal) => booking.book(order, AbortSignal.any([signal, AbortSignal.timeout(STATEMENT_LIMIT_MS)])),
  }
}

/** SnelStart calls the database, or the file, after the administration. */
function shownName(settings: DatabaseSettings): string {
  // The path is one of Windows or of this machine: both signs end a folder.
  return settings.kind === 'mdb' ? win32.parse(settings.file).name : settings.database
}

/** A folder on disk is called after it, so no password is in it: that is short, and could be tried from its hash. */
function placeOf(RED: NodeAPI, settings: DatabaseSettings): string {
  const { dataFolder = '' } = operatorOf(RED)
  return fingerprint('database', dataFolder, settings.kind, ...whereOf(settings))
}

function whereOf(settings: DatabaseSettings): readonly string[] {
  if (settings.kind === 'local' || settings.kind === 'mdb') return [settings.file]
  const { server, port = 0, instance = '', database } = settings
  return [server, String(port), instance, database].map((part) => part.toLowerCase())
}

/** In memory only. */
function nameOf(RED: NodeAPI, settings: DatabaseSettings): string {
  return fingerprint(placeOf(RED, settings), JSON.stringify(Object.entries({ ...settings, name: '' }).sort()))
}
