// Which way of booking fits which kind of SnelStart; the kind is known once the administration has answered.

import type { AdministrationDescription } from '../domain/administration.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'

/** @throws ReconcileError CONFIG_INVALID */
export function checkWay(via: 'administration' | 'file' | 'database', kind: AdministrationDescription['kind']): void {
  if (via === 'database' && kind === 'online') throw new ReconcileError('CONFIG_INVALID', 'via-not-online')
  if (via === 'administration' && kind !== 'online') throw new ReconcileError('CONFIG_INVALID', 'via-only-online')
}
