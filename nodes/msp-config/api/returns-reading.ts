// Refunds and chargebacks of a period, for runs that look orders up one by one: money that went back after it was
// booked has no open debtor any more, so no reference would lead to it.

import { KeptPayments } from './kept-payments.ts'
import { epochOf } from './local-time.ts'
import { isUsable } from './period-reading.ts'
import type { Requests } from './requests.ts'
import { transactionPages, type TransactionPage, type Window } from './transaction-pages.ts'

const OVERLAP_MS = 2 * 3_600_000

/**
 * @param from milliseconds since 1970
 * @returns what is now kept, not yet written to disk
 */
export async function readReturns(
  requests: Requests,
  before: KeptPayments,
  { from, now }: { readonly from: number; readonly now: number },
  signal: AbortSignal,
): Promise<KeptPayments> {
  const usable = isUsable(before, { from, now })
  const kept = usable ? before : KeptPayments.emptyFor({ from, at: now }, before)
  const createdFrom = usable ? changedSince(before, now) : from
  const pages: TransactionPage[] = []
  const read = async (type: Window['type']): Promise<void> => {
    const window = { by: 'created' as const, from: createdFrom, until: now, ...(type === undefined ? {} : { type }) }
    for await (const page of transactionPages(requests, window, signal)) pages.push(page)
  }
  await read('refund')
  await read('chargeback')
  const chargedBack = [...kept.payments.values(), ...pages.flatMap(({ payments }) => payments)].some(
    ({ kind }) => kind === 'chargeback',
  )
  // Without a chargeback there is none that was reversed. The filter is spelt so; the answers spell it otherwise.
  if (chargedBack) await read('reserve_chargeback')
  for (const page of pages) kept.take(page, now)
  kept.finishedReading({ at: now, createdFrom, completedFrom: now })
  return kept
}

/** A return waits for hours to weeks before it moves the balance: all that still wait are read again. */
function changedSince(kept: KeptPayments, now: number): number {
  const waiting = [...kept.payments.values()].filter(({ standing }) => standing === 'underway')
  const created = waiting.map((payment) => epochOf(payment.created))
  return created.reduce((oldest, at) => Math.min(oldest, at), (kept.lastRead?.at ?? now) - OVERLAP_MS)
}
