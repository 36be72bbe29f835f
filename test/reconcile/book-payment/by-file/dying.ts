// A process that dies at one of its steps: whatever it would have done after that is not done.

import type { ImportFiles } from '../../../../nodes/reconcile/book-payment/by-file/import-files.ts'
import type { BookingRegister, HeldRegister } from '../../../../nodes/reconcile/booking-register/booking-register.ts'

export class Killed extends Error {}

export interface Dying {
  readonly steps: () => number
  readonly register: (real: BookingRegister) => BookingRegister
  readonly files: (real: ImportFiles) => ImportFiles
}

/** @param at dies just before this step, counted from 1; each write to the disk is one; 0 = lives */
export function dyingAt(at: number): Dying {
  let steps = 0
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    steps += 1
    if (at > 0 && steps >= at) throw new Killed()
    return work()
  }
  return {
    steps: () => steps,
    register: (real) => ({
      entries: () => real.entries(),
      async hold(signal) {
        const held: HeldRegister = await real.hold(signal)
        return {
          signal: held.signal,
          entries: () => held.entries(),
          claim: (claim) => step(() => held.claim(claim)),
          settle: (key, end) => step(() => held.settle(key, end)),
          release: (key, by) => step(() => held.release(key, by)),
          assertHeld: () => held.assertHeld(),
          close: () => held.close(),
        }
      },
    }),
    files: (real) => ({
      reserve: (...given) => step(() => real.reserve(...given)),
      write: (...given) => step(() => real.write(...given)),
      publish: (...given) => step(() => real.publish(...given)),
      withdraw: (path) => step(() => real.withdraw(path)),
      discard: (path) => step(() => real.discard(path)),
    }),
  }
}
