// SnelStart 12's local administration: a database file that SQL Server LocalDB attaches while it is used, under the
// Windows account that works with SnelStart.
//
// Source: SnelStart Kennisplein, "Software koppelen met SnelStart administratie op LocalDB": the instance's name, Windows
// login, and that both the file and the database's name have to be given.

import path from 'node:path'
import type { Clock } from '../../../../reconcile/domain/clock.ts'
import type { DatabaseEngine } from '../../engine.ts'
import { createConnections } from '../connections.ts'
import { engineOver } from '../engine-over.ts'
import { TIME_LIMITS, type TimeLimits } from '../sql-server-settings.ts'
import { INSTANCE, localDbOpening } from './local-db-opening.ts'

export interface LocalDbParts {
  /** The whole path of the .mdf. */
  readonly file: string
  /** Absent: the file's own name, which is what SnelStart calls it. */
  readonly database?: string
  readonly clock: Clock
  readonly limits?: TimeLimits
}

/** Nothing is loaded or attached before the first question; `release` lets go of the file. */
export function createLocalDbEngine(parts: LocalDbParts): DatabaseEngine {
  const { file, clock, limits = TIME_LIMITS } = parts
  const database = parts.database ?? path.win32.basename(file).replace(/\.mdf$/i, '')
  const connections = createConnections(localDbOpening({ file, database }, limits))
  return engineOver({ connections, place: { server: INSTANCE, database }, limits, clock })
}
