// What the register's bookings account for, as the matcher asks it.

import { dateOfInstant } from '../domain/amsterdam.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import { type Cents, cents } from '../domain/cents.ts'
import type { CoveredBefore, WaitingInFile } from '../domain/covered-before.ts'
import type { RegisterEntry } from './booking-register.ts'
import { isInUse } from './register-rules.ts'
import { reversedKeys } from './reversed-bookings.ts'

/**
 * A key whose booking may be there counts as covering; one that was refused or freed does not. The money of a reversed
 * booking stays covered, so that it is never booked again by itself, though nothing is written off by it any more.
 */
export function coveredBefore(entries: ReadonlyMap<string, RegisterEntry>): CoveredBefore {
  const centsByTransaction = new Map<string, Cents>()
  const writtenOffByDebtor = new Map<string, Cents>()
  const waitingInFiles = new Map<string, WaitingInFile>()
  const reversed = new Map<string, string>()
  const undone = reversedKeys(entries)
  for (const { key, state, covers, debtors, claimedAt, reverses } of entries.values()) {
    if (!isInUse(state) || reverses) continue
    for (const covered of covers) add(centsByTransaction, covered.transactionId, covered.cents)
    if (undone.has(key)) {
      for (const covered of covers) reversed.set(covered.transactionId, key)
      continue
    }
    for (const debtor of debtors) add(writtenOffByDebtor, debtor.id, debtor.cents)
    if (state !== 'file') continue
    for (const debtor of debtors) wait(waitingInFiles, debtor.id, debtor.cents, dateOfInstant(claimedAt))
  }
  return { centsByTransaction, writtenOffByDebtor, waitingInFiles, reversed }
}

function add(totals: Map<string, Cents>, id: string, amount: Cents): void {
  totals.set(id, cents((totals.get(id) ?? 0) + amount))
}

function wait(waiting: Map<string, WaitingInFile>, id: string, amount: Cents, since: CalendarDate): void {
  const before = waiting.get(id)
  const oldest = before && before.since < since ? before.since : since
  waiting.set(id, { cents: cents((before?.cents ?? 0) + amount), since: oldest })
}
