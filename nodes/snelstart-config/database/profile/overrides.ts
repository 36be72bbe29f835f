// The schema profile that a person gives as JSON text: names that are used instead of the built-in ones. Each is still
// looked up in the catalogue before it is used.

import { z } from 'zod'

import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import { nameOf } from '../statement.ts'
import { columnsOf, LOGICAL_TABLES, type LogicalTable } from './known-names.ts'

export interface ProfileOverrides {
  readonly tables: Readonly<Partial<Record<LogicalTable, TableOverride>>>
  /** Null: there is no such column. */
  readonly reference?: ReferenceColumn | null
}

export interface TableOverride {
  readonly schema?: string | undefined
  readonly table?: string | undefined
  /** Null: there is no such column. */
  readonly columns?: Readonly<Record<string, string | null | undefined>> | undefined
}

export interface ReferenceColumn {
  readonly on: 'order' | 'sale' | 'invoice'
  readonly column: string
}

export const NO_OVERRIDES: ProfileOverrides = { tables: {} }

/** @throws ReconcileError CONFIG_INVALID naming the place in the text */
export function parseSchemaProfile(text: string | undefined): ProfileOverrides {
  if (text === undefined || text.trim() === '') return NO_OVERRIDES
  const parsed = schemaProfile.safeParse(jsonIn(text))
  if (parsed.success) {
    const { reference, ...tables } = parsed.data
    return { tables, ...(reference === undefined ? {} : { reference }) }
  }
  const [issue] = parsed.error.issues
  const key = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const path = [...(issue?.path ?? []), ...key].map(String).join('.')
  throw new ReconcileError('CONFIG_INVALID', 'schema-profile', { path: path === '' ? '{…}' : path.slice(0, 100) })
}

const name = z.string().refine((text) => isName(text))

const table = (logical: LogicalTable) =>
  z.strictObject({
    schema: name.optional(),
    table: name.optional(),
    columns: z.strictObject(sameFor(columnsOf(logical), name.nullish())).optional(),
  })

const schemaProfile = z.strictObject({
  ...Object.fromEntries(LOGICAL_TABLES.map((logical) => [logical, table(logical).optional()])),
  reference: z.strictObject({ on: z.enum(['order', 'sale', 'invoice']), column: name }).nullish(),
})

function sameFor<Schema>(names: readonly string[], schema: Schema): Record<string, Schema> {
  return Object.fromEntries(names.map((each) => [each, schema]))
}

function isName(text: string): boolean {
  try {
    nameOf(text)
    return true
  } catch {
    return false
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new ReconcileError('CONFIG_INVALID', 'schema-profile-not-json')
  }
}
