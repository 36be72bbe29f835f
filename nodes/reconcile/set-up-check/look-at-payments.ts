// What MultiSafepay knows of the open debtors: by the references that are in use, and by those that are not.

import { addDays, type CalendarDate } from '../domain/calendar-date.ts'
import { type OpenDebtor, REFERENCE_SOURCES, type ReferenceSource } from '../domain/open-debtor.ts'
import type { PaymentProvider, PaymentQuery, PaymentReading } from '../domain/payment-provider.ts'
import { chooseReference } from '../domain/reference.ts'
import { referencesOf } from '../match-payments/match-lines.ts'
import type { MatchNodeSettings } from '../../shared/settings/match-node-settings.ts'
import { bestReferences } from './best-references.ts'
import { doubtful, fine, type Finding, told } from './finding.ts'
import { standingOn } from './ground.ts'
import { type KnownReferences, knownReferences, referenceOf } from './known-references.ts'
import type { Looking } from './look.ts'
import { shownReferences } from './shown-references.ts'

/** How the reading went is told by a finding of its own. */
const NOTES_OF_THE_WAY = /^lookup-/

export async function* lookAtPayments({ ground, today, signal }: Looking): AsyncGenerator<Finding> {
  standingOn(ground.account, 'account')
  const { provider } = standingOn(ground.shop, 'account')
  const debtors = standingOn(ground.debtors, 'debtors')
  const matching = standingOn(ground.matching, 'matching')
  if (debtors.length === 0) return
  const since = addDays(today, -matching.paidSinceDays)
  const reading = await readingFor({ provider, debtors, matching, since }, signal)
  yield* wholeness(reading, since)
  const known = knownReferences(reading.payments)
  const { references, pattern } = matching.match
  for (const source of REFERENCE_SOURCES) {
    const values = debtors.flatMap((debtor) => askedOf(debtor, source, reading, matching) ?? [])
    const hits = values.filter((value) => known.knows(source, value)).length
    if (values.length > 0) yield fine('source-known', { source, filled: values.length, known: hits })
  }
  const found = debtors.filter((debtor) => isFound(debtor, known, matching))
  const better = reading.complete ? bestReferences(debtors, references, known, pattern) : undefined
  if (better) yield doubtful('better-references', { sources: better.sources.join(','), more: better.more })
  if (found.length === 0 && !better) yield doubtful('nothing-known', { debtors: debtors.length })
  const lost = debtors.filter((debtor) => !found.includes(debtor))
  yield* zerosOfOrders(lost, known, matching)
  const older = lost.filter(({ invoiceDate }) => invoiceDate < since).length
  if (older > 0) yield doubtful('older-than-reading', { count: older, since, days: matching.paidSinceDays })
}

interface Asking {
  readonly provider: PaymentProvider
  readonly debtors: readonly OpenDebtor[]
  readonly matching: MatchNodeSettings
  readonly since: CalendarDate
}

/** As a run reads. Only when a run does not find all of them, the whole list tells what would find more. */
async function readingFor(
  { provider, debtors, matching, since }: Asking,
  signal: AbortSignal,
): Promise<PaymentReading> {
  const query: PaymentQuery = { references: referencesOf(debtors, matching.match), since, lookup: matching.lookup }
  const reading = await provider.readPayments(query, signal)
  const known = knownReferences(reading.payments)
  if (reading.complete || debtors.every((debtor) => isFound(debtor, known, matching))) return reading
  return provider.readPayments({ ...query, lookup: 'bulk' }, signal)
}

/** One by one only the reference that a run goes by was asked for: of the others nothing is known. */
function askedOf(
  debtor: OpenDebtor,
  source: ReferenceSource,
  { complete }: PaymentReading,
  { match }: MatchNodeSettings,
): string | undefined {
  if (complete) return referenceOf(debtor, source, match.pattern)
  const chosen = chooseReference(debtor, match.references, match.pattern)
  return chosen?.source === source ? chosen.value : undefined
}

function isFound(debtor: OpenDebtor, known: KnownReferences, { match }: MatchNodeSettings): boolean {
  const reference = chooseReference(debtor, match.references, match.pattern)
  return reference !== undefined && known.knows(reference.source, reference.value)
}

function* wholeness({ complete, payments, failed, notes }: PaymentReading, since: CalendarDate): Generator<Finding> {
  yield fine(complete ? 'reading-whole' : 'reading-single', { payments: payments.length, since })
  if (failed.size > 0) yield doubtful('reading-failed', { count: failed.size })
  for (const note of notes) if (!NOTES_OF_THE_WAY.test(note.code)) yield told(note)
}

function* zerosOfOrders(
  debtors: readonly OpenDebtor[],
  known: KnownReferences,
  { match }: MatchNodeSettings,
): Generator<Finding> {
  const lost = debtors.flatMap((debtor) => {
    const value = chooseReference(debtor, match.references, match.pattern)?.value
    const instead = value === undefined ? undefined : known.butForZeros(value)
    if (value === undefined || instead === undefined) return []
    return [{ invoiceNumber: debtor.invoiceNumber, value, instead }]
  })
  if (lost.length > 0) yield doubtful('lost-zeros-of-order', { count: lost.length, examples: shownReferences(lost) })
}
