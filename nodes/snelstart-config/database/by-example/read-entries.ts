// The example and other entries of its journal, with all that their rows can have been copied from.

import { type Cents, cents, sumCents } from '../../../reconcile/domain/cents.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { DatabaseEngine, Row } from '../engine.ts'
import { balanceIn, keyIn, keyValue } from '../reading/cells.ts'
import { moneyPlace } from '../reading/totals.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { nameOf, sql } from '../statement.ts'
import { dayOf, type Header, isMidnight } from './observed.ts'
import type { ExampleTables } from './tables-for-example.ts'
import { rowsByKey, wholeRows } from './whole-rows.ts'

export interface Entry {
  readonly row: Row
  readonly header: Header
  readonly journalId: string
  /** In the order of their ids. */
  readonly lines: readonly Line[]
  /** Of all debit. */
  readonly cents: Cents
}

export interface Line {
  readonly row: Row
  readonly id: string
  readonly ledgerId: string
  readonly invoiceId?: string
  /** Debit less credit. */
  readonly balanceCents: Cents
  readonly position: number
}

export interface EntryReader {
  readonly engine: Pick<DatabaseEngine, 'read'>
  readonly profile: SchemaProfile
  readonly tables: ExampleTables
}

/** Enough to see what varies, few enough to read at once. */
const OTHERS_MAX = 20
const LOOKED_AT = 100

/** @throws ReconcileError CONFIG_INVALID where there is not exactly one entry with this boekstuk */
export async function readExample(reader: EntryReader, document: string, signal: AbortSignal): Promise<Entry> {
  const { engine, profile, tables } = reader
  const where = sql`${nameOf(profile.entry.columns.document)} = ${{ type: 'text', text: document } as const}`
  const rows = await wholeRows(engine, tables.entry, { where }, signal)
  const [row] = rows
  if (row === undefined) throw new ReconcileError('CONFIG_INVALID', 'example-not-found', { document })
  if (rows.length > 1)
    throw new ReconcileError('CONFIG_INVALID', 'example-not-single', { document, count: rows.length })
  const [entry] = await withLines(reader, [row], signal)
  if (entry === undefined) throw new ReconcileError('CONFIG_INVALID', 'example-not-found', { document })
  return entry
}

/** The newest entries of the journal that people made, those like the example only. */
export async function readOthers(
  reader: EntryReader,
  example: Entry,
  isAlike: (entry: Entry) => boolean,
  signal: AbortSignal,
): Promise<readonly Entry[]> {
  const { engine, profile, tables } = reader
  const { id, journal, document } = profile.entry.columns
  if (journal === undefined) return []
  const where = sql`${nameOf(journal)} = ${keyValue(example.journalId)} AND ${nameOf(id)} <> ${keyValue(example.header.id)}`
  const rows = await wholeRows(engine, tables.entry, { where, newestBy: id, count: LOOKED_AT }, signal)
  const byPeople = rows.filter((row) => !String(row[document] ?? '').startsWith('MSP-'))
  const entries = await withLines(reader, byPeople, signal)
  return entries.filter(isAlike).slice(0, OTHERS_MAX)
}

async function withLines(reader: EntryReader, rows: readonly Row[], signal: AbortSignal): Promise<readonly Entry[]> {
  const { engine, profile, tables } = reader
  const { entry } = profile.line.columns
  const ids = rows.map((row) => keyOf(row, profile.entry.columns.id, profile.entry.table))
  const keys = ids.map(keyValue)
  const lines = await rowsByKey(engine, tables.line, entry, keys, signal)
  return rows.map((row, index) => {
    const own = lines.filter((line) => keyOf(line, entry, profile.line.table) === ids[index])
    return entryOf(row, own, profile, tables)
  })
}

function entryOf(row: Row, rows: readonly Row[], profile: SchemaProfile, tables: ExampleTables): Entry {
  const { columns, table } = profile.entry
  const lines = rows
    .map((line) => lineOf(line, profile))
    .sort((one, other) => Number(one.id) - Number(other.id))
    .map((line, position) => ({ ...line, position }))
  const moment = tables.entry.columns
    .filter(({ family, name }) => family === 'date' && name !== columns.date)
    .map(({ name }) => row[name] ?? null)
    .find((cell) => dayOf(cell) !== undefined && !isMidnight(cell))
  const madeOn = dayOf(moment ?? null)
  return {
    row,
    journalId: columns.journal === undefined ? '' : keyOf(row, columns.journal, table),
    header: {
      id: keyOf(row, columns.id, table),
      document: String(row[columns.document] ?? ''),
      description: columns.description === undefined ? '' : String(row[columns.description] ?? ''),
      date: dayOf(row[columns.date] ?? null) ?? '',
      ...(madeOn === undefined ? {} : { madeOn }),
      lineIds: lines.map(({ id }) => id),
      lineCount: lines.length,
    },
    lines,
    cents: sumCents(lines.map(({ balanceCents }) => cents(Math.max(0, balanceCents)))),
  }
}

function lineOf(row: Row, profile: SchemaProfile): Omit<Line, 'position'> {
  const { columns, table } = profile.line
  const invoiceId = keyIn(row, columns.invoice, { table, column: columns.invoice })
  return {
    row,
    id: keyOf(row, columns.id ?? '', table),
    ledgerId: keyOf(row, columns.ledger, table),
    ...(invoiceId === undefined ? {} : { invoiceId }),
    balanceCents: balanceIn(row, [columns.debit, columns.credit], moneyPlace(profile)),
  }
}

function keyOf(row: Row, column: string, table: string): string {
  return keyIn(row, column, { table, column }) ?? ''
}
