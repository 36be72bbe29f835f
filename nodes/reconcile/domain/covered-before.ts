// What earlier bookings account for, so that no row of money is counted twice.

import type { CalendarDate } from './calendar-date.ts'
import type { Cents } from './cents.ts'

export interface CoveredBefore {
  /** Signed as the rows are, by transaction id. */
  readonly centsByTransaction: ReadonlyMap<string, Cents>
  /** What our own bookings wrote off, by debtor id. */
  readonly writtenOffByDebtor: ReadonlyMap<string, Cents>
  /** What of that stands in an import file and was not seen in SnelStart yet, by debtor id. */
  readonly waitingInFiles?: ReadonlyMap<string, WaitingInFile>
  /** Money whose booking was reversed, with the key of that booking, by transaction id. It is in `centsByTransaction` too. */
  readonly reversed?: ReadonlyMap<string, string>
}

export interface WaitingInFile {
  readonly cents: Cents
  /** When the oldest of the files was written. */
  readonly since: CalendarDate
}

export const NOTHING_COVERED: CoveredBefore = { centsByTransaction: new Map(), writtenOffByDebtor: new Map() }
