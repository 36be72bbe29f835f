// All columns of the three kinds of rows, each with its one explanation.

import type { CatalogueColumn, CatalogueTable } from '../catalogue.ts'
import type { DatabaseEngine } from '../engine.ts'
import { keyValue, wholeIn } from '../reading/cells.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { joined, nameOf, sql } from '../statement.ts'
import { unexplained } from './example-refused.ts'
import { type Evidence, type Explanation, explainColumn } from './explain-column.ts'
import { gives } from './gives.ts'
import type { LearntColumn, Role, Rule } from './learnt.ts'
import type { Observed } from './observed.ts'
import { profileRule, sourcesOf } from './profile-rules.ts'
import { isByDatabase } from './tables-for-example.ts'
import { isReadable, tableName } from './whole-rows.ts'

export interface RowEvidence {
  readonly role: Role
  readonly table: CatalogueTable
  readonly profile: SchemaProfile
  readonly example: Observed
  readonly others: readonly Observed[]
  /** Columns of lines that hold the place of the line. */
  readonly positions: ReadonlyMap<string, 0 | 1>
}

/** @throws ReconcileError SNELSTART_SCHEMA that names the column without a sure explanation */
export function explainRow(evidence: RowEvidence): readonly LearntColumn[] {
  return evidence.table.columns.map((column) => {
    const { name, type, family, hasDefault } = column
    const explanation = explained(column, evidence)
    if ('why' in explanation) throw unexplained(explanation.why, { table: evidence.table.name, column: name }, family)
    return { name, type, family, hasDefault, rule: explanation.rule, alsoFits: [...(explanation.alsoFits ?? [])] }
  })
}

function explained(column: CatalogueColumn, evidence: RowEvidence): Explanation {
  const { table, profile, example, others, positions, role } = evidence
  const known = profileRule(column, evidence)
  // What a booking is about can't be left to the database.
  if (isByDatabase(column)) return known ? { why: 'varies' } : { rule: { is: 'by-database' } }
  // Read as empty in the example (`assertEmpty`).
  if (!isReadable(column)) return { rule: { is: 'constant', cell: null } }
  if (known) return isFree(known) || gives(known, column, example) ? { rule: known } : { why: 'varies' }
  const first = role === 'entry' ? undefined : positions.get(column.name)
  if (first !== undefined) return { rule: { is: 'position', first } }
  const sources: Evidence['sources'] = sourcesOf(column, profile, table.foreignKeys)
  return explainColumn(column, { example, others, sources })
}

/** A person's own words: ours stand in their place. */
const isFree = (rule: Rule): boolean => rule.is === 'description'

/** Columns that count the lines of every entry, from 0 or from 1. */
export function positionsIn(
  table: CatalogueTable,
  profile: SchemaProfile,
  lines: readonly Observed[],
): ReadonlyMap<string, 0 | 1> {
  const known = new Set<string>(Object.values(profile.line.columns))
  const found = new Map<string, 0 | 1>()
  for (const column of table.columns) {
    if (isByDatabase(column) || known.has(column.name)) continue
    for (const first of [0, 1] as const) {
      if (lines.every((line) => gives({ is: 'position', first }, column, line))) found.set(column.name, first)
    }
  }
  return found
}

/** Whether every such column is sure to be a count, and not a kind of line that goes 1, 2. */
export function arePositionsSure(positions: ReadonlyMap<string, 0 | 1>, lines: readonly Observed[]): boolean {
  const hasMore = lines.some(({ header }) => header.lineCount > 2)
  return hasMore || [...positions.keys()].every((name) => /volg|regel|positie/i.test(name))
}

/** Columns whose contents can't be copied must be empty in the example. @throws ReconcileError SNELSTART_SCHEMA */
export async function assertEmpty(
  engine: Pick<DatabaseEngine, 'read'>,
  table: CatalogueTable,
  { key, ids }: { readonly key: string; readonly ids: readonly string[] },
  signal: AbortSignal,
): Promise<void> {
  for (const column of table.columns) {
    if (isReadable(column) || isByDatabase(column)) continue
    const place = { table: table.name, column: column.name }
    const isOne = sql`${nameOf(key)} IN (${joined(
      ids.map((id) => sql`${keyValue(id)}`),
      ', ',
    )})`
    const counted = sql`SELECT COUNT(*) AS [counted] FROM ${tableName(table)}
      WHERE ${isOne} AND ${nameOf(column.name)} IS NOT NULL`
    const [row = {}] = await engine.read(counted, signal)
    if (wholeIn(row, 'counted', place) > 0) throw unexplained('unconfirmed', place, column.family)
  }
}
