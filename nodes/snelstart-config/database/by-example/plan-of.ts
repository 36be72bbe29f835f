// One booking as a plan of one transaction: what must be so before, the rows, and what must be so after them.

import type { BookingOrder, SettlementLine } from '../../../reconcile/domain/booking-order.ts'
import type { PlanValue, TransactionPlan, TransactionStep } from '../engine.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import { type Name, nameOf } from '../statement.ts'
import { agreementOf } from './agreement.ts'
import { copiedValues, countedValues, ENTRY, rememberedName } from './learnt-sources.ts'
import type { Learnt, LearntColumn } from './learnt.ts'
import { listed, planned } from './planned.ts'
import { proofsAfter, proofsBefore } from './proofs.ts'
import { type RowContext, valueIn } from './row-values.ts'

export interface PlanParts {
  readonly learnt: Learnt
  readonly profile: SchemaProfile
  /** `YYYY-MM-DDTHH:MM:SS.mmm`, Dutch time. */
  readonly now: string
  readonly end: TransactionPlan['end']
}

/** Of both, whichever Node-RED it is that books: they exclude each other. */
export const BOOKING_LOCK = 'snelstart-multisafepay'

/** @param order one that fits the example (`whyUnfit`) */
export function planOf(order: BookingOrder, parts: PlanParts): TransactionPlan {
  const { learnt, profile } = parts
  const header = context(order, parts, { position: 0 })
  return {
    lock: BOOKING_LOCK,
    end: parts.end,
    steps: [
      ...proofsBefore(order, learnt, profile),
      ...countedValues(order, learnt, profile),
      ...order.lines.flatMap((line, index) => copiedValues(line, index, learnt, profile)),
      ...agreements(order, parts),
      { ...written(profile.entry, learnt.rows.entry, header), key: ENTRY },
      ...linesOf(order, parts),
      ...proofsAfter(order, learnt, profile),
    ],
  }
}

/** The entry and its clearing line are compared with the first invoice: with several they copy nothing. */
function agreements(order: BookingOrder, parts: PlanParts): readonly TransactionStep[] {
  const { learnt, profile } = parts
  const [first] = order.lines
  if (!first) return []
  const whole = { learnt, profile, line: first, index: 0, context: context(order, parts, { position: 0 }) }
  return [
    ...agreementOf([...learnt.rows.entry, ...learnt.rows.clearing], whole),
    ...order.lines.flatMap((line, index) =>
      agreementOf(learnt.rows.debtor, {
        ...whole,
        line,
        index,
        context: context(order, parts, { position: index + 1, line, index }),
      }),
    ),
  ]
}

function linesOf(order: BookingOrder, parts: PlanParts): readonly TransactionStep[] {
  const { learnt, profile } = parts
  const clearingFirst = learnt.first === 'clearing'
  const clearing = context(order, parts, { position: clearingFirst ? 0 : order.lines.length })
  const clearingLine = written(profile.line, learnt.rows.clearing, clearing)
  const debtorLines = order.lines.map((line, index) =>
    written(
      profile.line,
      learnt.rows.debtor,
      context(order, parts, { position: index + (clearingFirst ? 1 : 0), line, index }),
    ),
  )
  return clearingFirst ? [clearingLine, ...debtorLines] : [...debtorLines, clearingLine]
}

interface Place {
  readonly position: number
  readonly line?: SettlementLine
  readonly index?: number
}

/** What the entry and its clearing line copy comes from the only invoice. */
function context(order: BookingOrder, { now }: PlanParts, { position, line, index = 0 }: Place): RowContext {
  return {
    order,
    position,
    now,
    description: line?.description ?? order.description,
    cents: line?.cents ?? order.clearingCents,
    remembered: (rule, column) => rememberedName(rule, column, index),
  }
}

type Written = Extract<TransactionStep, { do: 'write' }>

function written(
  { schema, table }: { readonly schema: string; readonly table: string },
  columns: readonly LearntColumn[],
  row: RowContext,
): Written {
  const filled = columns.flatMap((column): { name: Name; value: PlanValue }[] => {
    const value = valueIn(column, row)
    return value === undefined ? [] : [{ name: nameOf(column.name), value }]
  })
  const names = listed(
    filled.map(({ name }) => planned`${name}`),
    ', ',
  )
  const values = listed(
    filled.map(({ value }) => planned`${value}`),
    ', ',
  )
  const into = schema === '' ? nameOf(table) : nameOf(schema, table)
  return { do: 'write', rows: 1, statement: planned`INSERT INTO ${into} (${names}) VALUES (${values})` }
}
