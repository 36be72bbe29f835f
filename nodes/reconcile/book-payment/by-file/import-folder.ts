// The folder that import files are written to: it must be there, and writable, before anything is promised.

import { access, constants, stat } from 'node:fs/promises'

import { ReconcileError } from '../../domain/reconcile-error.ts'
import { systemCode } from '../../../shared/files/system-code.ts'

/** @throws ReconcileError CONFIG_INVALID */
export async function checkImportFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: unknown) => {
    throw new ReconcileError('CONFIG_INVALID', 'import-folder-missing', { folder, reason: systemCode(error) }, error)
  })
  if (!found.isDirectory()) throw new ReconcileError('CONFIG_INVALID', 'import-folder-is-file', { folder })
  await access(folder, constants.W_OK | constants.X_OK).catch((error: unknown) => {
    const values = { folder, reason: systemCode(error) }
    throw new ReconcileError('CONFIG_INVALID', 'import-folder-read-only', values, error)
  })
}
