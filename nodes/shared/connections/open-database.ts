// Where the books of each kind are: the engine of a database, or a copy of an Access file that is read without one.
// The libraries behind them are loaded at first use, never for Online.

import type { Warning } from '../../reconcile/domain/warning.ts'
import { createAccessEngine } from '../../snelstart-config/database/access/access-engine.ts'
import { createCopySource } from '../../snelstart-config/database/access/copy/copy-source.ts'
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
  if (settings.kind === 'mdb' && !hasAccess()) {
    const { file, password } = settings
    const parts = { file, ...(password === undefined ? {} : { password }), clock: systemClock, log }
    return { source: createCopySource(parts) }
  }
  const engine = engineOf(settings)
  return { source: engineSource(engine, log), engine }
}

/** Jet exists on Windows only, and is reached through an optional package. */
function hasAccess(): boolean {
  if (process.platform !== 'win32') return false
  try {
    require.resolve('node-adodb')
    return true
  } catch {
    return false
  }
}

function engineOf(settings: DatabaseSettings): DatabaseEngine {
  switch (settings.kind) {
    case 'mdb':
      return accessEngine(settings)
    case 'local': {
      const { file, database } = settings
      return createLocalDbEngine({ file, database, clock: systemClock, limits: LIMITS })
    }
    case 'network':
    case 'sql':
      return createSqlServerEngine({ settings, clock: systemClock, limits: LIMITS })
  }
}

function accessEngine({ file, workgroupFile, user, password }: MdbSettings): DatabaseEngine {
  const account = {
    ...(workgroupFile === undefined ? {} : { workgroupFile }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
  }
  return createAccessEngine({ place: { file, ...account }, clock: systemClock, limitMs: STATEMENT_LIMIT_MS })
}
