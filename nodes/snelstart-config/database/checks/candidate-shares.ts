// The columns that can hold the betalingskenmerk, with what stands in them, for a person to choose from.

import type { CalendarDate } from '../../../reconcile/domain/calendar-date.ts'
import type { Catalogue } from '../catalogue.ts'
import { referenceCandidates } from '../profile/reference-column.ts'
import type { SchemaProfile } from '../schema-profile.ts'
import type { BooksSource } from '../source.ts'

export interface ReferenceCandidate {
  readonly on: 'order' | 'sale' | 'invoice'
  readonly table: string
  readonly column: string
  readonly openItems: number
  /** Open items that have one. */
  readonly filled: number
  /** References that stand on one open item only. */
  readonly unique: number
  /** In use now. */
  readonly chosen: boolean
}

/** Each one takes a few statements over all open items. */
const CANDIDATES_MAX = 6

export async function candidateShares(
  source: Pick<BooksSource, 'booksOf'>,
  catalogue: Catalogue,
  { profile, since }: { readonly profile: SchemaProfile; readonly since: CalendarDate },
  signal: AbortSignal,
): Promise<readonly ReferenceCandidate[]> {
  const shares: ReferenceCandidate[] = []
  for (const reference of referenceCandidates(catalogue, profile).slice(0, CANDIDATES_MAX)) {
    const { on, column } = reference
    const health = await source.booksOf({ ...profile, reference }).health(since, signal)
    shares.push({
      on,
      table: profile[on].table,
      column,
      openItems: health.openItems,
      filled: health.withReference,
      unique: health.uniqueReferences,
      chosen: profile.reference?.on === on && profile.reference.column === column,
    })
  }
  return shares
}
