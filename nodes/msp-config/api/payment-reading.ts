// One reading for a run: the way is chosen, the rows are brought up to date, returns explained, and told how it went.

import type { Clock } from '../../reconcile/domain/clock.ts'
import type { ErrorCode } from '../../reconcile/domain/error-codes.ts'
import type { KeptFolder } from '../../reconcile/domain/kept-rows.ts'
import type { PaymentQuery, PaymentReading } from '../../reconcile/domain/payment-provider.ts'
import type { ProviderPayment } from '../../reconcile/domain/provider-payment.ts'
import type { Warning } from '../../reconcile/domain/warning.ts'
import { askedReferences, type AskedReferences } from './asked-references.ts'
import { chooseWay } from './choose-way.ts'
import { KeptPayments } from './kept-payments.ts'
import { epochOf, startOfDay } from './local-time.ts'
import { orderKey } from './order-rows.ts'
import { isUsable, readPeriod } from './period-reading.ts'
import type { Requests } from './requests.ts'
import { readReturns } from './returns-reading.ts'
import { lookUpSingly } from './single-lookups.ts'
import { withToldReturns } from './told-returns.ts'
import { askForReturns } from './unexplained-returns.ts'
import { doubtfulReferences, unreadableNotes } from './unreadable-rows.ts'

export interface ReadingParts {
  readonly requests: Requests
  readonly clock: Clock
  /** Of this account, site and environment. */
  readonly folder: KeptFolder
  readonly siteId: string | undefined
}

interface Reading extends ReadingParts {
  readonly query: PaymentQuery
  readonly from: number
  readonly now: number
  readonly notes: Warning[]
}

/** @throws ReconcileError when nothing can be concluded for anyone */
export async function readPaymentsOnce(
  parts: ReadingParts,
  query: PaymentQuery,
  signal: AbortSignal,
): Promise<PaymentReading> {
  const reading = { ...parts, query, from: startOfDay(query.since), now: parts.clock.now(), notes: [] }
  const kept = await KeptPayments.open(parts.folder.rows('payments'))
  if (wayOf(reading, kept) === 'bulk') return readBulk(reading, kept, signal)
  return (await readSingle(reading, signal)) ?? readBulk(reading, kept, signal)
}

function wayOf({ query, siteId, from, now }: Reading, kept: KeptPayments): 'bulk' | 'single' {
  const age = isUsable(kept, { from, now }) ? 'up to date' : 'too old'
  const state = kept.whole === undefined ? 'nothing' : age
  const { lookup, references } = query
  return chooseWay({ lookup, references, siteId, kept: { rows: kept.payments.size, state } })
}

async function readBulk(reading: Reading, before: KeptPayments, signal: AbortSignal): Promise<PaymentReading> {
  const { requests, query, from, now, notes } = reading
  const { keptForMs } = query
  const earlier = requests.count()
  const asked = askedReferences(query.references.map(({ value }) => value))
  const concerns = (payment: ProviderPayment): boolean => asked.concern(payment)
  const kept = await readPeriod(requests, before, { from, now, keptForMs, concerns }, signal)
  await save(kept, notes)
  const returns = await askForReturns(requests, kept, { asked, now, keptForMs }, signal)
  await save(kept, notes)
  const payments = withToldReturns(kept).filter(({ created }) => isFrom(created, from))
  const failed = new Map<string, ErrorCode>([
    ...returns.failed,
    ...doubtfulReferences(kept.unreadable.values(), { query, asked, payments }),
  ])
  notes.push(...returns.notes, ...unreadableNotes(kept.unreadable.values()))
  notes.push(wayNote('lookup-bulk', reading, earlier))
  return { way: 'bulk', complete: true, payments, failed, readAt: oldestRead(kept, asked, now), notes }
}

/** @returns undefined when a reference was met that only the list can answer */
async function readSingle(reading: Reading, signal: AbortSignal): Promise<PaymentReading | undefined> {
  const { requests, folder, siteId = '', query, from, now, notes } = reading
  const earlier = requests.count()
  const references = query.references.map(({ value }) => value)
  const singles = await lookUpSingly(requests, { references, siteId, from }, signal)
  if (singles.needsList) {
    notes.push(wayNote('lookup-single-given-up', reading, earlier))
    return undefined
  }
  const returns = await readReturns(requests, await KeptPayments.open(folder.rows('returns')), { from, now }, signal)
  await save(returns, notes)
  notes.push(...unreadableNotes(returns.unreadable.values()), wayNote('lookup-single', reading, earlier))
  const wentBack = [...returns.payments.values()].filter(({ created }) => isFrom(created, from))
  const payments = [...singles.payments, ...wentBack]
  return { way: 'single', complete: false, payments, failed: singles.failed, readAt: now, notes }
}

function oldestRead(kept: KeptPayments, asked: AskedReferences, now: number): number {
  let oldest = Math.min(now, kept.lastRead?.at ?? now)
  for (const payment of kept.payments.values()) {
    if (!asked.concern(payment)) continue
    oldest = Math.min(oldest, kept.readAt(payment), kept.returns.get(orderKey(payment))?.at ?? now)
  }
  return oldest
}

/** What is kept may be lost: a full disk makes the next run read more, and is told. */
async function save(kept: KeptPayments, notes: Warning[]): Promise<void> {
  try {
    await kept.save()
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN'
    if (!notes.some(({ code }) => code === 'kept-not-written'))
      notes.push({ code: 'kept-not-written', values: { reason } })
  }
}

function wayNote(code: string, { requests, query }: Reading, earlier: number): Warning {
  return { code, values: { references: query.references.length, requests: requests.count() - earlier } }
}

const isFrom = (created: string, from: number): boolean => epochOf(created) >= from
