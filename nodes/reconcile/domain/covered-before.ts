// What earlier bookings account for, so that no row of money is counted twice.

import type { Cents } from './cents.ts'

export interface CoveredBefore {
  /** Signed as the rows are, by transaction id. */
  readonly centsByTransaction: ReadonlyMap<string, Cents>
  /** What our own bookings wrote off, by debtor id. */
  readonly writtenOffByDebtor: ReadonlyMap<string, Cents>
}

export const NOTHING_COVERED: CoveredBefore = { centsByTransaction: new Map(), writtenOffByDebtor: new Map() }
