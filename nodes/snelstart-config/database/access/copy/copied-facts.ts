// Who owes an invoice in a copied file, since when, and under which references: one row an order behind it, as the
// statement of reading/item-facts.ts gives them.

import type { Row } from '../../engine.ts'
import { keyIn } from '../../reading/cells.ts'
import { type ItemFact, toItemFact } from '../../reading/item-facts.ts'
import type { Mapped, SchemaProfile } from '../../schema-profile.ts'
import type { CopiedTables } from './copied-tables.ts'

export type CopiedFacts = (invoice: string, openedIn: string) => readonly ItemFact[]

type AnyTable = Mapped<string, string>

export function copiedFacts(tables: CopiedTables, profile: SchemaProfile): CopiedFacts {
  const rows = (mapped: AnyTable, ...more: readonly string[]): readonly Row[] => rowsOf(tables, mapped, more)
  const { reference } = profile
  const referenceOn = (table: 'order' | 'sale' | 'invoice'): readonly string[] =>
    reference?.on === table ? [reference.column] : []
  const entries = byKey(rows(profile.entry), profile.entry, 'id')
  const invoices = byKey(rows(profile.invoice, ...referenceOn('invoice')), profile.invoice, 'id')
  const relations = byKey(rows(profile.relation), profile.relation, 'id')
  const sales = byKey(rows(profile.sale, ...referenceOn('sale')), profile.sale, 'invoice')
  const orders = byKey(rows(profile.order, ...referenceOn('order')), profile.order, 'sale')
  const first = (table: ReadonlyMap<string, readonly Row[]>, key: string | undefined): Row =>
    table.get(key ?? '')?.[0] ?? {}

  return (invoiceId, openedIn) => {
    const [entry, invoice] = [first(entries, openedIn), first(invoices, invoiceId)]
    const relation = first(relations, keyOf(invoice, profile.invoice, 'relation'))
    const behind = (sales.get(invoiceId) ?? [{}]).flatMap((sale) =>
      (orders.get(keyOf(sale, profile.sale, 'id') ?? '') ?? [{}]).map((order) => ({ sale, order })),
    )
    return behind.map(({ sale, order }) => {
      const row: Row = {
        item: invoiceId,
        number: cell(invoice, profile.invoice, 'number'),
        openedOn: cell(entry, profile.entry, 'date'),
        journal: cell(entry, profile.entry, 'journal'),
        relation: cell(relation, profile.relation, 'id'),
        code: cell(relation, profile.relation, 'code'),
        name: cell(relation, profile.relation, 'name'),
        creditDays: cell(relation, profile.relation, 'creditDays'),
        orderReference: cell(order, profile.order, 'orderReference'),
        orderText: cell(order, profile.order, 'text'),
        paymentReference: reference ? ({ order, sale, invoice }[reference.on][reference.column] ?? null) : null,
      }
      return toItemFact(row, profile)
    })
  }
}

export function rowsOf(tables: CopiedTables, mapped: AnyTable, more: readonly string[] = []): readonly Row[] {
  return tables.rows(mapped.table, [...new Set([...Object.values(mapped.columns), ...more])])
}

export function cell(row: Row, mapped: AnyTable, logical: string): Row[string] {
  return row[mapped.columns[logical] ?? ''] ?? null
}

export function keyOf(row: Row, mapped: AnyTable, logical: string): string | undefined {
  const column = mapped.columns[logical] ?? ''
  return keyIn(row, column, { table: mapped.table, column })
}

function byKey(rows: readonly Row[], mapped: AnyTable, logical: string): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row, mapped, logical)
    if (key === undefined) continue
    const same = found.get(key)
    if (same) same.push(row)
    else found.set(key, [row])
  }
  return found
}
