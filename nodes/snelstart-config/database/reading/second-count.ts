// What is open on an invoice by a second way of counting (docs/database.md#open-amount). Nothing is booked on an item for
// which the two differ.

import { type Cents, cents } from '../../../reconcile/domain/cents.ts'

export interface CountedTwice {
  readonly openCents: Cents
  readonly totalCents: Cents
  /** Under this invoice on other accounts, outside the entry that opened it. */
  readonly elsewhereCents: Cents
  /**
   * On the debtors account after the entry that opened it: what a year's opening put there; where entries do not tell
   * their journal, all that increases the debt.
   */
  readonly laterCents: Cents
}

/** Differs from the first count as soon as anything is doubtful; two doubts never cancel out. */
export function secondCount({ openCents, totalCents, elsewhereCents, laterCents }: CountedTwice): Cents {
  if (elsewhereCents !== 0) return cents(openCents + elsewhereCents)
  if (laterCents !== 0) return cents(openCents - laterCents)
  const isBeyondTotal = openCents * totalCents >= 0 && Math.abs(openCents) > Math.abs(totalCents)
  return isBeyondTotal ? totalCents : openCents
}
