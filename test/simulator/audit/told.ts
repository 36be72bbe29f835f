// What a run told, read from its messages as any function node behind it could.

import type { FlowMessage } from '../machine/node-red.ts'

export interface ToldRun {
  readonly lines: readonly {
    readonly debtor: { readonly invoiceNumber: string }
    readonly outcome?: string
    readonly reason?: string
    readonly payments?: readonly ToldPayment[]
    readonly bookings?: readonly {
      key: string
      state: string
      error?: { message: string }
      covers: readonly ToldPayment[]
    }[]
  }[]
  /** Known only where every row was read. */
  readonly unmatched: readonly ToldPayment[] | undefined
  readonly returnedAfterBooking: readonly ToldPayment[]
  readonly inDoubt: readonly { readonly key: string; readonly clearingCents: number }[]
}

/** What would stand on the clearing account by the bookings of which nobody knows whether they are there. */
export function doubtedCents({ inDoubt }: ToldRun, transactionIds: readonly string[]): number {
  const keys = new Set(transactionIds.map((id) => `MSP-${id}`))
  return inDoubt.reduce((sum, { key, clearingCents }) => (keys.has(key) ? sum + clearingCents : sum), 0)
}

interface ToldPayment {
  readonly transactionId: string
}

export function toldIn(messages: readonly FlowMessage[]): ToldRun {
  const run = (messages.at(-1)?.['reconcile'] ?? {}) as Partial<ToldRun>
  return {
    lines: messages.flatMap(({ payload }) => (payload ?? []) as ToldRun['lines']),
    unmatched: run.unmatched,
    returnedAfterBooking: run.returnedAfterBooking ?? [],
    inDoubt: run.inDoubt ?? [],
  }
}

/** Transactions that a person can find in what the run told, with where. */
export function whereTold({ lines, unmatched, returnedAfterBooking, inDoubt }: ToldRun): ReadonlyMap<string, string> {
  const where = new Map<string, string>()
  for (const { transactionId } of unmatched ?? []) where.set(transactionId, 'money that nobody asks for')
  for (const { transactionId } of returnedAfterBooking) where.set(transactionId, 'returned after booking')
  for (const { payments = [], bookings = [], outcome = '', reason = '' } of lines) {
    const rows = [...payments, ...bookings.flatMap(({ covers }) => covers)]
    for (const { transactionId } of rows) where.set(transactionId, `${outcome}: ${reason}`)
  }
  for (const { key } of inDoubt) where.set(key.slice('MSP-'.length), 'in doubt')
  return where
}
