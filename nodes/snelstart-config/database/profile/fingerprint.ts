// The tables in use, column by column, so that a database that was converted is noticed before it is read.

import { createHash } from 'node:crypto'

import type { Catalogue } from '../catalogue.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { LOGICAL_TABLES } from './known-names.ts'

/** `dbo.tblRelatie.fldNaam` to its type; a table itself to `table` or `view`. Sorted by name. */
export type SchemaParts = Readonly<Record<string, string>>

export interface Difference {
  readonly what: string
  /** Absent: it is new. */
  readonly before?: string
  /** Absent: it is gone. */
  readonly now?: string
}

/**
 * All columns of the tables in use, also those that are not read: by them a conversion shows. What the profile takes
 * for what is part of it; the betalingskenmerk is not, since no amount depends on it.
 */
export function schemaParts(catalogue: Catalogue, profile: SchemaProfile): SchemaParts {
  const used = new Set(LOGICAL_TABLES.map((logical) => pathOf(profile[logical].schema, profile[logical].table)))
  const parts = catalogue.tables
    .map((table) => ({ ...table, path: pathOf(table.schema, table.name) }))
    .filter(({ path }) => used.has(path))
    .flatMap(({ path, kind, columns }): [string, string][] => [
      [path, kind],
      ...columns.map(({ name, type }): [string, string] => [`${path}.${name}`, type]),
    ])
  const mapped = LOGICAL_TABLES.flatMap((logical) =>
    Object.entries(profile[logical].columns).map(([name, column]): [string, string] => [`${logical}.${name}`, column]),
  )
  return Object.fromEntries([...parts, ...mapped].sort(([one], [other]) => (one < other ? -1 : 1)))
}

export function fingerprint(parts: SchemaParts): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(parts)))
    .digest('hex')
}

export function differences(before: SchemaParts, now: SchemaParts): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort()
  return names.flatMap((what) => {
    const [old, fresh] = [before[what], now[what]]
    if (old === fresh) return []
    return [{ what, ...(old === undefined ? {} : { before: old }), ...(fresh === undefined ? {} : { now: fresh }) }]
  })
}

const SHOWN_MAX = 10

/** Short and without words, so that it can stand in a sentence of any language: `+ new (int)`, `− gone`, `a: int → text`. */
export function shownDifferences(found: readonly Difference[]): string {
  const shown = found.slice(0, SHOWN_MAX).map(({ what, before, now }) => {
    if (before === undefined) return `+ ${what} (${now ?? ''})`
    return now === undefined ? `− ${what} (${before})` : `${what}: ${before} → ${now}`
  })
  return [...shown, ...(found.length > SHOWN_MAX ? [`… (${found.length})`] : [])].join('; ')
}

const pathOf = (schema: string, table: string): string => (schema === '' ? table : `${schema}.${table}`)
