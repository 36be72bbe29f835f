// What the register's bookings account for, as the matcher asks it.

import { type Cents, cents } from '../domain/cents.ts'
import type { CoveredBefore } from '../domain/covered-before.ts'
import type { RegisterEntry } from './booking-register.ts'
import { isInUse } from './register-rules.ts'

/** A key whose booking may be there counts as covering; one that was refused or freed does not. */
export function coveredBefore(entries: ReadonlyMap<string, RegisterEntry>): CoveredBefore {
  const centsByTransaction = new Map<string, Cents>()
  const writtenOffByDebtor = new Map<string, Cents>()
  for (const { state, covers, debtors } of entries.values()) {
    if (!isInUse(state)) continue
    for (const covered of covers) add(centsByTransaction, covered.transactionId, covered.cents)
    for (const debtor of debtors) add(writtenOffByDebtor, debtor.id, debtor.cents)
  }
  return { centsByTransaction, writtenOffByDebtor }
}

function add(totals: Map<string, Cents>, id: string, amount: Cents): void {
  totals.set(id, cents((totals.get(id) ?? 0) + amount))
}
