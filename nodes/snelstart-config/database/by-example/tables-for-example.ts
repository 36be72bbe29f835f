// The tables that a booking is written into and copied from, and whether it may be written there at all.

import { createHash } from 'node:crypto'

import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Catalogue, CatalogueColumn, CatalogueTable } from '../catalogue.ts'
import type { SchemaProfile } from '../schema-profile.ts'

export interface ExampleTables {
  readonly entry: CatalogueTable
  readonly line: CatalogueTable
  readonly invoice: CatalogueTable
  readonly relation: CatalogueTable
  readonly ledger: CatalogueTable
}

/** A boekstuk of ours at its longest (SnelStart's own limit). */
const KEY_LENGTH = 25

/**
 * @param catalogue of at least these five tables
 * @throws ReconcileError SNELSTART_SCHEMA for what a booking by example can't be sure of
 */
export function tablesForExample(catalogue: Catalogue, profile: SchemaProfile): ExampleTables {
  const entry = found(catalogue, profile.entry)
  const line = found(catalogue, profile.line)
  for (const [table, id] of [
    [entry, profile.entry.columns.id],
    [line, profile.line.columns.id],
  ] as const) {
    if (table.kind === 'view') refuse('example-through-view', table.name)
    const [trigger] = table.triggers
    if (trigger !== undefined) {
      throw new ReconcileError('SNELSTART_SCHEMA', 'example-trigger', { table: table.name, trigger })
    }
    const key = table.columns.find(({ name }) => name === id)
    if (key?.counted !== true) refuse('example-key-not-counted', table.name)
    const odd = table.columns.find((column) => column.family === 'other' && !isByDatabase(column))
    if (odd) {
      const values = { table: table.name, column: odd.name, type: odd.type }
      throw new ReconcileError('SNELSTART_SCHEMA', 'example-column-type', values)
    }
  }
  if (profile.entry.columns.journal === undefined) refuse('example-journal-unknown', entry.name)
  const document = entry.columns.find(({ name }) => name === profile.entry.columns.document)
  if (lengthOf(document?.type ?? '') < KEY_LENGTH) refuse('example-document-short', entry.name)
  return {
    entry,
    line,
    invoice: found(catalogue, profile.invoice),
    relation: found(catalogue, profile.relation),
    ledger: found(catalogue, profile.ledger),
  }
}

export function numberKind(table: CatalogueTable, column: string): 'text' | 'integer' {
  return table.columns.find(({ name }) => name === column)?.family === 'text' ? 'text' : 'integer'
}

/** All that decides what a row must hold; two words of it are enough to see a change. */
export function shapeOf({ entry, line }: Pick<ExampleTables, 'entry' | 'line'>): string {
  const told = [entry, line].map(({ schema, name, kind, columns, triggers, foreignKeys }) => ({
    schema,
    name,
    kind,
    columns,
    triggers,
    foreignKeys,
  }))
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}

export function isByDatabase({ counted, computed, type }: CatalogueColumn): boolean {
  return counted || computed || /^(rowversion|timestamp)$/i.test(type)
}

/** Of a text column, in characters; without an end where its type tells none. */
export function lengthOf(type: string): number {
  const [, length] = /\((\d+)\)/.exec(type) ?? []
  return length === undefined ? Number.POSITIVE_INFINITY : Number(length)
}

function found({ tables }: Catalogue, mapped: { readonly schema: string; readonly table: string }): CatalogueTable {
  const table = tables.find(({ schema, name }) => schema === mapped.schema && name === mapped.table)
  return table ?? refuse('example-tables-unseen', mapped.table)
}

function refuse(
  detail:
    | 'example-through-view'
    | 'example-key-not-counted'
    | 'example-journal-unknown'
    | 'example-document-short'
    | 'example-tables-unseen',
  table: string,
): never {
  switch (detail) {
    case 'example-through-view':
      throw new ReconcileError('SNELSTART_SCHEMA', 'example-through-view', { table })
    case 'example-key-not-counted':
      throw new ReconcileError('SNELSTART_SCHEMA', 'example-key-not-counted', { table })
    case 'example-journal-unknown':
      throw new ReconcileError('SNELSTART_SCHEMA', 'example-journal-unknown', { table })
    case 'example-document-short':
      throw new ReconcileError('SNELSTART_SCHEMA', 'example-document-short', { table })
    case 'example-tables-unseen':
      throw new ReconcileError('SNELSTART_SCHEMA', 'example-tables-unseen', { table })
  }
}
