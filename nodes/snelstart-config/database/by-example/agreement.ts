// Where the example left two explanations, a booking is made only when both give the same.

import type { SettlementLine } from '../../../reconcile/domain/booking-order.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { PlanValue, TransactionStep } from '../engine.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { type Copied, copiedName, sourceOf } from './learnt-sources.ts'
import type { Learnt, LearntColumn } from './learnt.ts'
import { sameCell } from './observed.ts'
import type { Proof } from './proofs.ts'
import { type RowContext, valueIn } from './row-values.ts'

export interface Agreement {
  readonly learnt: Learnt
  readonly profile: SchemaProfile
  readonly line: SettlementLine
  /** Of the line in the order. */
  readonly index: number
  readonly context: RowContext
}

/**
 * @returns the proofs for what only the database can tell
 * @throws ReconcileError CONFIG_INVALID where it shows already that they differ
 */
export function agreementOf(columns: readonly LearntColumn[], agreement: Agreement): readonly TransactionStep[] {
  return columns.flatMap((column) =>
    column.alsoFits.flatMap((rule): TransactionStep[] => {
      const value = valueIn(column, agreement.context)
      if (value === undefined) return []
      if (rule.is === 'copied') return [proofOf(rule, value, agreement)]
      const other = valueIn({ ...column, rule }, agreement.context)
      if (other !== undefined && isSameValue(value, other)) return []
      throw leftOpen(column, agreement.learnt)
    }),
  )
}

function proofOf(rule: Copied, value: PlanValue, { index, ...asked }: Agreement): TransactionStep {
  const as = copiedName(rule, index)
  return {
    do: 'prove',
    proof: 'agreement' satisfies Proof,
    statement: sourceOf(rule.from, [{ name: rule.column, as }], asked),
    equals: { [as]: value },
  }
}

function leftOpen({ name }: LearntColumn, { document }: Learnt): ReconcileError {
  return new ReconcileError('CONFIG_INVALID', 'example-leaves-open', { document, column: name })
}

/** Remembered values are compared by the database; here only those that are known already. */
function isSameValue(one: PlanValue, other: PlanValue): boolean {
  const [first, second] = [plain(one), plain(other)]
  return first !== undefined && second !== undefined && sameCell(first, second)
}

function plain(value: PlanValue): string | undefined {
  switch (value.type) {
    case 'text':
      return value.text
    case 'integer':
      return String(value.integer)
    case 'money':
      return String(value.cents)
    case 'decimal':
      return value.decimal
    case 'date':
      return value.date
    case 'boolean':
    case 'guid':
    case 'null':
    case 'remembered':
      return undefined
  }
}
