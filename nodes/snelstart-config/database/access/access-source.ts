// The books of an Access file by the best way that this machine has: Access itself, or a copy of the file where there is
// no Windows or nothing on it that opens Access files. A copy is for a preview and a report; `writes` says so.

import type { Clock } from '../../../reconcile/domain/clock.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Warning } from '../../../reconcile/domain/warning.ts'
import type { DatabaseEngine } from '../engine.ts'
import { engineSource } from '../reading/engine-source.ts'
import type { BooksSource } from '../source.ts'
import type { AccessPlace } from './access-place.ts'
import { createCopySource } from './copy/copy-source.ts'

export interface AccessSourceParts {
  readonly place: AccessPlace
  /** Absent where there is no Windows. */
  readonly engine: DatabaseEngine | undefined
  readonly clock: Clock
  readonly log: (warning: Warning) => void
}

export function createAccessSource({ place, engine, clock, log }: AccessSourceParts): BooksSource {
  const { file, password } = place
  const copied = createCopySource({ file, clock, log, ...(password === undefined ? {} : { password }) })
  const asked = engine && engineSource(engine, log)
  let inUse = asked ?? copied
  return {
    get writes() {
      return inUse.writes
    },
    async catalogue(tables, signal) {
      try {
        return await inUse.catalogue(tables, signal)
      } catch (error) {
        // Only what has to be installed: a wrong password or a file in use is no reason to read a copy.
        if (inUse === copied || !(error instanceof ReconcileError) || error.code !== 'CONFIG_MISSING') throw error
        inUse = copied
        return inUse.catalogue(tables, signal)
      }
    },
    booksOf: (profile) => inUse.booksOf(profile),
    release: () => inUse.release(),
    requestCount: () => copied.requestCount() + (asked?.requestCount() ?? 0),
  }
}
