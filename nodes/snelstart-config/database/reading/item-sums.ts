// What the lines say of each open invoice of a page, one row each: its sums on the debtors account and elsewhere.

import type { Cents } from '../../../reconcile/domain/cents.ts'
import type { Row } from '../engine.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { joined, nameOf, type SqlValue, type Statement, sql } from '../statement.ts'
import { balanceIn, keyIn } from './cells.ts'
import { namedTable } from './named-table.ts'
import { ITEM, OPENED, openInvoices, type Range, within } from './open-lines.ts'
import { secondCount } from './second-count.ts'

export interface ItemSums {
  readonly id: string
  readonly totalCents: Cents
  readonly openCents: Cents
  /** The same by a second way of counting (docs/database.md#open-amount). */
  readonly linkedCents: Cents
}

export interface SumAccounts {
  readonly debtors: SqlValue
  /** The journal of a year's opening balance, where the entries tell their journal. */
  readonly openings?: SqlValue
}

/** The range is given to both the open invoices and their lines, so that whatever plan is made reads no more than it. */
export function itemSums(
  { line, entry }: Pick<SchemaProfile, 'line' | 'entry'>,
  accounts: SumAccounts,
  page: Range & { readonly count: number },
): Statement {
  const l = namedTable(line, 'l')
  const e = namedTable(entry, 'e')
  const [debit, credit] = [l.column('debit'), l.column('credit')]
  const onDebtors = sql`${l.column('ledger')} = ${accounts.debtors}`
  const isOpening = sql`${l.column('entry')} = ${OPENED}`
  const isLater = sql`${l.column('entry')} <> ${OPENED}`
  const both = (condition: Statement, name: string): Statement =>
    sql`SUM(IIF(${condition}, ${debit}, NULL)) AS ${nameOf(`${name}Debit`)},
      SUM(IIF(${condition}, ${credit}, NULL)) AS ${nameOf(`${name}Credit`)}`
  const isCarried =
    accounts.openings === undefined ? isLater : sql`${isLater} AND ${e.column('journal')} = ${accounts.openings}`
  const isElsewhere = sql`${l.column('ledger')} <> ${accounts.debtors} AND ${isLater}`
  const sums = [
    both(onDebtors, 'open'),
    both(sql`${onDebtors} AND ${isOpening}`, 'total'),
    both(isElsewhere, 'elsewhere'),
    both(sql`${onDebtors} AND ${isCarried}`, 'later'),
  ]
  const lines = sql`(${openInvoices({ line }, accounts.debtors, page)}) AS [p] INNER JOIN ${l.from} ON ${l.column('invoice')} = ${ITEM}`
  const from =
    accounts.openings === undefined
      ? lines
      : sql`(${lines}) INNER JOIN ${e.from} ON ${e.column('id')} = ${l.column('entry')}`
  return sql`SELECT ${ITEM} AS [item], ${joined(sums, ', ')}
    FROM ${from} WHERE ${within(page, l.column('invoice'))}
    GROUP BY ${ITEM} ORDER BY ${ITEM}`
}

/** @throws ReconcileError SNELSTART_SCHEMA for what is no key or no amount in whole cents */
export function toItemSums(
  row: Row,
  { line }: Pick<SchemaProfile, 'line'>,
  { openings }: Pick<SumAccounts, 'openings'>,
): ItemSums {
  const l = namedTable(line, 'l')
  const place = { table: l.place('debit').table, column: `${l.place('debit').column}, ${l.place('credit').column}` }
  const balance = (name: string): Cents => balanceIn(row, [`${name}Debit`, `${name}Credit`], place)
  const [openCents, totalCents, elsewhere] = [balance('open'), balance('total'), balance('elsewhere')]
  // Without journals, whatever increases the debt again may be an opening; settling it is not.
  const later = openings === undefined ? balanceOfSide(row, totalCents, place) : balance('later')
  const linkedCents = secondCount({ openCents, totalCents, elsewhereCents: elsewhere, laterCents: later })
  return { id: keyIn(row, 'item', l.place('invoice')) ?? '', totalCents, openCents, linkedCents }
}

function balanceOfSide(row: Row, totalCents: Cents, place: { table: string; column: string }): Cents {
  const side = totalCents < 0 ? 'laterCredit' : 'laterDebit'
  return balanceIn({ [side]: row[side] ?? null }, ['laterDebit', 'laterCredit'], place)
}
