// Looks up what was received for the lines of a run, and gives each its outcome.

import { dateInAmsterdam } from '../domain/amsterdam.ts'
import { addDays } from '../domain/calendar-date.ts'
import type { Clock } from '../domain/clock.ts'
import type { CoveredBefore } from '../domain/covered-before.ts'
import { type MatchResult, type MatchRun, match } from '../domain/matching/match.ts'
import type { MatchSettings } from '../domain/matching/match-settings.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'
import type { PaymentProvider, PaymentQuery, PaymentReading } from '../domain/payment-provider.ts'
import { chooseReference, normalReference } from '../domain/reference.ts'

export interface LookupSettings {
  readonly settings: MatchSettings
  readonly lookup: 'auto' | 'bulk' | 'single'
  readonly paidSinceDays: number
}

export interface Matched {
  readonly result: MatchResult
  readonly reading: PaymentReading
}

export async function matchLines(
  run: {
    readonly debtors: readonly OpenDebtor[]
    /** Every open debtor of the administration, where it is known: what a filter hides has a claim on the same money. */
    readonly allDebtors: readonly OpenDebtor[] | undefined
    readonly covered: CoveredBefore
    readonly provider: PaymentProvider
    readonly lookup: LookupSettings
    readonly clock: Clock
  },
  signal: AbortSignal,
): Promise<Matched> {
  const today = dateInAmsterdam(run.clock.now())
  const query: PaymentQuery = {
    references: referencesOf(run.debtors, run.lookup.settings),
    since: addDays(today, -run.lookup.paidSinceDays),
    lookup: run.lookup.lookup,
  }
  const judge = (reading: PaymentReading): Matched => ({
    reading,
    result: match({
      ...judgedTogether(run.debtors, run.allDebtors),
      payments: reading.payments,
      failedReferences: failedIn(reading),
      covered: run.covered,
      settings: run.lookup.settings,
      today,
    }),
  })
  const matched = judge(await run.provider.readPayments(query, signal))
  if (matched.reading.way === 'bulk' || !mayHideMoney(matched)) return matched
  return judge(await run.provider.readPayments({ ...query, lookup: 'bulk' }, signal))
}

/**
 * An order shows one of the payments under it. Where that one is not exactly what is open, or was booked before, the
 * others may be the rest: only the list shows them all (docs/multisafepay.md#orders).
 */
function mayHideMoney({ result }: Matched): boolean {
  return [...result.decisions.values()].some(({ outcome, payments }) => payments.length > 0 && outcome !== 'paid')
}

/** Where not all debtors are known, the count of those that share a reference has to do. */
function judgedTogether(
  debtors: readonly OpenDebtor[],
  allDebtors: readonly OpenDebtor[] | undefined,
): Pick<MatchRun, 'debtors' | 'withheld'> {
  const asked = new Set(debtors.map(({ id }) => id))
  const hidden = allDebtors?.filter(({ id }) => !asked.has(id))
  const areAllKnown = hidden !== undefined && hidden.length + debtors.length === allDebtors?.length
  if (!areAllKnown) return { debtors }
  const judged = [...debtors, ...hidden].map(({ sharedWith, ...debtor }) => debtor)
  return { debtors: judged, withheld: new Set(hidden.map(({ id }) => id)) }
}

/** The reference of each debtor that is looked up, each once, in its original text. */
export function referencesOf(
  debtors: readonly OpenDebtor[],
  settings: Pick<MatchSettings, 'references' | 'pattern'>,
): PaymentQuery['references'] {
  const references = new Map<string, PaymentQuery['references'][number]>()
  for (const debtor of debtors) {
    const reference = chooseReference(debtor, settings.references, settings.pattern)
    if (reference) references.set(normalReference(reference.value), reference)
  }
  return [...references.values()]
}

export function failedIn(reading: PaymentReading): ReadonlySet<string> {
  return new Set([...reading.failed.keys()].map(normalReference))
}
