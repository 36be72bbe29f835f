// A whole run of book-payment. Preview walks the same path and stops one step before the first claim.

import { dateInAmsterdam } from '../domain/amsterdam.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import type { ReconcileError } from '../domain/reconcile-error.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import type { ImportFileSummary } from '../domain/reconcile-run.ts'
import type { HeldRegister } from '../booking-register/booking-register.ts'
import { keysToBook } from '../booking-register/reversed-bookings.ts'
import { bookGroups } from './book-groups.ts'
import type { BookInput, BookLinesParts } from './book-input.ts'
import { type BookedByFile, bookByFile } from './by-file/book-by-file.ts'
import { previewOfFile } from './by-file/file-content.ts'
import { seeImported } from './by-file/see-imported.ts'
import { takeBackUnpublished } from './by-file/take-back.ts'
import { bookedLines, previewBookings } from './booked-lines.ts'
import type { OrderContext } from './booking-order.ts'
import { checkedSettings } from './checked-settings.ts'
import { firstThatDidNotHold } from './first-booking.ts'
import { freshDebtors } from './fresh-reading.ts'
import type { HeldBack, Plan } from './plan-run.ts'
import { type Plannable, planWithEarlierBookings } from './plan-with-earlier.ts'
import { readBackUnsettled } from './read-back.ts'
import { withinLimit } from './within-limit.ts'

export interface BookedRun {
  readonly lines: readonly ReconcileLine[]
  readonly unmatched: readonly ProviderPayment[] | undefined
  /** Why booking ended before the last line; what was booked before is on the lines. */
  readonly stopped: ReconcileError | undefined
  readonly importFile?: ImportFileSummary
}

/** @throws ReconcileError when nothing was written; once something was, the answer says what and why it ended */
export async function bookLines(input: BookInput, parts: BookLinesParts, signal: AbortSignal): Promise<BookedRun> {
  const checked = { ...input, ...(await checkedSettings(input, parts, signal)) }
  if (checked.settings.mode === 'preview')
    return bookOrPreview({ ...checked, freed: new Set() }, parts, undefined, signal)
  const held = await parts.register.hold(signal)
  try {
    const running = AbortSignal.any([signal, held.signal])
    const freed = await settleEarlier(input.runId, { ...parts, register: held }, running)
    const plannable = { ...checked, freed: input.previewed ? new Set<string>() : freed }
    return await bookOrPreview(plannable, parts, held, running)
  } finally {
    await held.close()
  }
}

/** @returns the debtors whose money was spoken for until now */
async function settleEarlier(
  runId: string,
  parts: Omit<BookLinesParts, 'register'> & { readonly register: HeldRegister },
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const takenBack = await takeBackUnpublished(parts)
  const freed = await readBackUnsettled(parts, signal)
  const imported = await seeImported(parts, signal)
  // What was read before the file was imported is the past.
  if (imported.size > 0) parts.memory.forget(runId)
  return new Set([...takenBack, ...freed, ...imported])
}

async function bookOrPreview(
  input: Plannable,
  parts: BookLinesParts,
  held: HeldRegister | undefined,
  signal: AbortSignal,
): Promise<BookedRun> {
  const { settings, runId, target } = input
  const debtors = await freshDebtors(runId, parts, signal, target !== undefined)
  const plan = await planWithEarlierBookings(input, debtors, parts, signal)
  const { now, later } = withinLimit(plan.groups, settings.maxPerRun)
  const entries = await parts.register.entries()
  const context = orderContext(input, debtors, plan, {
    today: dateInAmsterdam(parts.clock.now()),
    keyOf: keysToBook(entries),
  })
  const finish = (bookings: Parameters<typeof bookedLines>[0]['bookings'], heldBack: ReadonlyMap<string, HeldBack>) =>
    bookedLines({ ...input, plan, bookings, heldBack: new Map([...later, ...heldBack]), entries, word: parts.word })
  if (!held) {
    const shown = target ? { importFile: previewOfFile(now, target, context, parts.clock.now()) } : {}
    const lines = finish(previewBookings(now, context), new Map())
    return { lines, unmatched: plan.unmatched, stopped: undefined, ...shown }
  }
  const { financialYearStartsIn } = await parts.administration.describe(signal)
  const { onProgress, wordError } = parts
  const firstDidNotHold = firstThatDidNotHold(plan, entries, settings.bookingJournal, context.debtors)
  const run = { runId, groups: now, context, financialYearStartsIn, firstDidNotHold, onProgress, wordError }
  try {
    const writing = { ...parts, register: held }
    const booked: BookedByFile = target
      ? await bookByFile(run, target, writing, signal)
      : await bookGroups(run, writing, signal)
    const { bookings, heldBack, stopped, importFile } = booked
    const written = importFile ? { importFile } : {}
    return { lines: finish(bookings, heldBack), unmatched: plan.unmatched, stopped, ...written }
  } finally {
    if (now.length > 0) parts.memory.forget(runId)
  }
}

function orderContext(
  input: BookInput,
  debtors: readonly OpenDebtor[],
  plan: Plan,
  now: Pick<OrderContext, 'today' | 'keyOf'>,
): OrderContext {
  const references = [...plan.decisions.values()].map(({ debtorId, reference }): [string, string] => [
    debtorId,
    reference?.value ?? '',
  ])
  return {
    settings: input.settings,
    debtors: new Map(debtors.map((debtor) => [debtor.id, debtor])),
    references: new Map(references),
    ...now,
  }
}
