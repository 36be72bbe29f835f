// From what Node-RED stored to typed settings: brought up to date, then parsed, once, at the door.

import type { z } from 'zod'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { migrated, type Migration } from './migrations.ts'
import { MISSING } from './property.ts'

/**
 * @throws ReconcileError CONFIG_MISSING or CONFIG_INVALID, naming the first property that can't be used
 */
export function parseConfig<Schema extends z.ZodType>(
  schema: Schema,
  config: unknown,
  migrations: readonly Migration[] = [],
): z.output<Schema> {
  const result = schema.safeParse(migrated(config, migrations))
  if (result.success) return result.data
  throw refusal(result.error.issues[0])
}

function refusal(issue: z.core.$ZodIssue | undefined): ReconcileError {
  const field = String(issue?.path[0] ?? '')
  if (issue?.code !== 'custom') return new ReconcileError('CONFIG_INVALID', 'not-accepted', { field })
  if (issue.message === MISSING) return new ReconcileError('CONFIG_MISSING', 'setting', { field })
  return new ReconcileError('CONFIG_INVALID', issue.message, { field, ...plainValues(issue.params) })
}

function plainValues(params: Readonly<Record<string, unknown>> = {}): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string' || typeof value === 'number') values[name] = value
  }
  return values
}
