// Who owes each open invoice of a page, since when, and under which references: one row an order behind the invoice.

import type { CalendarDate } from '../../../reconcile/domain/calendar-date.ts'
import type { Row } from '../engine.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { joined, type Name, nameOf, type Statement, sql, topOf } from '../statement.ts'
import { dayIn, keyIn, textIn, wholeIn } from './cells.ts'
import { type NamedTable, namedTable } from './named-table.ts'
import { ITEM, OPENED } from './open-lines.ts'

export interface ItemFact {
  readonly id: string
  /** Undefined where the invoice, or the entry that opened it, is not there. */
  readonly invoiceNumber?: string
  readonly invoiceDate?: CalendarDate
  /** The ledger id of the journal in which it was opened. */
  readonly journalId?: string
  readonly relation?: {
    readonly id: string
    readonly code?: string
    readonly name?: string
    readonly creditDays?: number
  }
  readonly references: Readonly<Partial<Record<ReferenceName, string>>>
}

export const REFERENCE_NAMES = ['paymentReference', 'orderReference', 'orderText'] as const
export type ReferenceName = (typeof REFERENCE_NAMES)[number]

type Column<Table extends 'entry' | 'relation' | 'order'> = Extract<keyof SchemaProfile[Table]['columns'], string>

/** @param rowsMax an invoice with more orders than that would fill the memory */
export function itemFacts(profile: SchemaProfile, open: Statement, rowsMax: number): Statement {
  const { entry: e, invoice: i, relation: r, sale: s, order: o } = tablesOf(profile)
  const columns = [
    sql`${ITEM} AS [item]`,
    sql`${i.column('number')} AS [number]`,
    sql`${e.column('date')} AS [openedOn]`,
    sql`${r.column('id')} AS [relation]`,
    sql`${r.column('code')} AS [code]`,
    ...optional<Column<'entry'>>(e, 'journal'),
    ...optional<Column<'relation'>>(r, 'name'),
    ...optional<Column<'relation'>>(r, 'creditDays'),
    ...optional<Column<'order'>>(o, 'orderReference'),
    ...optional<Column<'order'>>(o, 'text', 'orderText'),
    ...(profile.reference ? [sql`${referenceOf(profile.reference)} AS [paymentReference]`] : []),
  ]
  return sql`SELECT ${topOf(rowsMax)} ${joined(columns, ', ')}
    FROM (((((${open}) AS [p]
      LEFT JOIN ${e.from} ON ${e.column('id')} = ${OPENED})
      LEFT JOIN ${i.from} ON ${i.column('id')} = ${ITEM})
      LEFT JOIN ${r.from} ON ${r.column('id')} = ${i.column('relation')})
      LEFT JOIN ${s.from} ON ${s.column('invoice')} = ${ITEM})
      LEFT JOIN ${o.from} ON ${o.column('sale')} = ${s.column('id')}
    ORDER BY ${ITEM}`
}

/** The column of the betalingskenmerk, in statements that call the tables by our short names. */
export function referenceOf({ on, column }: NonNullable<SchemaProfile['reference']>): Name {
  return nameOf({ order: 'o', sale: 's', invoice: 'i' }[on], column)
}

/** @throws ReconcileError SNELSTART_SCHEMA for a key or a day that can't be read */
export function toItemFact(row: Row, profile: SchemaProfile): ItemFact {
  const { line: l, entry: e, relation: r } = tablesOf(profile)
  const invoiceDate = dayIn(row, 'openedOn', e.place('date'))
  const journalId = e.has('journal') ? keyIn(row, 'journal', e.place('journal')) : undefined
  const relationId = keyIn(row, 'relation', r.place('id'))
  const [invoiceNumber, code, name] = ['number', 'code', 'name'].map((column) => textIn(row, column)?.trim())
  const creditDays =
    r.has('creditDays') && (row['creditDays'] ?? null) !== null
      ? wholeIn(row, 'creditDays', r.place('creditDays'))
      : undefined
  const references = Object.fromEntries(
    REFERENCE_NAMES.map((each) => [each, textIn(row, each)] as const).filter(([, text]) => text !== undefined),
  )
  return {
    id: keyIn(row, 'item', l.place('invoice')) ?? '',
    ...(invoiceNumber === undefined ? {} : { invoiceNumber }),
    ...(invoiceDate === undefined ? {} : { invoiceDate }),
    ...(journalId === undefined ? {} : { journalId }),
    ...(relationId === undefined
      ? {}
      : {
          relation: {
            id: relationId,
            ...(code === undefined ? {} : { code }),
            ...(name === undefined ? {} : { name }),
            ...(creditDays === undefined ? {} : { creditDays }),
          },
        }),
    references,
  }
}

function tablesOf(profile: SchemaProfile) {
  return {
    line: namedTable(profile.line, 'l'),
    entry: namedTable(profile.entry, 'e'),
    invoice: namedTable(profile.invoice, 'i'),
    relation: namedTable(profile.relation, 'r'),
    sale: namedTable(profile.sale, 's'),
    order: namedTable(profile.order, 'o'),
  }
}

function optional<Name extends string>(table: NamedTable<Name>, column: Name, as: string = column): Statement[] {
  return table.has(column) ? [sql`${table.column(column)} AS ${nameOf(as)}`] : []
}
