// What can be wrong with writing the record, as an error with a code.

import { systemCode } from '../../shared/files/system-code.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'

export function notWritable(folder: string, cause: unknown): ReconcileError {
  return new ReconcileError('RECORD_NOT_WRITABLE', 'disk', { folder, system: systemCode(cause) }, cause)
}
