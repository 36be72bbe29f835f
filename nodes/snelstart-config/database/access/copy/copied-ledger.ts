// The journal lines of a copied file, summed once for all questions: what each invoice owes on the debtors account, and
// by the second way of counting (reading/item-sums.ts).

import { type Cents, eurosFromCents, NO_CENTS } from '../../../../reconcile/domain/cents.ts'
import type { Row } from '../../engine.ts'
import { balanceIn, keyIn } from '../../reading/cells.ts'
import { type ItemSums, toItemSums } from '../../reading/item-sums.ts'
import type { BooksAccounts } from '../../reading/open-items.ts'
import { moneyPlace } from '../../reading/totals.ts'
import type { SchemaProfile } from '../../schema-profile.ts'

export interface CopiedLine {
  readonly entry: string
  readonly ledger: string
  readonly invoice: string | undefined
  readonly debit: Cents
  readonly credit: Cents
}

export interface CopiedLedger {
  readonly lines: readonly CopiedLine[]
  /** By invoice, of every invoice on the debtors account. */
  readonly open: ReadonlyMap<string, { readonly openCents: Cents; readonly openedIn: string }>
  readonly sums: (invoices: readonly string[]) => readonly ItemSums[]
}

export function lineOf(row: Row, { line }: SchemaProfile): CopiedLine {
  const { entry, ledger, invoice, debit, credit } = line.columns
  const key = (column: string): string | undefined => keyIn(row, column, { table: line.table, column })
  const place = moneyPlace({ line })
  return {
    entry: key(entry) ?? '',
    ledger: key(ledger) ?? '',
    invoice: key(invoice),
    debit: balanceIn({ [debit]: row[debit] ?? null }, [debit, ''], place),
    credit: balanceIn({ [credit]: row[credit] ?? null }, [credit, ''], place),
  }
}

export function copiedLedger(lines: readonly CopiedLine[], profile: SchemaProfile, parts: LedgerParts): CopiedLedger {
  const { debtors, accounts } = parts
  const open = new Map<string, { openCents: Cents; openedIn: string }>()
  for (const line of lines) {
    if (line.ledger !== debtors || line.invoice === undefined) continue
    const known = open.get(line.invoice)
    const openCents = ((known?.openCents ?? NO_CENTS) + line.debit - line.credit) as Cents
    const isFirst = known === undefined || BigInt(line.entry) < BigInt(known.openedIn)
    open.set(line.invoice, { openCents, openedIn: isFirst ? line.entry : known.openedIn })
  }
  const openings = accounts.openings?.type === 'integer' ? String(accounts.openings.integer) : undefined
  return {
    lines,
    open,
    sums(invoices) {
      const rows = new Map(invoices.map((item) => [item, new Map<string, number>()]))
      for (const line of lines) {
        const row = rows.get(line.invoice ?? '')
        if (!row) continue
        for (const kind of kindsOf(line)) {
          row.set(`${kind}Debit`, (row.get(`${kind}Debit`) ?? 0) + line.debit)
          row.set(`${kind}Credit`, (row.get(`${kind}Credit`) ?? 0) + line.credit)
        }
      }
      return [...rows].map(([item, row]) => toItemSums(asRow(item, row), profile, accounts))
    },
  }

  function kindsOf(line: CopiedLine): readonly string[] {
    const isOpening = line.entry === open.get(line.invoice ?? '')?.openedIn
    if (line.ledger !== debtors) return isOpening ? [] : ['elsewhere']
    if (isOpening) return ['open', 'total']
    return openings === undefined || parts.journalOf(line.entry) === openings ? ['open', 'later'] : ['open']
  }
}

export interface LedgerParts {
  readonly debtors: string
  readonly accounts: BooksAccounts
  /** The ledger id of an entry's journal. */
  journalOf(entry: string): string | undefined
}

function asRow(item: string, sums: ReadonlyMap<string, number>): Row {
  const cells = [...sums].map(([name, amount]) => [name, eurosFromCents(amount as Cents)] as const)
  return { item, ...Object.fromEntries(cells) }
}
