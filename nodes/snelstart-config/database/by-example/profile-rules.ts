// The columns that the profile knows need no guessing: only whether the example bears them out.

import type { CatalogueColumn } from '../catalogue.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import type { Role, Rule } from './learnt.ts'
import { isTrivial, type Observed } from './observed.ts'

/** @returns the one rule that such a column must follow; undefined for a column that the profile does not know */
export function profileRule(
  column: CatalogueColumn,
  { role, example, profile }: { readonly role: Role; readonly example: Observed; readonly profile: SchemaProfile },
): Rule | undefined {
  const cell = example.row[column.name] ?? null
  if (role === 'entry') {
    const { date, document, journal, description } = profile.entry.columns
    if (column.name === date) return { is: 'booking-date' }
    if (column.name === document) return { is: 'key' }
    if (column.name === journal) return { is: 'constant', cell }
    return column.name === description ? { is: 'description' } : undefined
  }
  const { entry, ledger, invoice, debit, credit, text } = profile.line.columns
  const [ownSide, otherSide] = role === 'clearing' ? [debit, credit] : [credit, debit]
  if (column.name === entry) return { is: 'entry-id' }
  if (column.name === ledger) return { is: 'constant', cell }
  if (column.name === ownSide) return { is: 'amount', sign: 1 }
  if (column.name === otherSide && isTrivial(cell)) return { is: 'constant', cell }
  if (column.name === invoice) {
    return role === 'debtor'
      ? { is: 'copied', from: 'invoice', column: profile.invoice.columns.id }
      : { is: 'constant', cell: null }
  }
  return column.name === text ? { is: 'description' } : undefined
}

/** What a column that refers to the entry, the invoice or the customer can only be: by foreign key or by its name. */
export function sourcesOf(
  column: CatalogueColumn,
  profile: SchemaProfile,
  foreignKeys: readonly { readonly columns: readonly string[]; readonly to: string }[],
): readonly Extract<Rule, { is: 'copied' | 'entry-id' }>[] {
  const refersTo = (table: string, key: string): boolean =>
    column.name.toLowerCase() === key.toLowerCase() ||
    foreignKeys.some(
      ({ columns, to }) =>
        columns.length === 1 &&
        columns[0] === column.name &&
        to.toLowerCase().split('.').at(-1) === table.toLowerCase(),
    )
  const { entry, invoice, relation } = profile
  if (refersTo(entry.table, entry.columns.id)) return [{ is: 'entry-id' }]
  if (refersTo(invoice.table, invoice.columns.id)) {
    return [{ is: 'copied', from: 'invoice', column: invoice.columns.id }]
  }
  if (refersTo(relation.table, relation.columns.id)) {
    return [{ is: 'copied', from: 'invoice', column: invoice.columns.relation }]
  }
  return []
}
