// Books group after group: balances read just before, one booking at a time, balances proved just after.

import type { ReconcileError } from '../domain/reconcile-error.ts'
import { bookChunk } from './book-chunk.ts'
import type { BookRun } from './book-run.ts'
import type { BookChunkParts } from './chunk.ts'
import { createTally, type Tally } from './tally.ts'
import { whyStopped } from './why-stopped.ts'

/** Few enough to be written while a balance is fresh, many enough that one request reads their balances. */
const GROUPS_AT_ONCE = 20

export interface Booked extends Pick<Tally, 'bookings' | 'heldBack'> {
  /** Why the run ended before its last group. */
  readonly stopped: ReconcileError | undefined
}

/** Never throws once it has begun: what was booked is in the answer, whatever ended it. */
export async function bookGroups(run: BookRun, parts: BookChunkParts, signal: AbortSignal): Promise<Booked> {
  const tally = createTally(run)
  let waiting = run.groups
  let stopped: ReconcileError | undefined
  try {
    while (waiting.length > 0) {
      // The first booking of a journal is made alone, and its balance proved, before any other.
      const isProven = await parts.administration.isBookingProven(run.context.settings.bookingJournal, signal)
      if (!isProven && run.firstDidNotHold) throw run.firstDidNotHold
      const chunk = waiting.slice(0, isProven ? GROUPS_AT_ONCE : 1)
      const done = await bookChunk(chunk, run, parts, tally, signal)
      waiting = waiting.slice(done)
      run.onProgress(run.groups.length - waiting.length, run.groups.length)
    }
  } catch (error) {
    stopped = whyStopped(error, signal)
    for (const group of waiting) {
      if (!tally.isDecided(group))
        tally.holdBack(group, { reasonCode: 'run-stopped', reasonValues: {}, attention: true })
    }
  }
  return { bookings: tally.bookings, heldBack: tally.heldBack, stopped }
}
