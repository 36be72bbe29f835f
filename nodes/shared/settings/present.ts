// A value that has to be there, or is said to be missing.

import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'

/** @throws ReconcileError CONFIG_MISSING `no-secret`, `no-variable` */
export function presentSecret(field: string, secret: string | undefined): string {
  if (secret === undefined) throw new ReconcileError('CONFIG_MISSING', 'no-secret', { field })
  return withoutOpenVariable(field, secret)
}

/** An environment variable that is not set leaves its `${NAME}` behind: that is no value. */
export function withoutOpenVariable(field: string, text: string): string {
  const variable = /^\$\{([^}]*)\}$/.exec(text)?.[1]
  if (variable !== undefined) throw new ReconcileError('CONFIG_MISSING', 'no-variable', { field, variable })
  return text
}
