// book-payment: all lines of a run in; the same lines with their bookings out, and apart those that need a person.

import type { NodeAPI, NodeMessage, NodeMessageInFlow } from 'node-red'

import { administrationOf } from '../../shared/connections/administrations.ts'
import { providerOf } from '../../shared/connections/payment-providers.ts'
import { type RunParts, runParts } from '../../shared/connections/run-parts.ts'
import type { InputContext, Sent } from '../../shared/node-red/on-input.ts'
import { parseBookSettings } from '../../shared/settings/book-node-settings.ts'
import { describeError } from '../../shared/texts/describe-error.ts'
import { textIn } from '../../shared/texts/text-in.ts'
import type { BookingRegister } from '../booking-register/booking-register.ts'
import { bookingsInDoubt } from '../booking-register/bookings-in-doubt.ts'
import { bookingsInFiles } from '../booking-register/bookings-in-files.ts'
import { instantOf } from '../domain/amsterdam.ts'
import type { PaymentProvider } from '../domain/payment-provider.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { bookedCentsOf, countOutcomes, type ReconcileRun } from '../domain/reconcile-run.ts'
import { totalOfPayments } from '../match-payments/money-in-sight.ts'
import { forAttention, inBatches } from '../message/outgoing.ts'
import { wholeSequence } from '../message/whole-sequence.ts'
import { accountBehind, administrationBehind } from '../runs/known-connections.ts'
import { bookedWith } from '../runs/booked-with.ts'
import type { MatchedWith } from '../runs/run-records.ts'
import type { BookLinesParts } from './book-input.ts'
import { type BookedRun, bookLines } from './book-lines.ts'
import { importFiles } from './by-file/import-files.ts'
import { checkWay } from './check-way.ts'
import { resultOf } from './result-status.ts'
import { toldRun } from './told-run.ts'

/** @param messages the whole sequence */
export async function runBook(
  RED: NodeAPI,
  config: unknown,
  messages: readonly NodeMessageInFlow[],
  context: InputContext,
): Promise<Sent> {
  const { signal, status, language } = context
  const node = parseBookSettings(config)
  const parts = runParts(RED)
  const { lines, run, sizes } = wholeSequence(messages)
  status.working(node.book.mode === 'book' ? 'booking' : 'checking')
  const administration = administrationOf(RED, node.administration)
  const provider = providerOf(RED, node.provider)
  const requestsBefore = { snelstart: administration.requestCount(), multisafepay: provider.requestCount() }
  const { id, kind } = await administrationBehind(administration, parts.clock, signal)
  checkWay(node.via, kind)
  const records = parts.recordsOf(id)
  const matched = (await records.find(run.runId))?.matched
  if (!matched) throw new ReconcileError('CONFIG_INVALID', 'unknown-run')
  const input = { runId: run.runId, lines, settings: node.book, matched, previewed: run.mode === 'preview' }
  const told = toldRun(parts.runRecordOf(id), input, context)
  const booked = await told.orFailure(async () => {
    await checkProvider(provider, matched, parts, signal)
    await records.booked(run.runId, bookedWith(node.via, node.book))
    await told.booking()
    return bookLines(input, { ...bookParts(parts, id, context), administration, provider }, signal)
  })
  const result: ReconcileRun = {
    ...run,
    mode: node.book.mode,
    finishedAt: instantOf(parts.clock.now()),
    counts: countOutcomes(booked.lines),
    bookedCents: bookedCentsOf(booked.lines),
    requests: {
      snelstart: run.requests.snelstart + administration.requestCount() - requestsBefore.snelstart,
      multisafepay: run.requests.multisafepay + provider.requestCount() - requestsBefore.multisafepay,
    },
    ...unmatchedPart(booked),
    ...(booked.importFile ? { importFile: booked.importFile } : {}),
    ...(await unsettledPart(parts.registerOf(id))),
    ...(booked.stopped ? { stopped: stoppedPart(booked.stopped, language) } : {}),
  }
  const recorded = await told.finished(booked, result)
  status.finished(resultOf(booked, node.book, language))
  const [first] = messages
  const clone = (copied: NodeMessage): NodeMessage => RED.util.cloneMessage(copied)
  const sent = [
    inBatches(messages, sizes, booked.lines, recorded),
    first ? forAttention(first, booked.lines, recorded, clone) : null,
  ]
  if (booked.stopped) context.failAfterSending(booked.stopped)
  return sent
}

function bookParts(
  parts: RunParts,
  administrationId: string | undefined,
  { language, status }: InputContext,
): Omit<BookLinesParts, 'administration' | 'provider'> {
  return {
    register: parts.registerOf(administrationId),
    memory: parts.memory,
    files: importFiles(parts.clock),
    clock: parts.clock,
    absenceCountsAfterMs: parts.absenceCountsAfterMs,
    writeLimitMs: parts.writeLimitMs,
    word: (code, values) => textIn(language, `reasons.${code}`, values),
    wordError: (error) => describeError(error, language).message,
    onProgress: (done, of) => status.progress(done, of),
  }
}

/** Rows of another account, site or environment must never be booked under this run's decisions. */
async function checkProvider(
  provider: PaymentProvider,
  { provider: recorded }: MatchedWith,
  { clock }: Pick<RunParts, 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const now = await accountBehind(provider, clock, signal)
  const isSame = (['accountId', 'siteId', 'keyName', 'environment'] as const).every(
    (part) => now[part] === recorded[part],
  )
  if (!isSame) throw new ReconcileError('CONFIG_INVALID', 'other-provider')
}

/** What was booked must be told also when the register can't be read by now. */
async function unsettledPart(register: BookingRegister): Promise<Partial<ReconcileRun>> {
  try {
    const entries = await register.entries()
    const inFiles = bookingsInFiles(entries)
    return { inDoubt: bookingsInDoubt(entries), ...(inFiles.length > 0 ? { inFiles } : {}) }
  } catch {
    return {}
  }
}

function unmatchedPart({ unmatched }: BookedRun): Partial<ReconcileRun> {
  return unmatched ? { unmatched, unmatchedCents: totalOfPayments(unmatched) } : {}
}

function stoppedPart(error: ReconcileError, language: InputContext['language']): NonNullable<ReconcileRun['stopped']> {
  const { code, message, advice } = describeError(error, language)
  return { code, message: `${message} ${advice}` }
}
