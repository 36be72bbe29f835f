// Attaching the file, and detaching it again when it was us who attached it: SnelStart detaches what it opened itself.

import type { ConnectionPool } from 'mssql'
import { ask } from '../ask.ts'
import type { OpenDatabase, Opening } from '../connections.ts'
import { type Library, windowsLibrary } from '../library.ts'
import { odbcPool } from '../odbc-pool.ts'
import { openDatabase } from '../open-database.ts'
import { hasNumber } from '../sql-server-errors.ts'
import { APPLICATION, type TimeLimits } from '../sql-server-settings.ts'
import { localDbError } from './local-db-errors.ts'

export interface LocalDbFile {
  readonly file: string
  readonly database: string
}

export const INSTANCE = '(localdb)\\SnelStart'

/** "Cannot detach the database because it is currently in use": SnelStart opened it meanwhile, and will detach it. */
const IN_USE = 3703

export function localDbOpening(place: LocalDbFile, limits: TimeLimits): Opening {
  let isOurs = false

  /** On the instance itself, and on no database that anybody could be waiting for. */
  const onInstance = async <Result>(
    library: Library,
    work: (pool: ConnectionPool) => Promise<Result>,
  ): Promise<Result> => {
    const pool = await odbcPool(library, keywords({ Database: 'master' }), limits)
    try {
      return await work(pool)
    } finally {
      await pool.close()
    }
  }

  const attached = async (): Promise<OpenDatabase> => {
    const library = await windowsLibrary()
    const wasThere = await onInstance(library, (pool) => isThere(library, pool, place.database))
    isOurs = !wasThere
    const words = { Database: place.database, AttachDbFileName: place.file }
    return await openDatabase(library, await odbcPool(library, keywords(words), limits))
  }
  return {
    async open() {
      try {
        return await attached()
      } catch (error) {
        throw localDbError(error, { ...place, server: INSTANCE })
      }
    },
    async close({ library, pool }) {
      await pool.close()
      if (!isOurs) return
      isOurs = false
      try {
        await onInstance(library, (instance) => detach(library, instance, place.database))
      } catch (error) {
        if (!hasNumber(error, IN_USE)) throw localDbError(error, { ...place, server: INSTANCE })
      }
    },
  }
}

function keywords(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  // LocalDB talks within this machine and this account, and has no encryption.
  return { Server: INSTANCE, Trusted_Connection: 'Yes', Encrypt: 'No', APP: APPLICATION, ...words }
}

async function isThere(library: Library, pool: ConnectionPool, database: string): Promise<boolean> {
  const statement = {
    text: 'SELECT name AS [name] FROM sys.databases WHERE name = @p1',
    inputs: [{ name: 'p1', type: 'text', value: database } as const],
  }
  return (await ask(library, pool, statement, new AbortController().signal)).length > 0
}

async function detach(library: Library, pool: ConnectionPool, database: string): Promise<void> {
  const statement = {
    text: 'EXEC sp_detach_db @dbname = @p1, @skipchecks = @p2',
    inputs: [
      { name: 'p1', type: 'text', value: database },
      { name: 'p2', type: 'text', value: 'true' },
    ] as const,
  }
  await ask(library, pool, statement, new AbortController().signal)
}
