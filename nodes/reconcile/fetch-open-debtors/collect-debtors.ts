// Reads every open debtor, and leaves out above the port what the flow does not want to see.

import type { Administration } from '../domain/administration.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import { type Cents, cents } from '../domain/cents.ts'
import { type OpenDebtor, REFERENCE_SOURCES } from '../domain/open-debtor.ts'
import { chooseReference, normalReference } from '../domain/reference.ts'

export interface FetchSettings {
  readonly salesJournal: number | undefined
  readonly onlyWithReference: boolean
  readonly invoicedSince: CalendarDate | undefined
  readonly customerNames: boolean
}

export interface CollectedDebtors {
  /** Every open debtor of the administration. */
  readonly all: readonly OpenDebtor[]
  /** Those that the settings ask for. */
  readonly wanted: readonly OpenDebtor[]
}

/** @param onPage is told how many debtors were read so far */
export async function collectDebtors(
  administration: Administration,
  settings: FetchSettings,
  signal: AbortSignal,
  onPage: (read: number) => void = () => undefined,
): Promise<CollectedDebtors> {
  const debtors: OpenDebtor[] = []
  const query = {
    customerNames: settings.customerNames,
    ...(settings.salesJournal === undefined ? {} : { salesJournal: settings.salesJournal }),
  }
  for await (const page of administration.openDebtors(query, signal)) {
    debtors.push(...page)
    onPage(debtors.length)
  }
  const all = withSharers(debtors)
  return { all, wanted: all.filter((debtor) => isWanted(debtor, settings)) }
}

function isWanted(debtor: OpenDebtor, settings: FetchSettings): boolean {
  if (settings.salesJournal !== undefined && debtor.salesJournal !== settings.salesJournal) return false
  if (settings.invoicedSince !== undefined && debtor.invoiceDate < settings.invoicedSince) return false
  return !settings.onlyWithReference || debtor.references.betalingskenmerk !== undefined
}

/** Counted over all debtors: what a filter hides still has a claim on the same money. */
function withSharers(debtors: readonly OpenDebtor[]): readonly OpenDebtor[] {
  const totals = new Map<string, { debtors: number; openCents: Cents }>()
  for (const debtor of debtors) {
    const key = leadingReference(debtor)
    if (key === undefined) continue
    const total = totals.get(key) ?? { debtors: 0, openCents: cents(0) }
    totals.set(key, { debtors: total.debtors + 1, openCents: cents(total.openCents + debtor.openCents) })
  }
  return debtors.map((debtor) => {
    const key = leadingReference(debtor)
    const total = key === undefined ? undefined : totals.get(key)
    if (!total || total.debtors === 1) return debtor
    return {
      ...debtor,
      sharedWith: { debtors: total.debtors - 1, openCents: cents(total.openCents - debtor.openCents) },
    }
  })
}

function leadingReference(debtor: OpenDebtor): string | undefined {
  const reference = chooseReference(debtor, REFERENCE_SOURCES)
  return reference && `${reference.source} ${normalReference(reference.value)}`
}
