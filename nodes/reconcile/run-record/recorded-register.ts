// The booking register with a record of what goes through it: an order before it is promised, and its answer after.
//
// No promise is made that the record can't tell of. What happened after a promise is noted in the register first: when
// the record can't follow, it is brought up to the register when that is let go of, or else by the next run.

import type {
  BookingRegister,
  Claim,
  ClaimEnd,
  HeldRegister,
  RegisterEntry,
} from '../booking-register/booking-register.ts'
import { answerFact, orderFact, releaseFact } from './booking-facts.ts'
import type { RecordFact } from './record-entry.ts'
import type { RunRecord } from './run-record.ts'

type Record = Pick<RunRecord, 'add' | 'catchUp'>

export function recordedRegister(register: BookingRegister, record: Record): BookingRegister {
  return {
    entries: () => register.entries(),
    async hold(signal) {
      const held = await register.hold(signal)
      try {
        const entries = await held.entries()
        await record.catchUp(entries)
        return new RecordedHeldRegister(held, record, entries)
      } catch (error) {
        await held.close()
        throw error
      }
    },
  }
}

class RecordedHeldRegister implements HeldRegister {
  readonly #held: HeldRegister
  readonly #record: Record
  /** By key, the run that promised it. */
  readonly #runs: Map<string, string>
  #isTouched = false
  /** A promise may be on disk that was refused to us: only who holds the register next can tell. */
  #isUnsure = false

  constructor(held: HeldRegister, record: Record, entries: ReadonlyMap<string, RegisterEntry>) {
    this.#held = held
    this.#record = record
    this.#runs = new Map([...entries.values()].map(({ key, runId }) => [key, runId]))
  }

  get signal(): AbortSignal {
    return this.#held.signal
  }

  entries(): ReturnType<HeldRegister['entries']> {
    return this.#held.entries()
  }

  assertHeld(): Promise<void> {
    return this.#held.assertHeld()
  }

  async claim(claim: Claim): Promise<void> {
    await this.#record.add([orderFact(claim)])
    this.#isTouched = true
    this.#isUnsure = true
    await this.#held.claim(claim)
    this.#isUnsure = false
    this.#runs.set(claim.key, claim.runId)
  }

  async settle(key: string, end: ClaimEnd): Promise<void> {
    await this.#held.settle(key, end)
    await this.#follow([answerFact(key, this.#runs.get(key), end)])
  }

  async release(key: string, by: { readonly who: string; readonly why: string }): Promise<boolean> {
    const isReleased = await this.#held.release(key, by)
    if (isReleased) await this.#follow([releaseFact(key, this.#runs.get(key), by)])
    return isReleased
  }

  async close(): Promise<void> {
    try {
      if (this.#isTouched && !this.#isUnsure && !this.signal.aborted)
        await this.#record.catchUp(await this.#held.entries())
    } catch {
      // The register tells it all, and the next run sees that the record does not.
    } finally {
      await this.#held.close()
    }
  }

  /** What already happened can't be refused any more. */
  async #follow(facts: readonly RecordFact[]): Promise<void> {
    this.#isTouched = true
    await this.#record.add(facts).catch(() => undefined)
  }
}
