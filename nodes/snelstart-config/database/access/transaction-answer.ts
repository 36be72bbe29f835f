// How a transaction ended, as the actuator tells it.

import type { z } from 'zod'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Cell, TransactionOutcome } from '../engine.ts'
import type { OUTCOME } from './answers.ts'
import { cellOf } from './cells.ts'

export function outcomeOf(answer: z.output<typeof OUTCOME>): TransactionOutcome {
  switch (answer.outcome) {
    case 'committed':
      return { state: 'committed', remembered: rememberedIn(answer) }
    case 'taken-back':
      return { state: 'taken-back', remembered: rememberedIn(answer) }
    case 'too-late':
      return { state: 'refused', error: new ReconcileError('CANCELLED', 'any') }
    case 'refused': {
      const { proof, reason } = answer
      const error = new ReconcileError('SNELSTART_ANSWER', 'transaction-refused', { step: answer.step + 1, reason })
      return proof === undefined ? { state: 'refused', error } : { state: 'refused', proof, error }
    }
  }
}

/** After a commit nothing may throw any more: a cell that can't be told exactly is left out. */
function rememberedIn(answer: z.output<typeof OUTCOME>): Readonly<Record<string, Cell>> {
  const cells: Record<string, Cell> = {}
  for (const told of answer.remembered) {
    try {
      cells[told.name] = cellOf(told, told.value)
    } catch (error) {
      if (!(error instanceof ReconcileError)) throw error
    }
  }
  return cells
}
