// Why an import file was not written, for a person.

import { ReconcileError } from '../../domain/reconcile-error.ts'
import { systemCode } from '../../../shared/files/system-code.ts'

/** What is not an error of the disk stays what it is. */
export function notWritten(file: string, error: unknown): Error {
  const reason = systemCode(error)
  if (error instanceof Error && !/^E[A-Z]+$/.test(reason)) return error
  return new ReconcileError('CONFIG_INVALID', 'import-file-not-written', { file, reason }, error)
}
