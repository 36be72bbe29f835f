// What a booking proves inside its own transaction. Each proof that fails takes everything back.
//
// Sums are compared as the database counts them: the open amount before is the open amount after with the booking added
// again, so nothing else can have moved either.

import type { BookingOrder } from '../../../reconcile/domain/booking-order.ts'
import { type Cents, cents, NO_CENTS, sumCents } from '../../../reconcile/domain/cents.ts'
import type { PlanStatement, PlanValue, TransactionStep } from '../engine.ts'
import { keyValue } from '../reading/cells.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { type Name, nameOf, type SqlValue } from '../statement.ts'
import { ENTRY, tableOf } from './learnt-sources.ts'
import type { Learnt } from './learnt.ts'
import { listed, planned } from './planned.ts'

export const PROOFS = [
  'key-free',
  'accounts',
  'invoice',
  'still-open',
  'counted-alike',
  'agreement',
  'entry',
  'balances',
  'debtor-lines',
  'clearing-line',
  'invoice-moved',
  'debtors-moved',
] as const
export type Proof = (typeof PROOFS)[number]

export function proofsBefore(order: BookingOrder, learnt: Learnt, profile: SchemaProfile): readonly TransactionStep[] {
  const { ledger, invoice, entry } = profile
  const account = ({ id, number }: Learnt['clearing']): TransactionStep =>
    counts('accounts', 1, tableOf(ledger), [
      equal(ledger.columns.id, keyValue(id)),
      equal(ledger.columns.number, asNumber(String(number), learnt.numbers.account)),
    ])
  const invoices = byInvoice(order)
  return [
    counts('key-free', 0, tableOf(entry), [equal(entry.columns.document, { type: 'text', text: order.key })]),
    account(learnt.journal),
    account(learnt.clearing),
    ...order.lines.map((line) =>
      counts('invoice', 1, tableOf(invoice), [
        equal(invoice.columns.id, keyValue(line.debtorId)),
        equal(invoice.columns.number, asNumber(line.invoiceNumber, learnt.numbers.invoice)),
      ]),
    ),
    ...[...invoices].flatMap(([id, settled], index): TransactionStep[] => [
      { do: 'remember', statement: openOf(profile, learnt, id, { as: `open${index}`, added: NO_CENTS }) },
      stillOpen(profile, learnt, id, settled),
    ]),
    { do: 'remember', statement: openOf(profile, learnt, undefined, { as: 'total', added: NO_CENTS }) },
  ]
}

export function proofsAfter(order: BookingOrder, learnt: Learnt, profile: SchemaProfile): readonly TransactionStep[] {
  const { entry, line } = profile
  const ours = equal(line.columns.entry, { type: 'remembered', as: ENTRY })
  const { journal } = entry.columns
  const amount: SqlValue = { type: 'money', cents: order.clearingCents }
  const sums = planned`SELECT COUNT(*) AS [counted], SUM(${nameOf(line.columns.debit)}) AS [debit],
    SUM(${nameOf(line.columns.credit)}) AS [credit] FROM ${tableOf(line)} WHERE ${ours}`
  return [
    counts('entry', 1, tableOf(entry), [
      equal(entry.columns.id, { type: 'remembered', as: ENTRY }),
      equal(entry.columns.document, { type: 'text', text: order.key }),
      equal(entry.columns.date, { type: 'date', date: order.date }),
      ...(journal === undefined ? [] : [equal(journal, keyValue(learnt.journal.id))]),
    ]),
    {
      do: 'prove',
      proof: 'balances' satisfies Proof,
      statement: sums,
      equals: { counted: { type: 'integer', integer: order.lines.length + 1 }, debit: amount, credit: amount },
    },
    counts('clearing-line', 1, tableOf(line), [
      ours,
      equal(line.columns.ledger, keyValue(learnt.clearing.id)),
      equal(line.columns.debit, amount),
    ]),
    counts('debtor-lines', order.lines.length, tableOf(line), [
      ours,
      equal(line.columns.ledger, keyValue(learnt.debtorsId)),
      planned`${nameOf(line.columns.invoice)} IS NOT NULL`,
    ]),
    ...[...byInvoice(order)].map(([id, settled], index): TransactionStep =>
      moved('invoice-moved', `open${index}`, openOf(profile, learnt, id, { as: `open${index}`, added: settled })),
    ),
    moved('debtors-moved', 'total', openOf(profile, learnt, undefined, { as: 'total', added: order.clearingCents })),
  ]
}

function asNumber(text: string, kind: 'text' | 'integer'): SqlValue {
  return kind === 'text' ? { type: 'text', text } : keyValue(text)
}

function byInvoice(order: BookingOrder): ReadonlyMap<string, Cents> {
  const sums = new Map<string, Cents>()
  for (const line of order.lines) {
    sums.set(line.debtorId, sumCents([sums.get(line.debtorId) ?? NO_CENTS, line.cents]))
  }
  return sums
}

/** On the debtors account, of one invoice or of all lines there are. */
function openOf(
  { line }: SchemaProfile,
  { debtorsId }: Learnt,
  invoiceId: string | undefined,
  { as, added }: { readonly as: string; readonly added: Cents },
): PlanStatement {
  const { debit, credit, ledger, invoice } = line.columns
  const where = listed(
    [equal(ledger, keyValue(debtorsId)), ...(invoiceId === undefined ? [] : [equal(invoice, keyValue(invoiceId))])],
    ' AND ',
  )
  const open = planned`${summed(debit)} - ${summed(credit)} + ${{ type: 'money', cents: added } as const}`
  return planned`SELECT ${open} AS ${nameOf(as)} FROM ${tableOf(line)} WHERE ${where}`
}

/** One row when no more is settled than is open. */
function stillOpen(profile: SchemaProfile, learnt: Learnt, invoiceId: string, settled: Cents): TransactionStep {
  const { line } = profile
  const { debit, credit, ledger, invoice } = line.columns
  const isEnough = planned`${summed(debit)} - ${summed(credit)} >= ${{ type: 'money', cents: settled } as const}`
  const [yes, no]: readonly PlanValue[] = [
    { type: 'integer', integer: 1 },
    { type: 'integer', integer: 0 },
  ]
  const where = listed([equal(ledger, keyValue(learnt.debtorsId)), equal(invoice, keyValue(invoiceId))], ' AND ')
  return {
    do: 'prove',
    proof: 'still-open' satisfies Proof,
    statement: planned`SELECT IIF(${isEnough}, ${yes ?? NONE}, ${no ?? NONE}) AS [enough] FROM ${tableOf(line)}
      WHERE ${where}`,
    equals: { enough: { type: 'integer', integer: 1 } },
  }
}

const NONE: PlanValue = { type: 'null' }

/** One side of a line can be empty, and the sum of nothing is. */
function summed(column: string): PlanStatement {
  const sum = planned`SUM(${nameOf(column)})`
  return planned`IIF(${sum} IS NULL, ${{ type: 'money', cents: cents(0) } as const}, ${sum})`
}

function counts(proof: Proof, count: number, table: Name, conditions: readonly PlanStatement[]): TransactionStep {
  const statement = planned`SELECT COUNT(*) AS [counted] FROM ${table} WHERE ${listed(conditions, ' AND ')}`
  return { do: 'prove', proof, statement, equals: { counted: { type: 'integer', integer: count } } }
}

function moved(proof: Proof, as: string, statement: PlanStatement): TransactionStep {
  return { do: 'prove', proof, statement, equals: { [as]: { type: 'remembered', as } } }
}

function equal(column: string, value: PlanValue): PlanStatement {
  return planned`${nameOf(column)} = ${value}`
}
