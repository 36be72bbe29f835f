// A handful of groups while they are booked: what was read of them, and what was done to them since.

import type { Administration } from '../domain/administration.ts'
import type { Cents } from '../domain/cents.ts'
import type { Clock } from '../domain/clock.ts'
import type { HeldRegister } from '../booking-register/booking-register.ts'
import type { BookRun } from './book-run.ts'
import type { Tally } from './tally.ts'

export interface BookChunkParts {
  readonly administration: Administration
  readonly register: HeldRegister
  readonly clock: Clock
  /** The time limit of one write. */
  readonly writeLimitMs: number
}

export interface Chunk {
  readonly run: BookRun
  readonly parts: BookChunkParts
  readonly tally: Tally
  /** Open balances as they must be now; a debtor whose booking is unknown leaves it. */
  readonly balances: Map<string, Cents>
  readonly balancesReadAt: number
  readonly touched: Set<string>
}
