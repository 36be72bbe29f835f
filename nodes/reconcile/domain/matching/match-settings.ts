// What the user decides about matching.

import type { Cents } from '../cents.ts'
import type { ReferenceSource } from '../open-debtor.ts'
import type { ReferencePattern } from '../pattern/reference-pattern.ts'

export interface MatchSettings {
  /** In the user's order of preference. */
  readonly references: readonly ReferenceSource[]
  /** One group; applied to each reference. */
  readonly pattern?: ReferencePattern
  readonly partial: 'hold' | 'book'
  readonly overpaid: 'hold' | 'book-open'
  readonly toleranceCents: Cents
  /** Payment methods, in capitals, whose money never reaches the balance. */
  readonly notCollected: ReadonlySet<string>
}
