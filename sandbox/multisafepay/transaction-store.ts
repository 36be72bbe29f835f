// The transactions, newest first, and found by number and by order.

import type { Transaction } from './transaction.ts'

export interface Stored {
  transaction: Transaction
  /** In which order the rows were made: breaks ties of the same second. */
  readonly sequence: number
}

/** What may happen to a row after it was made; its number, order and time of creation stay. */
export type TransactionChange = Partial<
  Pick<Transaction, 'status' | 'financialStatus' | 'completed' | 'captureRemainCents' | 'unlisted'>
>

export interface TransactionStore {
  readonly count: number
  add(transaction: Transaction): void
  /** Gives the row new values. Throws RangeError when there is no such row. */
  change(id: string, changes: TransactionChange): Transaction
  byId(id: string): Transaction | undefined
  byOrder(orderId: string): readonly Transaction[]
  relatedTo(originalId: string): readonly Transaction[]
  newestFirst(): readonly Stored[]
}

export function createTransactionStore(): TransactionStore {
  const byId = new Map<string, Stored>()
  const byOrder = new Map<string, Stored[]>()
  const byOriginal = new Map<string, Stored[]>()
  const sorted: Stored[] = []
  let isSorted = true

  return {
    get count() {
      return byId.size
    },
    add(transaction) {
      if (byId.has(transaction.id)) throw new RangeError(`there is a transaction ${transaction.id} already`)
      const stored = { transaction, sequence: byId.size }
      byId.set(transaction.id, stored)
      fileUnder(byOrder, transaction.orderId, stored)
      if (transaction.originalId !== undefined) fileUnder(byOriginal, transaction.originalId, stored)
      sorted.push(stored)
      isSorted = false
    },
    change(id, changes) {
      const stored = byId.get(id)
      if (!stored) throw new RangeError(`there is no transaction ${id}`)
      stored.transaction = { ...stored.transaction, ...changes }
      return stored.transaction
    },
    byId: (id) => byId.get(id)?.transaction,
    byOrder: (orderId) => transactionsOf(byOrder.get(orderId)),
    relatedTo: (originalId) => transactionsOf(byOriginal.get(originalId)),
    newestFirst() {
      if (!isSorted) sorted.sort(newerFirst)
      isSorted = true
      return sorted
    },
  }
}

const newerFirst = (one: Stored, other: Stored): number =>
  other.transaction.created.unix - one.transaction.created.unix || other.sequence - one.sequence

const transactionsOf = (stored: readonly Stored[] = []): Transaction[] => stored.map(({ transaction }) => transaction)

function fileUnder(index: Map<string, Stored[]>, key: string, stored: Stored): void {
  const filed = index.get(key)
  if (filed) filed.push(stored)
  else index.set(key, [stored])
}
