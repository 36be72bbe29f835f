// Brings what is kept of a period up to date with as few pages as can be: all of it at first and once a day, otherwise
// only what is new or can still change, and around rows that are too old to rely on.

import { transactionPages, type TransactionPage, type Window } from './transaction-pages.ts'
import { KeptPayments, type LastRead } from './kept-payments.ts'
import { epochOf } from './local-time.ts'
import type { Requests } from './requests.ts'
import { windowsAround } from './windows-around.ts'
import type { ProviderPayment } from '../../reconcile/domain/provider-payment.ts'

export interface PeriodQuestion {
  /** Milliseconds since 1970, as all times here. */
  readonly from: number
  readonly now: number
  /** Undefined: rows of the last whole reading will do. */
  readonly keptForMs?: number | undefined
  /** Whether a row has to be as fresh as `keptForMs` says. */
  readonly concerns: (payment: ProviderPayment) => boolean
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Our clock and MultiSafepay's may differ, and a row can be listed a little after it was made. */
const CREATED_OVERLAP_MS = 2 * HOUR_MS
const COMPLETED_OVERLAP_MS = 2 * DAY_MS
/** Most attempts end within an hour, without any `completed`: while they are this young they are looked at again. */
const UNDERWAY_WATCHED_MS = 3 * DAY_MS
/** A row can turn refunded or void without a new row or a new date: there is no "modified since". */
const WHOLE_AGAIN_MS = DAY_MS

/** @returns what is now kept, not yet written to disk */
export async function readPeriod(
  requests: Requests,
  before: KeptPayments,
  question: PeriodQuestion,
  signal: AbortSignal,
): Promise<KeptPayments> {
  if (!isUsable(before, question)) return readWhole(requests, before, question, signal)
  const { now, keptForMs } = question
  const recent = before.lastRead?.at ?? 0
  if (keptForMs === undefined || keptForMs === 0 || now - recent > keptForMs) {
    await readNew(requests, before, now, signal)
  }
  if (keptForMs !== undefined) await readStale(requests, before, { ...question, keptForMs }, signal)
  return before
}

/** Whether a period can be brought up to date without reading all of it. */
export function isUsable(
  { whole, lastRead }: KeptPayments,
  { from, now }: Pick<PeriodQuestion, 'from' | 'now'>,
): boolean {
  if (whole === undefined || lastRead === undefined) return false
  // A clock that was set back makes every bookmark doubtful.
  if (whole.at > now || lastRead.at > now) return false
  return whole.from <= from && now - whole.at < WHOLE_AGAIN_MS
}

async function readWhole(
  requests: Requests,
  before: KeptPayments,
  { from, now }: PeriodQuestion,
  signal: AbortSignal,
): Promise<KeptPayments> {
  const kept = KeptPayments.emptyFor({ from, at: now }, before)
  for await (const page of transactionPages(requests, { by: 'created', from, until: now }, signal)) kept.take(page, now)
  kept.finishedReading({ at: now, createdFrom: now, completedFrom: now })
  return kept
}

async function readNew(requests: Requests, kept: KeptPayments, now: number, signal: AbortSignal): Promise<void> {
  const read = newSince(kept, now)
  const windows: Window[] = [
    { by: 'created', from: read.createdFrom, until: now },
    { by: 'completed', from: read.completedFrom, until: now },
  ]
  // Taken in only when both were read to their ends: a run that breaks off has learned nothing.
  const pages: TransactionPage[] = []
  for (const window of windows) for await (const page of transactionPages(requests, window, signal)) pages.push(page)
  for (const page of pages) kept.take(inPeriod(page, kept), now)
  kept.finishedReading(read)
}

function newSince(kept: KeptPayments, now: number): LastRead {
  const last = kept.lastRead?.at ?? 0
  let newest = kept.whole?.from ?? 0
  let oldestUnderway = now
  for (const { created, standing } of kept.payments.values()) {
    const at = epochOf(created)
    if (at > newest) newest = at
    if (standing === 'underway' && at > now - UNDERWAY_WATCHED_MS && at < oldestUnderway) oldestUnderway = at
  }
  // By the newest row too: should our clock run ahead of MultiSafepay's, its own times still join up.
  const createdFrom = Math.min(Math.min(last, newest) - CREATED_OVERLAP_MS, oldestUnderway)
  return { at: now, createdFrom, completedFrom: last - COMPLETED_OVERLAP_MS }
}

async function readStale(
  requests: Requests,
  kept: KeptPayments,
  { now, keptForMs, concerns }: PeriodQuestion & { readonly keptForMs: number },
  signal: AbortSignal,
): Promise<void> {
  const isStale = (payment: ProviderPayment): boolean =>
    concerns(payment) && kept.readAt(payment) < now && now - kept.readAt(payment) >= keptForMs
  const all = [...kept.payments.values()]
  const stale = all.filter(isStale)
  const windows = windowsAround(
    stale.map(({ created }) => epochOf(created)),
    all.map(({ created }) => epochOf(created)),
    now,
  )
  for (const window of windows) {
    for await (const page of transactionPages(requests, window, signal)) {
      kept.take(page, now)
      for (const payment of page.payments.filter(concerns)) kept.refreshed(payment, now)
    }
  }
}

/** A window by `completed` also finds rows that were made before the period. */
function inPeriod({ payments, unreadable }: TransactionPage, { whole }: KeptPayments): TransactionPage {
  const from = whole?.from ?? 0
  return { payments: payments.filter(({ created }) => epochOf(created) >= from), unreadable }
}
