// The balances that a handful of groups touched are proved, and a line whose balance is another one is marked.

import { ReconcileError } from '../domain/reconcile-error.ts'
import type { Chunk } from './chunk.ts'
import { proveBalances } from './prove-balances.ts'

/** @throws ReconcileError BALANCE_UNEXPECTED, after the line that it concerns was marked */
export async function proveChunk({ run, touched, balances, parts, tally }: Chunk): Promise<void> {
  try {
    await proveBalances(touched, balances, { ...parts, debtors: run.context.debtors })
  } catch (error) {
    if (error instanceof ReconcileError && error.code === 'BALANCE_UNEXPECTED') {
      const { debtor, invoiceNumber: _, ...figures } = error.values
      const reasonCode = error.detail === 'debtor-gone' ? 'debtor-gone' : 'balance-unexpected'
      tally.holdBack({ debtorIds: [String(debtor)] }, { reasonCode, reasonValues: figures, attention: true })
    }
    throw error
  }
}
