// What a booking reads inside its transaction before it writes: the highest numbers, and what is copied from invoices.

import { createHash } from 'node:crypto'

import type { BookingOrder, SettlementLine } from '../../../reconcile/domain/booking-order.ts'
import type { TransactionStep } from '../engine.ts'
import { keyValue } from '../reading/cells.ts'
import type { Mapped, SchemaProfile } from '../schema-profile.ts'
import { joined, type Name, nameOf, type Statement, sql, topOf } from '../statement.ts'
import type { Learnt, LearntColumn, Rule } from './learnt.ts'
import { inScope } from './surroundings.ts'

/** Under which the new entry's key is remembered. */
export const ENTRY = 'entry'

export type Copied = Extract<Rule, { is: 'copied' }>

export function rememberedName(
  rule: Extract<Rule, { is: 'copied' | 'next' | 'entry-id' }>,
  column: LearntColumn,
  index: number,
): string {
  switch (rule.is) {
    case 'entry-id':
      return ENTRY
    case 'copied':
      return copiedName(rule, index)
    case 'next':
      return `next${encoded(column.name)}`
  }
}

/** The highest number of each counted column; where two ways of counting fitted the example, both must give the same. */
export function countedValues(order: BookingOrder, learnt: Learnt, profile: SchemaProfile): readonly TransactionStep[] {
  return learnt.rows.entry.flatMap((column): TransactionStep[] => {
    const { rule } = column
    if (rule.is !== 'next') return []
    const as = rememberedName(rule, column, 0)
    const highest = (scope: (typeof rule.scopes)[number]): Statement => {
      const conditions = inScope(scope, profile.entry.columns, { journalId: learnt.journal.id, header: order })
      const where = conditions.length === 0 ? sql`` : sql` WHERE ${joined(conditions, ' AND ')}`
      return sql`SELECT MAX(${nameOf(column.name)}) AS ${nameOf(as)} FROM ${tableOf(profile.entry)}${where}`
    }
    const [first, ...others] = rule.scopes
    if (first === undefined) return []
    return [
      { do: 'remember', statement: highest(first) },
      ...others.map((scope): TransactionStep => ({
        do: 'prove',
        proof: 'counted-alike',
        statement: highest(scope),
        equals: { [as]: { type: 'remembered', as } },
      })),
    ]
  })
}

/** Of one invoice of the order. */
export function copiedValues(
  line: SettlementLine,
  index: number,
  learnt: Learnt,
  profile: SchemaProfile,
): readonly TransactionStep[] {
  const copied = [...learnt.rows.entry, ...learnt.rows.clearing, ...learnt.rows.debtor].flatMap(({ rule }) =>
    rule.is === 'copied' ? [rule] : [],
  )
  return (['invoice', 'relation', 'opening'] as const).flatMap((source): TransactionStep[] => {
    const names = [...new Set(copied.filter(({ from }) => from === source).map(({ column }) => column))]
    if (names.length === 0) return []
    const columns = names.map((name) => ({ name, as: copiedName({ is: 'copied', from: source, column: name }, index) }))
    return [{ do: 'remember', statement: sourceOf(source, columns, { line, learnt, profile }) }]
  })
}

interface AskedOf {
  readonly line: Pick<SettlementLine, 'debtorId'>
  readonly learnt: Pick<Learnt, 'debtorsId'>
  readonly profile: SchemaProfile
}

/** Exactly one row, with these columns of the invoice, its customer or the line that opened it. */
export function sourceOf(
  source: Copied['from'],
  asked: readonly { readonly name: string; readonly as: string }[],
  { line, learnt, profile }: AskedOf,
): Statement {
  const { invoice, relation, line: lines } = profile
  const columns = joined(
    asked.map(({ name, as }) => sql`${nameOf('t', name)} AS ${nameOf(as)}`),
    ', ',
  )
  const ours = keyValue(line.debtorId)
  const of = (column: string): Name => nameOf('t', column)
  switch (source) {
    case 'invoice':
      return sql`SELECT ${columns} FROM ${tableOf(invoice)} AS [t] WHERE ${of(invoice.columns.id)} = ${ours}`
    case 'relation':
      return sql`SELECT ${columns} FROM ${tableOf(relation)} AS [t] INNER JOIN ${tableOf(invoice)} AS [i]
        ON ${of(relation.columns.id)} = ${nameOf('i', invoice.columns.relation)}
        WHERE ${nameOf('i', invoice.columns.id)} = ${ours}`
    case 'opening':
      return sql`SELECT ${topOf(1)} ${columns} FROM ${tableOf(lines)} AS [t]
        WHERE ${of(lines.columns.invoice)} = ${ours} AND ${of(lines.columns.ledger)} = ${keyValue(learnt.debtorsId)}
        ORDER BY ${of(lines.columns.id ?? lines.columns.entry)}`
  }
}

/** Made of our own words and a short sum of the column's name. */
export function copiedName(rule: Copied, index: number): string {
  return `${rule.from}${index}${encoded(rule.column)}`
}

export function tableOf({ schema, table }: Pick<Mapped<never>, 'schema' | 'table'>): Name {
  return schema === '' ? nameOf(table) : nameOf(schema, table)
}

/** Jet takes names of at most 64 letters. */
const encoded = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 16)
