// A database of which the pool just opened: what it allows, asked once.

import type { ConnectionPool } from 'mssql'
import { ask } from './ask.ts'
import type { OpenDatabase } from './connections.ts'
import type { Library } from './library.ts'

/** 1: ALLOW_SNAPSHOT_ISOLATION is on (docs: sys.databases). */
const SNAPSHOTS_ON = 1

/** @throws what the library throws, after the pool has been closed */
export async function openDatabase(library: Library, pool: ConnectionPool): Promise<OpenDatabase> {
  try {
    const text = 'SELECT snapshot_isolation_state AS [state] FROM sys.databases WHERE name = DB_NAME()'
    const [row] = await ask(library, pool, { text, inputs: [] }, new AbortController().signal)
    return { library, pool, hasSnapshots: row?.cells['state'] === SNAPSHOTS_ON }
  } catch (error) {
    await pool.close()
    throw error
  }
}
