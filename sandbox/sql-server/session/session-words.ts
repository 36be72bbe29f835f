// What a session knows of itself and of its database, by the names of T-SQL.

import type { SqlServerError } from '../sql-error.ts'
import type { SqlType } from '../sql-type.ts'
import type { Value } from '../translate/context.ts'
import { isSame } from '../translate/scope.ts'
import type { Session } from './session.ts'

const INT: SqlType = { name: 'int' }
const NAME: SqlType = { name: 'nvarchar', size: 128 }
const IDENTITY: SqlType = { name: 'decimal', precision: 38, scale: 0 }

export const VERSION = 'Microsoft SQL Server 2014 (a stand-in for tests) - 12.0.2000.8 (X64) Express Edition (64-bit)'

/** @returns undefined for what is no word of the session */
export function sessionWord(
  session: Session,
  caught: SqlServerError | undefined,
  name: string,
  words: readonly (string | null)[],
): Value | undefined {
  const number = (value: number): Value => ({ type: INT, text: String(value) })
  const text = (value: string | null): Value => ({ type: NAME, text: value })
  switch (name.toUpperCase()) {
    case '@@ROWCOUNT':
      return number(session.rowCount)
    case '@@TRANCOUNT':
      return number(session.depth)
    case '@@ERROR':
      return number(session.lastError)
    case '@@SPID':
      return { type: { name: 'smallint' }, text: String(session.spid) }
    case '@@VERSION':
      return { type: { name: 'nvarchar', size: 300 }, text: VERSION }
    case '@@SERVERNAME':
      return text('STANDIN')
    case '@@LOCK_TIMEOUT':
      return number(session.lockTimeoutMs)
    case 'SCOPE_IDENTITY':
      return { type: IDENTITY, text: session.scopeIdentity }
    case '@@IDENTITY':
      return { type: IDENTITY, text: session.identity }
    case 'XACT_STATE':
      return { type: { name: 'smallint' }, text: String(session.doomed ? -1 : session.depth > 0 ? 1 : 0) }
    case 'DB_NAME':
      return text(session.database.name)
    case 'DB_ID':
      return number(5)
    case 'ORIGINAL_LOGIN':
    case 'SUSER_SNAME':
      return text(session.login)
    case 'USER_NAME':
    case 'CURRENT_USER':
      return text('dbo')
    case 'SERVERPROPERTY':
      return text(serverProperty(words[0]))
    case 'DATABASEPROPERTYEX':
      return text(words[1]?.toLowerCase() === 'collation' ? 'Latin1_General_CI_AS' : null)
    case 'APPLOCK_MODE':
      return { type: { name: 'nvarchar', size: 32 }, text: session.appLockMode(words[1] ?? '') }
    case 'OBJECT_ID':
      return { type: INT, text: objectId(session, words[0]) }
    case 'ERROR_NUMBER':
      return { type: INT, text: caught ? String(caught.number) : null }
    case 'ERROR_MESSAGE':
      return { type: { name: 'nvarchar', size: 4000 }, text: caught?.message ?? null }
    default:
      return undefined
  }
}

const PROPERTIES: Readonly<Record<string, string>> = {
  productversion: '12.0.2000.8',
  productmajorversion: '12',
  edition: 'Express Edition (64-bit)',
  engineedition: '4',
  collation: 'Latin1_General_CI_AS',
  servername: 'STANDIN',
  islocaldb: '0',
}

const serverProperty = (name: string | null | undefined): string | null => PROPERTIES[name?.toLowerCase() ?? ''] ?? null

function objectId(session: Session, path: string | null | undefined): string | null {
  const parts = (path ?? '').split('.').map((part) => part.replace(/^\[(.*)\]$/, '$1'))
  const table = session.database.catalogue.find(parts)
  if (!table) return null
  const own = session.database.catalogue.tables.filter(({ schema }) => isSame(schema, 'dbo'))
  const at = own.indexOf(table)
  // As the system views number them.
  return at < 0 ? null : String(1_000_000 + at * 16)
}
