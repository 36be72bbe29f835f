// What this run would book: decided again from what was read, never from what the message says.

import { NO_CENTS } from '../domain/cents.ts'
import type { CoveredBefore } from '../domain/covered-before.ts'
import type { BookSettings } from '../domain/book-settings.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { Decision } from '../domain/matching/decision.ts'
import { type MatchResult, type MatchRun, match } from '../domain/matching/match.ts'
import type { MatchSettings } from '../domain/matching/match-settings.ts'
import type { PlannedBooking } from '../domain/matching/plan-bookings.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'
import type { PaymentReading } from '../domain/payment-provider.ts'
import type { ReasonCode, ReasonValues } from '../domain/reason-codes.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import { failedIn } from '../match-payments/match-lines.ts'
import { differsFromPreview } from './as-previewed.ts'
import { unfitForFile } from './by-file/unfit-for-file.ts'

export interface PlanInput {
  readonly lines: readonly ReconcileLine[]
  /** Every open debtor of the administration. */
  readonly debtors: readonly OpenDebtor[]
  readonly reading: PaymentReading
  readonly covered: CoveredBefore
  readonly matchSettings: MatchSettings
  readonly bookSettings: BookSettings
  readonly today: CalendarDate
  /** Debtors whose money was spoken for when the lines were matched, and no longer is. */
  readonly freed: ReadonlySet<string>
  /** The lines come from a preview: nothing is booked that it did not show. */
  readonly previewed: boolean
}

/** Debtors that share money, and their bookings: written whole or not at all. */
export interface BookingGroup {
  readonly debtorIds: readonly string[]
  readonly bookings: readonly PlannedBooking[]
}

/** Why a line that could have been booked is not. */
export interface HeldBack {
  readonly reasonCode: ReasonCode
  readonly reasonValues: ReasonValues
  readonly attention: boolean
}

export interface Plan {
  readonly decisions: ReadonlyMap<string, Decision>
  readonly groups: readonly BookingGroup[]
  /** By debtor id. */
  readonly heldBack: ReadonlyMap<string, HeldBack>
  readonly unasked: MatchResult['unasked']
}

export function planRun(input: PlanInput): Plan {
  const asked = new Map(input.lines.map((line) => [line.debtor.id, line]))
  const { bookFrom, methodAccounts } = input.bookSettings
  const asMatched: MatchRun = {
    // What is shared is judged over all debtors, so the count that came with the message is not needed.
    debtors: input.debtors.map(withoutSharers),
    payments: input.reading.payments,
    failedReferences: failedIn(input.reading),
    covered: input.covered,
    settings: input.matchSettings,
    today: input.today,
    withheld: new Set(input.debtors.filter(({ id }) => !asked.has(id)).map(({ id }) => id)),
  }
  const bookableMethods = new Set(methodAccounts.keys())
  const result = match({ ...asMatched, bookableMethods, ...(bookFrom === undefined ? {} : { bookFrom }) })
  // match-payments knows neither the start nor the methods' own accounts: what it showed is judged without them.
  const shown = input.previewed ? result : match(asMatched)
  const debtors = new Map(input.debtors.map((debtor) => [debtor.id, debtor]))
  const { bookSettings, freed, previewed } = input
  const judged: Judged = { bookSettings, freed, previewed, debtors, asked, shown }
  const heldBack = new Map<string, HeldBack>()
  const groups = groupsOf(result).filter((group) => {
    const why = whyHeldBack(group, judged)
    if (why) for (const id of group.debtorIds) heldBack.set(id, why)
    return !why
  })
  return { decisions: result.decisions, groups, heldBack, unasked: result.unasked }
}

/** A payment belongs to one group, so the first row of a decision names the group. */
function groupsOf({ decisions, bookings }: MatchResult): readonly BookingGroup[] {
  const groups = new Map<string, { debtorIds: string[]; bookings: PlannedBooking[] }>()
  const groupOfRow = new Map<string, string>()
  for (const { debtorId, payments, reasonCode } of decisions.values()) {
    const [first] = payments
    if (!first || reasonCode === 'no-reference') continue
    const group = groups.get(first.transactionId)
    if (group) group.debtorIds.push(debtorId)
    else {
      groups.set(first.transactionId, { debtorIds: [debtorId], bookings: [] })
      for (const { transactionId } of payments) groupOfRow.set(transactionId, first.transactionId)
    }
  }
  for (const booking of bookings) {
    const group = groups.get(groupOfRow.get(booking.payment.transactionId) ?? '')
    if (!group) throw new RangeError('a planned booking belongs to no debtor')
    group.bookings.push(booking)
  }
  return [...groups.values()].filter((group) => group.bookings.length > 0).sort(compareGroups)
}

interface Judged {
  readonly bookSettings: BookSettings
  readonly debtors: ReadonlyMap<string, OpenDebtor>
  readonly asked: ReadonlyMap<string, ReconcileLine>
  readonly freed: ReadonlySet<string>
  readonly previewed: boolean
  /** What match-payments, or a preview, would show of these lines now. */
  readonly shown: MatchResult
}

function whyHeldBack(group: BookingGroup, judged: Judged): HeldBack | undefined {
  const { bookSettings, debtors } = judged
  const differenceCents = group.bookings.find((booking) => booking.differenceCents !== 0)?.differenceCents
  if (differenceCents !== undefined && bookSettings.differenceAccount === undefined) {
    return { reasonCode: 'no-difference-account', reasonValues: { differenceCents }, attention: true }
  }
  const restCents = group.bookings.find((booking) => booking.overpaidCents !== 0)?.overpaidCents
  if (restCents !== undefined && bookSettings.overpaidAccount === undefined) {
    return { reasonCode: 'no-overpaid-account', reasonValues: { restCents }, attention: true }
  }
  if (group.debtorIds.some((id) => debtors.get(id)?.salesBookingId === undefined)) {
    return { reasonCode: 'no-sales-booking', reasonValues: {}, attention: true }
  }
  const unfit = bookSettings.importFile && unfitForFile(group, debtors, bookSettings.importFile)
  const changed = unfit ?? changedSincePreview(group, judged)
  return changed ?? (judged.previewed ? differsFromPreview(group, judged) : undefined)
}

/**
 * What was shown is what is booked: a line that would now be shown otherwise drops out, and its group with it.
 * A claim that was freed in this run is no such change: the money was spoken for, and is not any more.
 */
function changedSincePreview(group: BookingGroup, { asked, debtors, freed, shown }: Judged): HeldBack | undefined {
  for (const id of group.debtorIds) {
    const line = asked.get(id)
    const now = shown.decisions.get(id)
    if (!line || !now) continue
    const beforeCents = line.amountToBookCents ?? NO_CENTS
    if (beforeCents === NO_CENTS && freed.has(id)) continue
    if (beforeCents === now.amountToBookCents) {
      if (line.outcome === undefined || line.outcome === now.outcome) continue
      const openNow = debtors.get(id)?.openCents ?? NO_CENTS
      const balances = { beforeCents: line.debtor.openCents, nowCents: openNow }
      if (line.debtor.openCents !== openNow)
        return { reasonCode: 'balance-changed', reasonValues: balances, attention: true }
    }
    const reasonValues = { beforeCents, nowCents: now.amountToBookCents }
    return { reasonCode: 'changed-since-preview', reasonValues, attention: true }
  }
  return undefined
}

function withoutSharers({ sharedWith: _, ...debtor }: OpenDebtor): OpenDebtor {
  return debtor
}

/** Oldest money first, so that a run with a limit leaves the newest for later. */
function compareGroups(one: BookingGroup, other: BookingGroup): number {
  const [a, b] = [oldestOf(one), oldestOf(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

function oldestOf({ bookings }: BookingGroup): string {
  const [first] = bookings
    .map(({ payment }) => `${payment.completed ?? payment.created} ${payment.transactionId}`)
    .sort()
  return first ?? ''
}
