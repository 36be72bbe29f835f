// Claims without a known end are read back from the administration by their key, before anything new is booked.

import type { Administration } from '../domain/administration.ts'
import type { Clock } from '../domain/clock.ts'
import type { HeldRegister, RegisterEntry } from '../booking-register/booking-register.ts'
import { waitsForAnswer } from '../booking-register/register-rules.ts'
import { byJournal, findOfJournal } from './journal-search.ts'

export interface ReadBackParts {
  readonly administration: Pick<Administration, 'findBookings' | 'currentOpenCents'>
  readonly register: Pick<HeldRegister, 'entries' | 'settle'>
  readonly clock: Clock
  /** Counted from the moment at which a request that left can't be carried out any more. */
  readonly absenceCountsAfterMs: number
}

/** A claim that has longer to go is left for a later run: it may be from before a clock was set back. */
const WAIT_MAX_MS = 600_000

/**
 * Found: `booked`. Absent in two agreeing reads by different ways, with the open balances still as they were before
 * the claim: the claim is free. Anything else stays `unknown`, in sight, until a person releases it.
 *
 * @returns the debtors whose claim was freed: their money was spoken for until now
 */
export async function readBackUnsettled(parts: ReadBackParts, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const entries = await parts.register.entries()
  // What stands in an import file waits for a person, who may take as long as he likes.
  const unsettled = [...entries.values()].filter(({ state }) => waitsForAnswer(state) && state !== 'file')
  if (unsettled.length === 0) return new Set()
  const absent: RegisterEntry[] = []
  for (const sameJournal of byJournal(unsettled)) {
    const notFound = await settleFound(sameJournal, 'quick', parts, signal)
    const missing = notFound.filter((entry) => leftToWaitMs(entry, parts) <= WAIT_MAX_MS)
    await keepInSight(
      notFound.filter((entry) => !missing.includes(entry)),
      parts,
    )
    if (missing.length === 0) continue
    const waitMs = Math.max(...missing.map((entry) => leftToWaitMs(entry, parts)))
    if (waitMs > 0) await parts.clock.sleep(waitMs, signal)
    absent.push(...(await settleFound(missing, 'thorough', parts, signal)))
  }
  return freeWhatIsAbsent(absent, parts, signal)
}

/** @returns the entries that were not found; none when their journal is no more, so that absence says nothing */
async function settleFound(
  entries: readonly RegisterEntry[],
  proof: 'quick' | 'thorough',
  parts: ReadBackParts,
  signal: AbortSignal,
): Promise<readonly RegisterEntry[]> {
  const found = await findOfJournal(entries, proof, parts, signal)
  if (!found) {
    await keepInSight(entries, parts)
    return []
  }
  for (const { key } of entries) {
    const booking = found.get(key)
    if (!booking) continue
    const id = booking.id === undefined ? {} : { id: booking.id }
    await parts.register.settle(key, { state: 'booked', date: booking.date, ...id })
  }
  return entries.filter(({ key }) => !found.has(key))
}

async function keepInSight(entries: readonly RegisterEntry[], { register }: ReadBackParts): Promise<void> {
  for (const { key, state } of entries) if (state === 'claimed') await register.settle(key, { state: 'unknown' })
}

/** Until the absence of the booking counts. */
function leftToWaitMs(
  { postedUntil, claimedAt }: RegisterEntry,
  { clock, absenceCountsAfterMs }: ReadBackParts,
): number {
  return globalThis.Date.parse(postedUntil ?? claimedAt) + absenceCountsAfterMs - clock.now()
}

async function freeWhatIsAbsent(
  absent: readonly RegisterEntry[],
  parts: ReadBackParts,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const freed = new Set<string>()
  if (absent.length === 0) return freed
  const debtorIds = [...new Set(absent.flatMap(({ debtors }) => debtors.map(({ id }) => id)))]
  const openNow = await parts.administration.currentOpenCents(debtorIds, signal)
  for (const { key, state, debtors, reverses } of absent) {
    const isUntouched = debtors.every(({ id, openCents }) => openCents !== undefined && openNow.get(id) === openCents)
    if (isUntouched) {
      await parts.register.settle(key, { state: 'absent' })
      // The money of a booking that was to be reversed is spoken for as before.
      if (!reverses) for (const { id } of debtors) freed.add(id)
    } else if (state === 'claimed') await parts.register.settle(key, { state: 'unknown' })
  }
  return freed
}
