// A whole run of book-payment. Preview walks the same path and stops one step before the first claim.

import { dateInAmsterdam } from '../domain/amsterdam.ts'
import type { Administration } from '../domain/administration.ts'
import type { BookSettings } from '../domain/book-settings.ts'
import type { Clock } from '../domain/clock.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'
import type { PaymentProvider } from '../domain/payment-provider.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import type { BookingRegister, HeldRegister } from '../booking-register/booking-register.ts'
import { coveredBefore } from '../booking-register/covered-before.ts'
import type { WordReason } from '../match-payments/decided-line.ts'
import { unmatchedOf } from '../match-payments/money-in-sight.ts'
import type { RunMemory } from '../runs/run-memory.ts'
import type { MatchedWith } from '../runs/run-records.ts'
import { bookGroups } from './book-groups.ts'
import { bookedLines, previewBookings } from './booked-lines.ts'
import type { OrderContext } from './booking-order.ts'
import { checkAccounts } from './check-accounts.ts'
import { findEarlierBookings, withFound } from './covered-now.ts'
import { firstThatDidNotHold } from './first-booking.ts'
import { freshDebtors, freshReading, readingOfRun } from './fresh-reading.ts'
import { type BookingGroup, type HeldBack, type Plan, planRun } from './plan-run.ts'
import { readBackUnsettled } from './read-back.ts'

export interface BookInput {
  readonly runId: string
  readonly lines: readonly ReconcileLine[]
  readonly settings: BookSettings
  readonly matched: MatchedWith
  /** The lines were shown to a person: nothing is booked that was not shown. */
  readonly previewed: boolean
}

export interface BookLinesParts {
  readonly administration: Administration
  readonly provider: PaymentProvider
  readonly register: BookingRegister
  readonly memory: RunMemory
  readonly clock: Clock
  readonly absenceCountsAfterMs: number
  readonly writeLimitMs: number
  readonly word: WordReason
  readonly wordError: (error: ReconcileError) => string
  readonly onProgress: (done: number, of: number) => void
}

export interface BookedRun {
  readonly lines: readonly ReconcileLine[]
  readonly unmatched: readonly ProviderPayment[] | undefined
  /** Why booking ended before the last line; what was booked before is on the lines. */
  readonly stopped: ReconcileError | undefined
}

/** @throws ReconcileError when nothing was written; once something was, the answer says what and why it ended */
export async function bookLines(input: BookInput, parts: BookLinesParts, signal: AbortSignal): Promise<BookedRun> {
  const settings = await checkedSettings(input, parts, signal)
  const checked = { ...input, settings }
  if (settings.mode === 'preview') return bookOrPreview({ ...checked, freed: new Set() }, parts, undefined, signal)
  const held = await parts.register.hold(signal)
  try {
    const running = AbortSignal.any([signal, held.signal])
    const freed = await readBackUnsettled({ ...parts, register: held }, running)
    const plannable = { ...checked, freed: input.previewed ? new Set<string>() : freed }
    return await bookOrPreview(plannable, parts, held, running)
  } finally {
    await held.close()
  }
}

/** @throws ReconcileError CONFIG_MISSING or CONFIG_INVALID */
async function checkedSettings(
  { settings, matched }: BookInput,
  { administration }: BookLinesParts,
  signal: AbortSignal,
): Promise<BookSettings> {
  if (settings.mode === 'book') {
    const { id } = await administration.describe(signal)
    if (id === undefined) throw new ReconcileError('CONFIG_INVALID', 'preview-only')
    if (settings.bookFrom === undefined) throw new ReconcileError('CONFIG_MISSING', 'book-from')
    if (matched.provider.environment === 'test' && !matched.allowTestPayments) {
      throw new ReconcileError('CONFIG_INVALID', 'test-payments')
    }
  }
  const [journals, accounts] = [await administration.journals(signal), await administration.ledgerAccounts(signal)]
  const journal = checkAccounts(settings, journals, accounts)
  if (journal.kind === 'Memoriaal') return settings
  const { clearingAccount: _, ...ofBankJournal } = settings
  return ofBankJournal
}

interface Plannable extends BookInput {
  readonly freed: ReadonlySet<string>
}

async function bookOrPreview(
  input: Plannable,
  parts: BookLinesParts,
  held: HeldRegister | undefined,
  signal: AbortSignal,
): Promise<BookedRun> {
  const { settings, runId } = input
  const debtors = await freshDebtors(runId, parts, signal)
  const plan = await planWithEarlierBookings(input, debtors, parts, signal)
  const { now, later } = withinLimit(plan.groups, settings.maxPerRun)
  const context = orderContext(input, debtors, plan, parts.clock)
  const entries = await parts.register.entries()
  const finish = (bookings: Parameters<typeof bookedLines>[0]['bookings'], heldBack: ReadonlyMap<string, HeldBack>) =>
    bookedLines({ ...input, plan, bookings, heldBack: new Map([...later, ...heldBack]), entries, word: parts.word })
  if (!held) {
    return { lines: finish(previewBookings(now, context), new Map()), unmatched: plan.unmatched, stopped: undefined }
  }
  const { financialYearStartsIn } = await parts.administration.describe(signal)
  const { onProgress, wordError } = parts
  const firstDidNotHold = firstThatDidNotHold(plan, entries, settings.bookingJournal, context.debtors)
  const run = { runId, groups: now, context, financialYearStartsIn, firstDidNotHold, onProgress, wordError }
  try {
    const booked = await bookGroups(run, { ...parts, register: held }, signal)
    return { lines: finish(booked.bookings, booked.heldBack), unmatched: plan.unmatched, stopped: booked.stopped }
  } finally {
    if (now.length > 0) parts.memory.forget(runId)
  }
}

interface FullPlan extends Plan {
  readonly unmatched: readonly ProviderPayment[] | undefined
}

async function planWithEarlierBookings(
  input: Plannable,
  debtors: readonly OpenDebtor[],
  parts: BookLinesParts,
  signal: AbortSignal,
): Promise<FullPlan> {
  const { runId, matched, settings } = input
  const today = dateInAmsterdam(parts.clock.now())
  const asked = new Set(input.lines.map(({ debtor }) => debtor.id))
  const ofLines = debtors.filter(({ id }) => asked.has(id))
  let reading = await readingOfRun(runId, ofLines, matched, parts, signal)
  let covered = coveredBefore(await parts.register.entries())
  const planNow = () =>
    planRun({ ...input, debtors, reading, covered, matchSettings: matched.settings, bookSettings: settings, today })
  let plan = planNow()
  if (settings.mode === 'book') {
    const bookable = new Set(plan.groups.flatMap(({ debtorIds }) => debtorIds))
    reading = await freshReading(
      reading,
      ofLines.filter(({ id }) => bookable.has(id)),
      matched,
      parts,
      signal,
    )
    plan = planNow()
  }
  const planned = plan.groups.flatMap(({ bookings }) => bookings)
  const payments = planned.map(({ payment }) => payment)
  const found = await findEarlierBookings(payments, settings.bookingJournal, today, parts.administration, signal)
  if (found.size > 0) {
    covered = withFound(covered, found, planned, debtors)
    plan = planNow()
  }
  const unmatched = reading.complete ? unmatchedOf(plan.unasked, covered, settings.bookFrom) : undefined
  return { ...plan, unmatched }
}

function withinLimit(
  groups: readonly BookingGroup[],
  limit: number,
): { now: readonly BookingGroup[]; later: ReadonlyMap<string, HeldBack> } {
  if (limit === 0) return { now: groups, later: new Map() }
  const now: BookingGroup[] = []
  const later = new Map<string, HeldBack>()
  let left = limit
  for (const group of groups) {
    // A group is written whole: one that no run has room for needs a person, and keeps nobody waiting.
    const isTooLarge = group.bookings.length > limit
    if (group.bookings.length <= left) {
      now.push(group)
      left -= group.bookings.length
      continue
    }
    if (!isTooLarge) left = 0
    const why: HeldBack = { reasonCode: 'over-run-limit', reasonValues: { limit }, attention: isTooLarge }
    for (const id of group.debtorIds) later.set(id, why)
  }
  return { now, later }
}

function orderContext(input: BookInput, debtors: readonly OpenDebtor[], plan: Plan, clock: Clock): OrderContext {
  const references = [...plan.decisions.values()].map(({ debtorId, reference }): [string, string] => [
    debtorId,
    reference?.value ?? '',
  ])
  return {
    settings: input.settings,
    debtors: new Map(debtors.map((debtor) => [debtor.id, debtor])),
    references: new Map(references),
    today: dateInAmsterdam(clock.now()),
  }
}
