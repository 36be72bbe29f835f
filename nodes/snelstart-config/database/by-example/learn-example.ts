// Learns from one booking that a person made in SnelStart what each column of such a booking holds, or refuses.

import { instantOf } from '../../../reconcile/domain/amsterdam.ts'
import type { Clock } from '../../../reconcile/domain/clock.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Books } from '../books.ts'
import type { DatabaseEngine } from '../engine.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { assertNothingElsewhere } from './elsewhere.ts'
import { type ExampleRoles, isAlike, isClearingLine, isDebtorLine, rolesIn } from './example-roles.ts'
import { arePositionsSure, assertEmpty, explainRow, positionsIn } from './explain-rows.ts'
import type { Learnt } from './learnt.ts'
import { type Entry, type EntryReader, readExample, readOthers } from './read-entries.ts'
import { readSurroundings, type Surroundings } from './surroundings.ts'
import { isByDatabase, numberKind, shapeOf, tablesForExample } from './tables-for-example.ts'

export interface LearnParts {
  readonly engine: DatabaseEngine
  readonly profile: SchemaProfile
  readonly books: Pick<Books, 'accounts'>
  readonly fingerprint: string
  readonly clock: Pick<Clock, 'now'>
}

/** @throws ReconcileError CONFIG_INVALID for an example that is none, SNELSTART_SCHEMA for what can't be explained */
export async function learnExample(parts: LearnParts, document: string, signal: AbortSignal): Promise<Learnt> {
  const { engine, profile, books, fingerprint, clock } = parts
  if (!engine.writes) throw new ReconcileError('CONFIG_INVALID', 'no-database-booking')
  const catalogue = await engine.catalogue([], signal)
  const tables = tablesForExample(catalogue, profile)
  const reader: EntryReader = { engine, profile, tables }
  const example = await readExample(reader, document, signal)
  const roles = rolesIn(example, await books.accounts(signal), profile.entry.columns.date)
  await assertNothingElsewhere(engine, { catalogue, profile, header: example.header }, signal)
  const { id, entry } = { id: profile.entry.columns.id, entry: profile.line.columns.entry }
  await assertEmpty(engine, tables.entry, { key: id, ids: [example.header.id] }, signal)
  await assertEmpty(engine, tables.line, { key: entry, ids: [example.header.id] }, signal)
  const others = await readOthers(reader, example, (other) => isAlike(other, roles), signal)
  const around = await readSurroundings(
    reader,
    { entries: [example, ...others], debtorsId: roles.debtors.id, counted: countable(tables.entry, profile) },
    signal,
  )
  const { rows, severalInvoices } = explainedRows(reader, { example, others, roles, around })
  return {
    kept: 'learnt',
    version: 1,
    document: example.header.document,
    fingerprint,
    shape: shapeOf(tables),
    journal: { id: roles.journal.id, number: roles.journal.number },
    clearing: { id: roles.clearingAccount.id, number: roles.clearingAccount.number },
    debtorsId: roles.debtors.id,
    numbers: {
      account: numberKind(tables.ledger, profile.ledger.columns.number),
      invoice: numberKind(tables.invoice, profile.invoice.columns.number),
    },
    year: example.header.date.slice(0, 4),
    first: roles.clearing.position === 0 ? 'clearing' : 'debtor',
    severalInvoices,
    compared: others.length,
    learntAt: instantOf(clock.now()),
    rows,
  }
}

function explainedRows(
  { profile, tables }: EntryReader,
  {
    example,
    others,
    roles,
    around,
  }: {
    readonly example: Entry
    readonly others: readonly Entry[]
    readonly roles: ExampleRoles
    readonly around: Surroundings
  },
): { readonly rows: Learnt['rows']; readonly severalInvoices: boolean } {
  const observed = (
    entries: readonly Entry[],
    isOne: typeof isDebtorLine = () => true,
  ): ReturnType<typeof around.ofLine>[] =>
    entries.flatMap((entry) =>
      entry.lines.filter((line) => isOne(line, roles)).map((line) => around.ofLine(entry, line)),
    )
  const lines = observed([example, ...others])
  const positions = positionsIn(tables.line, profile, lines)
  const line = { table: tables.line, profile, positions }
  return {
    severalInvoices: arePositionsSure(positions, lines),
    rows: {
      entry: [
        ...explainRow({
          role: 'entry',
          table: tables.entry,
          profile,
          positions,
          example: around.ofEntry(example),
          others: others.map((other) => around.ofEntry(other)),
        }),
      ],
      clearing: [
        ...explainRow({
          ...line,
          role: 'clearing',
          example: around.ofLine(example, roles.clearing),
          others: observed(others, isClearingLine),
        }),
      ],
      debtor: [
        ...explainRow({
          ...line,
          role: 'debtor',
          example: around.ofLine(example, roles.debtor),
          others: observed(others, isDebtorLine),
        }),
      ],
    },
  }
}

/** Whole numbers of entries that the profile knows nothing of: any of them can be a count. */
function countable(table: EntryReader['tables']['entry'], profile: SchemaProfile): readonly string[] {
  const known = new Set<string>(Object.values(profile.entry.columns))
  return table.columns
    .filter((column) => column.family === 'integer' && !known.has(column.name) && !isByDatabase(column))
    .map(({ name }) => name)
}
