// SET: what changes the session. Options about NULL, quotes and texts are as the clients set them, and stay so.

import { SQL_ERROR } from '../sql-error.ts'
import type { Session } from './session.ts'

const LEVELS = ['READ UNCOMMITTED', 'READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE', 'SNAPSHOT']
/** Another value would change what statements mean. */
const FIXED: Readonly<Record<string, string>> = {
  QUOTED_IDENTIFIER: 'ON',
  ANSI_NULLS: 'ON',
  ANSI_PADDING: 'ON',
  CONCAT_NULL_YIELDS_NULL: 'ON',
  IMPLICIT_TRANSACTIONS: 'OFF',
  ROWCOUNT: '0',
}

/** @throws SqlServerError */
export function setOption(session: Session, name: string, value: string): void {
  switch (name) {
    case 'ISOLATION':
      if (!LEVELS.includes(value)) throw SQL_ERROR.near(value)
      session.isolation = value
      break
    case 'XACT_ABORT':
      session.abortsOnError = value === 'ON'
      break
    case 'LOCK_TIMEOUT':
      session.lockTimeoutMs = Number(value)
      break
    default: {
      const only = FIXED[name]
      if (only !== undefined && only !== value) throw SQL_ERROR.near(value)
    }
  }
}
