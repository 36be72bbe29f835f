// What a decision to book rests on: read in this run a short while ago, or read again.

import type { Administration } from '../domain/administration.ts'
import type { Clock } from '../domain/clock.ts'
import { dateInAmsterdam } from '../domain/amsterdam.ts'
import { addDays } from '../domain/calendar-date.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'
import type { PaymentProvider, PaymentQuery, PaymentReading } from '../domain/payment-provider.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import { normalReference } from '../domain/reference.ts'
import { referencesOf } from '../match-payments/match-lines.ts'
import type { RunMemory } from '../runs/run-memory.ts'
import type { MatchedWith } from '../runs/run-records.ts'

/** Rows and debtors that are older are read again before they are booked on. */
export const READING_AGE_MAX_MS = 600_000

export interface ReadingParts {
  readonly administration: Pick<Administration, 'openDebtors'>
  readonly provider: Pick<PaymentProvider, 'readPayments'>
  readonly memory: RunMemory
  readonly clock: Clock
}

/** Every open debtor of the administration. @param withCodes an import file names a customer by his relatiecode */
export async function freshDebtors(
  runId: string,
  parts: ReadingParts,
  signal: AbortSignal,
  withCodes = false,
): Promise<readonly OpenDebtor[]> {
  const kept = parts.memory.recall(runId)
  // Read without names, nobody has a code; read with them, somebody may still have none.
  const isEnough = !withCodes || kept?.debtors.some(({ customer }) => customer.code !== undefined)
  if (kept && isEnough && isRecent(kept.debtorsReadAt, parts.clock)) return kept.debtors
  const debtors: OpenDebtor[] = []
  for await (const page of parts.administration.openDebtors({ customerNames: withCodes }, signal)) debtors.push(...page)
  return debtors
}

/** @param debtors those whose references are asked for when nothing was kept of the run */
export async function readingOfRun(
  runId: string,
  debtors: readonly OpenDebtor[],
  matched: MatchedWith,
  parts: ReadingParts,
  signal: AbortSignal,
): Promise<PaymentReading> {
  const kept = parts.memory.recall(runId)?.payments
  return kept ?? readAgain(debtors, matched, parts, signal)
}

/** The same reading, with the rows under the references of these debtors no older than ten minutes. */
export async function freshReading(
  reading: PaymentReading,
  debtors: readonly OpenDebtor[],
  matched: MatchedWith,
  parts: ReadingParts,
  signal: AbortSignal,
): Promise<PaymentReading> {
  if (debtors.length === 0 || isRecent(reading.readAt, parts.clock)) return reading
  const again = await readAgain(debtors, matched, parts, signal)
  return {
    ...again,
    payments: newest(reading.payments, again.payments),
    complete: reading.complete || again.complete,
    failed: failedNow(reading, again, referencesOf(debtors, matched.settings)),
  }
}

/** After a clock was set back, what was read in its future can be of any age. */
function isRecent(readAt: number, clock: Pick<Clock, 'now'>): boolean {
  const age = clock.now() - readAt
  return age >= 0 && age <= READING_AGE_MAX_MS
}

function readAgain(
  debtors: readonly OpenDebtor[],
  matched: MatchedWith,
  { provider, clock }: ReadingParts,
  signal: AbortSignal,
): Promise<PaymentReading> {
  const query = {
    references: referencesOf(debtors, matched.settings),
    since: addDays(dateInAmsterdam(clock.now()), -matched.paidSinceDays),
    lookup: matched.lookup,
    keptForMs: READING_AGE_MAX_MS,
  }
  return provider.readPayments(query, signal)
}

/** What was not asked again is as unknown as it was. */
function failedNow(
  { failed }: PaymentReading,
  again: PaymentReading,
  asked: PaymentQuery['references'],
): PaymentReading['failed'] {
  const answered = new Set(asked.map(({ value }) => normalReference(value)))
  const stillFailed = [...failed].filter(([reference]) => !answered.has(normalReference(reference)))
  return new Map([...stillFailed, ...again.failed])
}

function newest(kept: readonly ProviderPayment[], again: readonly ProviderPayment[]): readonly ProviderPayment[] {
  const rows = new Map(kept.map((payment) => [payment.transactionId, payment]))
  for (const payment of again) rows.set(payment.transactionId, payment)
  return [...rows.values()]
}
