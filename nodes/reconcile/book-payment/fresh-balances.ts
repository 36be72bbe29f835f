// No claim rests on a balance older than a minute, nor on one that is not what the plan was made for.

import type { Administration } from '../domain/administration.ts'
import type { Cents } from '../domain/cents.ts'
import type { Clock } from '../domain/clock.ts'
import type { HeldBack } from './plan-run.ts'

/** The rest of the minute is for the write itself. */
const BALANCE_AGE_MAX_MS = 50_000

/** After a clock was set back, what was read in its future can be of any age. */
export function isBalanceTooOld(readAt: number, clock: Pick<Clock, 'now'>): boolean {
  const age = clock.now() - readAt
  return age < 0 || age > BALANCE_AGE_MAX_MS
}

/** @returns why nothing may be booked on these debtors; undefined when each is open for exactly what was expected */
export function changedBalance(
  debtorIds: readonly string[],
  expected: (id: string) => Cents,
  now: ReadonlyMap<string, Cents>,
): HeldBack | undefined {
  for (const id of debtorIds) {
    const [beforeCents, nowCents] = [expected(id), now.get(id)]
    if (nowCents === undefined) return { reasonCode: 'gone-since-preview', reasonValues: {}, attention: true }
    if (nowCents === beforeCents) continue
    return { reasonCode: 'balance-changed', reasonValues: { beforeCents, nowCents }, attention: true }
  }
  return undefined
}

/** Reads again what is too old. @returns when it was read, or why nothing more may be booked on these debtors */
export async function stillAsExpected(
  debtorIds: readonly string[],
  expected: (id: string) => Cents,
  readAt: number,
  parts: { readonly administration: Pick<Administration, 'currentOpenCents'>; readonly clock: Clock },
  signal: AbortSignal,
): Promise<{ readonly readAt: number; readonly changed?: HeldBack }> {
  if (!isBalanceTooOld(readAt, parts.clock)) return { readAt }
  const readAgainAt = parts.clock.now()
  const changed = changedBalance(debtorIds, expected, await parts.administration.currentOpenCents(debtorIds, signal))
  return changed ? { readAt: readAgainAt, changed } : { readAt: readAgainAt }
}
