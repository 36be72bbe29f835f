// After a booking the open balance is exactly what the booking makes it, or the run stops with the figures.

import type { Administration } from '../domain/administration.ts'
import type { Cents } from '../domain/cents.ts'
import type { Clock } from '../domain/clock.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'

/** The balance is documented to change at once (docs/snelstart.md#openstaandsaldo); a slow read gets a second chance. */
const READS_MAX = 3
const PAUSE_MS = 2000
const TIME_LIMIT_MS = 120_000

/**
 * @param expected by debtor id; a debtor that is absent has an unknown booking, and is judged when that is read back
 * @throws ReconcileError BALANCE_UNEXPECTED; what was booked stays booked and is in the register
 */
export async function proveBalances(
  debtorIds: ReadonlySet<string>,
  expected: ReadonlyMap<string, Cents>,
  {
    administration,
    clock,
    debtors,
  }: {
    readonly administration: Pick<Administration, 'currentOpenCents'>
    readonly clock: Clock
    readonly debtors: ReadonlyMap<string, Pick<OpenDebtor, 'invoiceNumber'>>
  },
): Promise<void> {
  const ids = [...debtorIds].filter((id) => expected.has(id))
  if (ids.length === 0) return
  // Not the run's own signal: a run that is being cancelled still has to know whether its last booking is right.
  const signal = AbortSignal.timeout(TIME_LIMIT_MS)
  for (let read = 1; ; read += 1) {
    const now = await administration.currentOpenCents(ids, signal)
    const wrong = ids.find((id) => now.get(id) !== expected.get(id))
    if (wrong === undefined) return
    if (read >= READS_MAX)
      throw unexpected({ debtor: wrong, invoiceNumber: debtors.get(wrong)?.invoiceNumber ?? '?' }, expected, now)
    await clock.sleep(PAUSE_MS, signal)
  }
}

function unexpected(
  named: { readonly debtor: string; readonly invoiceNumber: string },
  expected: ReadonlyMap<string, Cents>,
  now: ReadonlyMap<string, Cents>,
): ReconcileError {
  const nowCents = now.get(named.debtor)
  const expectedCents = expected.get(named.debtor) ?? 0
  return nowCents === undefined
    ? new ReconcileError('BALANCE_UNEXPECTED', 'debtor-gone', { ...named, expectedCents })
    : new ReconcileError('BALANCE_UNEXPECTED', 'other-balance', { ...named, expectedCents, nowCents })
}
