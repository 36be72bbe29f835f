// What is particular to LocalDB: an instance lives in one Windows account, and a file has one version and one user.
//
// Source: Microsoft, "SqlLocalDB: error messages" (the numbers below, as ODBC passes them), "Database Engine errors".

import { ReconcileError } from '../../../../reconcile/domain/reconcile-error.ts'
import { connectError, hasNumber, hasWord, type Place } from '../sql-server-errors.ts'

/** The file is open elsewhere: the operating system said no, or it is attached under another name. */
const FILE_IN_USE = [5120, 5133, 5171, 1828, 1832]
/** "cannot be opened because it is version …; this server supports version …", and what goes with it. */
const OTHER_VERSION = [948, 1813, 1853]
/** No such instance in this account; no LocalDB at all. */
const NO_INSTANCE = [0x89c50107 | 0, 0x89c5010a | 0, 0x89c50118 | 0, 0x89c50112 | 0]

export function localDbError(error: unknown, place: Place & { readonly file: string }): ReconcileError {
  const { file, server, database } = place
  const values = { file, server, database }
  if (OTHER_VERSION.some((number) => hasNumber(error, number))) {
    return new ReconcileError('SNELSTART_UNREACHABLE', 'local-db-version', values)
  }
  if (FILE_IN_USE.some((number) => hasNumber(error, number))) {
    return new ReconcileError('SNELSTART_LOCKED', 'local-db-file', values)
  }
  const found = connectError(error, { server, database })
  const isElsewhere = NO_INSTANCE.some((number) => hasNumber(error, number)) || hasWord(error, '08001')
  if (isElsewhere || found.detail === 'server-silent' || found.detail === 'database-connection') {
    return new ReconcileError('SNELSTART_UNREACHABLE', 'local-db-session', values, found.cause)
  }
  return found
}
