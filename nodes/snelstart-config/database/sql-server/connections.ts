// The connections to one database: opened at the first question, kept few, and let go as a whole.

import type { config, ConnectionPool } from 'mssql'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Library } from './library.ts'

export interface OpenDatabase {
  readonly library: Library
  readonly pool: ConnectionPool
  /** Whether the database allows reading as of one moment, without waiting for who writes. */
  readonly hasSnapshots: boolean
}

export interface Connections {
  /** Opens it when it isn't. @throws ReconcileError also CANCELLED, while it goes on opening for the next who asks */
  opened(signal: AbortSignal): Promise<OpenDatabase>
  release(): Promise<void>
}

export interface Opening {
  open(): Promise<OpenDatabase>
  /** Gets the open database back once; after that nobody uses it. */
  close(database: OpenDatabase): Promise<void>
}

export function createConnections(opening: Opening): Connections {
  let current: Promise<OpenDatabase> | undefined
  let closed: Promise<unknown> = Promise.resolve()

  const close = async (was: Promise<OpenDatabase>): Promise<void> => {
    let database: OpenDatabase
    try {
      database = await was
    } catch {
      // What could not be opened was told to who asked, and there is nothing to close.
      return
    }
    await opening.close(database)
  }
  return {
    async opened(signal) {
      if (signal.aborted) throw new ReconcileError('CANCELLED', 'any')
      const mine = (current ??= closed.then(() => opening.open()))
      mine.catch(() => {
        if (current === mine) current = undefined
      })
      return await unlessAborted(mine, signal)
    },
    async release() {
      const was = current
      current = undefined
      if (!was) return
      const closing = close(was)
      closed = closing.catch(() => undefined)
      await closing
    },
  }
}

/** Four are enough: reading and booking take turns, and whoever looks on needs one or two. */
const POOL = { min: 0, max: 4, idleTimeoutMillis: 10_000, acquireTimeoutMillis: 30_000 }

/** @throws what the library throws */
export async function connectedPool(library: Library, settings: config): Promise<ConnectionPool> {
  const pool = new library.ConnectionPool({ ...settings, pool: POOL })
  // What goes wrong with a connection is told to who uses it; an event without a listener would end the process.
  pool.on('error', () => undefined)
  return await pool.connect()
}

async function unlessAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let onAbort: (() => void) | undefined
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = (): void => reject(new ReconcileError('CANCELLED', 'any'))
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort)
  }
}
