// Requests as the actuator reads them.

import type { PlanStatement, TransactionPlan, TransactionStep } from '../engine.ts'
import type { OpenWords } from './access-place.ts'
import { countingOf } from './touched-rows.ts'
import { type WireValue, wireValue } from './wire-values.ts'

export type WireRequest =
  | { readonly work: 'read'; readonly open: OpenWords; readonly statement: WireStatement; readonly maxRows: number }
  | { readonly work: 'catalogue'; readonly open: OpenWords; readonly tables: readonly string[] | null }
  | ({ readonly work: 'transact'; readonly open: OpenWords } & WireTransaction)

export interface WireStatement {
  readonly text: string
  readonly values: readonly WireValue[]
}

export interface WireTransaction {
  readonly lockFile: string
  readonly lockWaitMs: number
  readonly gateFile: string
  readonly steps: readonly object[]
  readonly end: 'commit' | 'take-back'
}

/** @throws RangeError for a value or statement that would not arrive as it is; before anything has left */
export function wireStatement(statement: PlanStatement): WireStatement {
  const { parts, values } = statement
  if (parts.length !== values.length + 1) throw new RangeError('one more part than values')
  if (parts.some((part) => part.includes('?'))) throw new RangeError('a question mark stands in the statement itself')
  return { text: parts.join('?'), values: values.map(wireValue) }
}

export function wireSteps(plan: TransactionPlan): readonly object[] {
  return plan.steps.map(wireStep)
}

function wireStep(step: TransactionStep): object {
  const statement = wireStatement(step.statement)
  switch (step.do) {
    case 'remember':
      return { act: 'remember', statement }
    case 'write': {
      const counting = countingOf(step.statement)
      if (counting === undefined && step.rows !== 1) throw new RangeError('an INSERT of values adds one row')
      return { act: 'write', statement, rows: step.rows, counting: counting && wireStatement(counting), key: step.key }
    }
    case 'prove': {
      const equal = Object.entries(step.equals).map(([column, value]) => ({ column, value: wireValue(value) }))
      return { act: 'prove', proof: step.proof, statement, equal }
    }
  }
}
