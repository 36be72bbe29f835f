// The mssql library over either of its two drivers, loaded when a database is first opened.

import type * as mssql from 'mssql'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'

export type Library = typeof mssql

/** @throws ReconcileError CONFIG_MISSING when it isn't installed */
export async function networkLibrary(): Promise<Library> {
  try {
    return (await import('mssql')).default
  } catch (error) {
    throw new ReconcileError('CONFIG_MISSING', 'library-missing', { library: 'mssql' }, error)
  }
}

/** With the Windows account that Node-RED runs as. @throws ReconcileError CONFIG_MISSING when it isn't installed */
export async function windowsLibrary(): Promise<Library> {
  try {
    return (await import('mssql/msnodesqlv8')).default
  } catch (error) {
    throw new ReconcileError('CONFIG_MISSING', 'library-missing', { library: 'mssql msnodesqlv8' }, error)
  }
}
