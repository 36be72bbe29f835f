// The built-in profile: under which names each table and column is looked for, the likeliest first. Where each name comes
// from, and how sure it is, stands in docs/database.md.

import type { ColumnFamily } from '../catalogue.ts'
import type { Mapped, SchemaProfile } from '../schema-profile.ts'

export type LogicalTable = Exclude<keyof SchemaProfile, 'reference'>

export interface KnownTable<Needed extends string, Optional extends string> {
  /** Tried with `tbl` before it, then as it is. */
  readonly name: string
  readonly needed: Readonly<Record<Needed, KnownColumn>>
  readonly optional: Readonly<Record<Optional, KnownColumn>>
}

export interface KnownColumn {
  readonly names: readonly string[]
  /** Looked for when none of the names is there. */
  readonly like?: RegExp
  readonly families: readonly ColumnFamily[]
}

type Known<Table> = Table extends Mapped<infer Needed, infer Optional> ? KnownTable<Needed, Optional> : never

const KEY: readonly ColumnFamily[] = ['integer']
const NUMBER: readonly ColumnFamily[] = ['integer', 'text']
const TEXT: readonly ColumnFamily[] = ['text']
const DAY: readonly ColumnFamily[] = ['date']
/** A float holds no exact amount. */
const MONEY: readonly ColumnFamily[] = ['money', 'decimal']
const FLAG: readonly ColumnFamily[] = ['boolean', 'integer']

export const KNOWN_NAMES: { readonly [Table in LogicalTable]: Known<SchemaProfile[Table]> } = {
  ledger: {
    name: 'Grootboek',
    needed: {
      id: named(KEY, 'fldGrootboekID'),
      number: named(NUMBER, 'fldNummer'),
      name: named(TEXT, 'fldOmschrijving'),
      function: named(KEY, 'fldGrootboekFunctieID'),
    },
    optional: { inactive: named(FLAG, 'fldNonactief') },
  },
  relation: {
    name: 'Relatie',
    needed: { id: named(KEY, 'fldRelatieID'), code: named(NUMBER, 'fldRelatiecode') },
    optional: {
      name: named(TEXT, 'fldNaam'),
      kind: named(KEY, 'fldRelatieSoort'),
      creditDays: named(KEY, 'fldKrediettermijn'),
    },
  },
  invoice: {
    name: 'FactuurNummer',
    needed: {
      id: named(KEY, 'fldFactuurNummerID'),
      number: named(NUMBER, 'fldFactuurnummer'),
      relation: named(KEY, 'fldRelatieID'),
    },
    optional: { kind: { ...named(KEY, 'fldFactuurSoort', 'fldSoort'), like: /soort/i } },
  },
  entry: {
    name: 'Journaalpost',
    needed: {
      id: named(KEY, 'fldJournaalpostID'),
      date: named(DAY, 'fldDatum'),
      document: named(TEXT, 'fldBoekstuk'),
    },
    optional: {
      // A dagboek is a ledger account, so its key is one of the ledger.
      journal: { ...named(KEY, 'fldDagboekGrootboekID', 'fldDagboekID', 'fldGrootboekID'), like: /dagboek.*id$/i },
      description: named(TEXT, 'fldOmschrijving'),
    },
  },
  line: {
    name: 'JournaalpostRegel',
    needed: {
      entry: named(KEY, 'fldJournaalpostID'),
      ledger: named(KEY, 'fldGrootboekID'),
      invoice: named(KEY, 'fldFactuurNummerID'),
      debit: named(MONEY, 'fldDebet'),
      credit: named(MONEY, 'fldCredit'),
    },
    optional: { id: named(KEY, 'fldJournaalpostRegelID'), text: named(TEXT, 'fldOmschrijving') },
  },
  sale: {
    name: 'VerkoopFactuur',
    needed: { id: named(KEY, 'fldVerkoopFactuurID'), invoice: named(KEY, 'fldFactuurNummerID') },
    optional: { date: named(DAY, 'fldDatum') },
  },
  order: {
    name: 'VerkoopOrder',
    needed: { id: named(KEY, 'fldVerkoopOrderID'), sale: named(KEY, 'fldVerkoopFactuurID') },
    optional: {
      relation: named(KEY, 'fldRelatieID'),
      orderReference: named(TEXT, 'fldOrderreferentie', 'fldUwReferentie', 'fldReferentie'),
      text: named(TEXT, 'fldOmschrijving'),
    },
  },
}

export const LOGICAL_TABLES = Object.keys(KNOWN_NAMES) as readonly LogicalTable[]

export function columnsOf(table: LogicalTable): readonly string[] {
  const { needed, optional } = KNOWN_NAMES[table]
  return [...Object.keys(needed), ...Object.keys(optional)]
}

function named(families: readonly ColumnFamily[], ...names: readonly string[]): KnownColumn {
  return { names, families }
}
