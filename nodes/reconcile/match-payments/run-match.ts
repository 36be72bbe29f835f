// match-payments: all lines of a run in; the same lines with their outcome out, and apart those that need a person.

import type { NodeAPI, NodeMessage, NodeMessageInFlow } from 'node-red'

import { providerOf } from '../../shared/connections/payment-providers.ts'
import { type RunParts, runParts } from '../../shared/connections/run-parts.ts'
import type { InputContext, Sent } from '../../shared/node-red/on-input.ts'
import { type MatchNodeSettings, parseMatchSettings } from '../../shared/settings/match-node-settings.ts'
import { textIn } from '../../shared/texts/text-in.ts'
import { bookingsInDoubt } from '../booking-register/bookings-in-doubt.ts'
import { coveredBefore } from '../booking-register/covered-before.ts'
import type { BookingRegister } from '../booking-register/booking-register.ts'
import { instantOf } from '../domain/amsterdam.ts'
import { NO_CENTS } from '../domain/cents.ts'
import type { PaymentReading, ProviderDescription } from '../domain/payment-provider.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import { countOutcomes, type ReconcileRun } from '../domain/reconcile-run.ts'
import { normalReference } from '../domain/reference.ts'
import { forAttention, inBatches } from '../message/outgoing.ts'
import { wholeSequence } from '../message/whole-sequence.ts'
import { accountBehind } from '../runs/known-connections.ts'
import { orTellFailure, tellRecord, withRecord } from '../runs/tell-record.ts'
import { decidedLine } from './decided-line.ts'
import { type Matched, matchLines } from './match-lines.ts'
import { returnedAfterBookingOf, totalOfPayments, unmatchedOf } from './money-in-sight.ts'

/** @param messages the whole sequence */
export async function runMatch(
  RED: NodeAPI,
  config: unknown,
  messages: readonly NodeMessageInFlow[],
  context: InputContext,
): Promise<Sent> {
  const { signal, status, language } = context
  const node = parseMatchSettings(config)
  const parts = runParts(RED)
  const { lines, run, sizes } = wholeSequence(messages)
  const records = parts.recordsOf(run.administration.id)
  if (!(await records.find(run.runId))) throw new ReconcileError('CONFIG_INVALID', 'unknown-run')
  status.working('matching')
  const provider = providerOf(RED, node.provider)
  const requestsBefore = provider.requestCount()
  const record = parts.runRecordOf(run.administration.id)
  const orTell = <T>(work: () => Promise<T>): Promise<T> =>
    orTellFailure(record, { runId: run.runId, stage: 'match' }, context, work)
  const described = await orTell(() => accountBehind(provider, parts.clock, signal))
  const register = parts.registerOf(run.administration.id)
  const entries = await register.entries()
  const covered = coveredBefore(entries)
  const lookup = { settings: node.match, lookup: node.lookup, paidSinceDays: node.paidSinceDays }
  const debtors = lines.map(({ debtor }) => debtor)
  const allDebtors = parts.memory.recall(run.runId)?.debtors
  const given = { debtors, allDebtors, covered, provider, lookup, clock: parts.clock }
  const matched = await orTell(() => matchLines(given, signal))
  for (const note of matched.reading.notes) context.log(note)
  const settings = recordOf(node, described, matched.reading.way)
  await records.matched(run.runId, settings)
  rememberPayments(run.runId, matched, parts)
  const decided = decide(lines, matched, (code, values) => textIn(language, `reasons.${code}`, values))
  const result: ReconcileRun = {
    ...run,
    provider: providerPart(described),
    counts: countOutcomes(decided),
    bookedCents: NO_CENTS,
    requests: {
      ...run.requests,
      multisafepay: run.requests.multisafepay + provider.requestCount() - requestsBefore,
    },
    ...inSight(matched, covered, entries),
  }
  const told = { runId: run.runId, settings, lines: decided, run: result, read: readPart(matched.reading) }
  const recorded = withRecord(result, await tellRecord(() => record.matched(told), context))
  const attention = decided.filter((line) => line.attention).length
  const bookable = decided.filter((line) => line.amountToBookCents !== NO_CENTS).length
  status.finished({ text: resultText(language, bookable, attention), attention })
  const [first] = messages
  const clone = (copied: NodeMessage): NodeMessage => RED.util.cloneMessage(copied)
  return [inBatches(messages, sizes, decided, recorded), first ? forAttention(first, decided, recorded, clone) : null]
}

function decide(
  lines: readonly ReconcileLine[],
  { result }: Matched,
  word: Parameters<typeof decidedLine>[2],
): readonly ReconcileLine[] {
  return lines.map((line) => {
    const decision = result.decisions.get(line.debtor.id)
    if (!decision) throw new RangeError('the matcher decides every debtor that it is given')
    return decidedLine(line, decision, word)
  })
}

function inSight(
  { result, reading }: Matched,
  covered: ReturnType<typeof coveredBefore>,
  entries: Awaited<ReturnType<BookingRegister['entries']>>,
): Partial<ReconcileRun> {
  const bookedOrders = new Set(
    [...entries.values()].filter(({ state }) => state === 'booked').map(({ orderId }) => normalReference(orderId)),
  )
  const returned = returnedAfterBookingOf(reading.payments, covered, bookedOrders)
  const unmatched = reading.complete ? unmatchedOf(result.unasked, covered) : undefined
  return {
    returnedAfterBooking: returned,
    returnedAfterBookingCents: totalOfPayments(returned),
    inDoubt: bookingsInDoubt(entries),
    ...(unmatched ? { unmatched, unmatchedCents: totalOfPayments(unmatched) } : {}),
  }
}

function readPart({ way, complete, payments, failed, readAt }: PaymentReading): object {
  return { way, complete, rows: payments.length, failed: failed.size, readAt: instantOf(readAt) }
}

/** @param way what only the list showed, is read from the list again */
function recordOf(node: MatchNodeSettings, described: ProviderDescription, way: PaymentReading['way']) {
  return {
    provider: {
      ...providerPart(described),
      ...(described.keyName === undefined ? {} : { keyName: described.keyName }),
    },
    settings: node.match,
    allowTestPayments: node.allowTestPayments,
    paidSinceDays: node.paidSinceDays,
    lookup: way === 'bulk' ? way : node.lookup,
  }
}

function providerPart({ environment, accountId, siteId }: ProviderDescription): NonNullable<ReconcileRun['provider']> {
  return {
    environment,
    ...(accountId === undefined ? {} : { accountId }),
    ...(siteId === undefined ? {} : { siteId }),
  }
}

function rememberPayments(runId: string, { reading }: Matched, { memory }: Pick<RunParts, 'memory'>): void {
  const kept = memory.recall(runId)
  if (kept) memory.remember(runId, { ...kept, payments: reading })
}

function resultText(language: InputContext['language'], bookable: number, attention: number): string {
  return [
    textIn(language, 'words.previewed', { count: bookable }),
    textIn(language, 'words.attention', { count: attention }),
  ].join(' · ')
}
