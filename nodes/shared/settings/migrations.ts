// Flows that users saved outlive the names in them: each change of a node's properties is one row here.

import { z } from 'zod'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'

/** What a dialog saves in the hidden property `version`. */
export const CURRENT_VERSION = 1

export interface Migration {
  /** The version that a config has afterwards. */
  readonly version: number
  up(config: Readonly<Record<string, unknown>>): Record<string, unknown>
}

const stored = z.looseObject({
  version: z.coerce.number().int().positive().catch(CURRENT_VERSION).default(CURRENT_VERSION),
})

/** @throws ReconcileError CONFIG_INVALID when a newer release of this pack saved the node */
export function migrated(config: unknown, migrations: readonly Migration[]): Readonly<Record<string, unknown>> {
  let current: Record<string, unknown> = { ...stored.parse(config) }
  const version = Number(current['version'])
  if (version > CURRENT_VERSION) throw new ReconcileError('CONFIG_INVALID', 'newer-version', { version })
  for (const migration of migrations) {
    if (migration.version > version) current = { ...migration.up(current), version: migration.version }
  }
  return current
}
