// Where the books of each kind are: the engine of a database, or a copy of an Access file that is read without one.
// The libraries behind them are loaded at first use, never for Online.

import type { Warning } from '../../reconcile/domain/warning.ts'
import { createAccessEngine } from '../../snelstart-config/database/access/access-engine.ts'
import { createAccessSource } from '../../snelstart-config/database/access/access-source.ts'
import type { DatabaseEngine } from '../../snelstart-config/database/engine.ts'
import { engineSource } from '../../snelstart-config/database/reading/engine-source.ts'
import type { BooksSource } from '../../snelstart-config/database/source.ts'
import { createLocalDbEngine } from '../../snelstart-config/database/sql-server/local-db/local-db-engine.ts'
import { createSqlServerEngine } from '../../snelstart-config/database/sql-server/sql-server-engine.ts'
import { systemClock } from '../http/system-clock.ts'
import type { DatabaseSettings } from '../settings/connection-settings.ts'
import type { MdbSettings } from '../settings/database-file-settings.ts'

export interface OpenDatabase {
  readonly source: BooksSource
  /** Undefined for a copy: nothing can be written into it. */
  readonly engine?: DatabaseEngine
}

/** Of one statement; whatever leads to a commit has as long, all together. */
export const STATEMENT_LIMIT_MS = 60_000
/** What leads to a commit, and the commit itself. */
export const DATABASE_WRITE_LIMIT_MS = 2 * STATEMENT_LIMIT_MS

const LIMITS = { connectMs: 15_000, statementMs: STATEMENT_LIMIT_MS, lockMs: 10_000 }

export function openDatabase(settings: DatabaseSettings, log: (warning: Warning) => void): OpenDatabase {
  if (settings.kind === 'mdb') return openAccess(settings, log)
  const engine = engineOf(settings)
  return { source: engineSource(engine, log), engine }
}

/** Jet exists on Windows only; where it or the package to reach it is missing, a copy is read. */
function openAccess(
  { file, workgroupFile, user, password }: MdbSettings,
  log: (warning: Warning) => void,
): OpenDatabase {
  const place = {
    file,
    ...(workgroupFile === undefined ? {} : { workgroupFile }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
  }
  const clock = systemClock
  if (process.platform !== 'win32') return { source: createAccessSource({ place, engine: undefined, clock, log }) }
  const engine = createAccessEngine({ place, clock, limitMs: STATEMENT_LIMIT_MS })
  return { source: createAccessSource({ place, engine, clock, log }), engine }
}

function engineOf(settings: Exclude<DatabaseSettings, MdbSettings>): DatabaseEngine {
  switch (settings.kind) {
    case 'local': {
      const { file, database } = settings
      return createLocalDbEngine({ file, database, clock: systemClock, limits: LIMITS })
    }
    case 'network':
    case 'sql':
      return createSqlServerEngine({ settings, clock: systemClock, limits: LIMITS })
  }
}
