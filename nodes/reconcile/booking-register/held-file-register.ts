// The register file in the hands of the one run that writes it: every step is one line, flushed before it counts.

import { instantOf } from '../domain/amsterdam.ts'
import type { Clock } from '../domain/clock.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { Claim, ClaimEnd, HeldRegister, RegisterEntry } from './booking-register.ts'
import { readRegister } from './read-register.ts'
import type { RegisterAppend } from './register-disk.ts'
import { notPossible } from './register-errors.ts'
import { stepLine } from './register-line.ts'
import { afterStep, isInUse, keyOf, type RegisterStep } from './register-rules.ts'
import { isLoose, type RegisterFile, rewriteRegister } from './rewrite-register.ts'

export interface HeldRegisterParts extends RegisterFile {
  readonly clock: Clock
}

export async function openHeldRegister(parts: HeldRegisterParts): Promise<HeldRegister> {
  const { disk, file, administrationId, lock } = parts
  const reading = await readRegister(disk, file, administrationId)
  const entries = reading?.entries ?? new Map<string, RegisterEntry>()
  let { wholeBytes, lines } = reading ?? { wholeBytes: 0, lines: 0 }
  try {
    // After a take-over the file is a new one, so that a holder who wakes up late writes to the old one, unseen.
    if (!reading || lock.tookOver || isLoose(entries.size, lines)) {
      wholeBytes = await rewriteRegister(parts, entries)
      lines = entries.size + 1
    }
    return new HeldFileRegister(parts, entries, lines, await disk.openToAppend(file, wholeBytes))
  } catch (error) {
    throw asReconcileError(error, file)
  }
}

class HeldFileRegister implements HeldRegister {
  readonly signal: AbortSignal
  readonly #parts: HeldRegisterParts
  readonly #entries: Map<string, RegisterEntry>
  readonly #append: RegisterAppend
  #lines: number
  #last: Promise<unknown> = Promise.resolve()
  /** A line may be on disk that memory does not know of: only a new reading can tell. */
  #failed: Error | undefined

  constructor(parts: HeldRegisterParts, entries: Map<string, RegisterEntry>, lines: number, append: RegisterAppend) {
    this.signal = parts.lock.signal
    this.#parts = parts
    this.#entries = entries
    this.#lines = lines
    this.#append = append
  }

  entries(): Promise<ReadonlyMap<string, RegisterEntry>> {
    return this.#inTurn(() => Promise.resolve(new Map(this.#entries)))
  }

  claim(claim: Claim): Promise<void> {
    return this.#inTurn(() => this.#take({ kind: 'claim', claim }))
  }

  settle(key: string, end: ClaimEnd): Promise<void> {
    return this.#inTurn(() => this.#take({ kind: 'settle', key, at: this.#now(), end }))
  }

  release(key: string, { who, why }: { readonly who: string; readonly why: string }): Promise<boolean> {
    return this.#inTurn(async () => {
      const entry = this.#entries.get(key)
      if (!entry || !isInUse(entry.state)) return false
      await this.#take({ kind: 'release', key, at: this.#now(), who, why })
      return true
    })
  }

  assertHeld(): Promise<void> {
    return this.#parts.lock.assertOurs()
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#append.close().catch(() => undefined)
      await this.#tidy()
      await this.#parts.lock.release()
    })
  }

  async #take(step: RegisterStep): Promise<void> {
    if (this.#failed) throw this.#failed
    const key = keyOf(step)
    const after = afterStep(this.#entries.get(key), step)
    await this.#parts.lock.assertOurs()
    try {
      await this.#append.append(stepLine(step))
    } catch (error) {
      // A file that another run has replaced is not a disk that fails.
      await this.#parts.lock.assertOurs().catch(() => undefined)
      this.signal.throwIfAborted()
      throw asReconcileError(error, this.#parts.file)
    }
    // Looked again after writing: whoever took over before this line was on disk is seen here, and whoever takes
    // over later reads the line. Without it both could book the same payment.
    await this.#parts.lock.assertOurs().catch((error: unknown) => {
      this.#failed = asReconcileError(error, this.#parts.file)
      throw this.#failed
    })
    this.#entries.set(key, after)
    this.#lines += 1
  }

  /** A rewrite that fails leaves the longer file, which says the same. */
  async #tidy(): Promise<void> {
    if (this.#failed || this.signal.aborted || !isLoose(this.#entries.size, this.#lines)) return
    await rewriteRegister(this.#parts, this.#entries).catch(() => undefined)
  }

  #now(): string {
    return instantOf(this.#parts.clock.now())
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work, work)
    this.#last = mine
    return mine
  }
}

function asReconcileError(error: unknown, file: string): ReconcileError {
  return error instanceof ReconcileError ? error : notPossible('not-writable', file, error)
}
