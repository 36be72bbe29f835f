// One connection's own state: its transaction, its options and what it last did.

import type { Answered, Database } from '../books/database.ts'
import { type LockOwner, ROWS } from '../books/locks.ts'
import { SQL_ERROR } from '../sql-error.ts'
import type { Translated } from '../translate/statement.ts'
import type { Answer } from './answer.ts'

/** Reads that must see the same until the end, or that would. */
const HELD_READS = ['REPEATABLE READ', 'SERIALIZABLE', 'SNAPSHOT']

export class Session implements LockOwner {
  readonly spid: number
  readonly login: string
  readonly database: Database
  isolation = 'READ COMMITTED'
  abortsOnError = false
  lockTimeoutMs = -1
  rowCount = 0
  /** Of this connection, and of the batch or procedure that runs now. */
  identity: string | null = null
  scopeIdentity: string | null = null
  lastError = 0
  doomed = false
  #depth = 0
  #isOpen = false
  readonly #appLocks = new Map<string, 'transaction' | 'session'>()

  constructor(spid: number, login: string, database: Database) {
    this.spid = spid
    this.login = login
    this.database = database
  }

  get depth(): number {
    return this.#depth
  }

  /** What SET changed inside a procedure is as before after it. */
  async asProcedure(work: () => Promise<void>): Promise<void> {
    const { isolation, abortsOnError, lockTimeoutMs } = this
    try {
      await work()
    } finally {
      Object.assign(this, { isolation, abortsOnError, lockTimeoutMs })
    }
  }

  begin(answer: Answer): void {
    this.#depth++
    if (this.#depth === 1) answer.transaction('begin')
  }

  /** @throws SqlServerError 3902, 3930 */
  async commit(answer: Answer): Promise<void> {
    if (this.#depth === 0) throw SQL_ERROR.noTransactionToCommit()
    if (this.doomed) throw SQL_ERROR.doomed()
    if (this.#depth === 1) {
      await this.#end('COMMIT')
      answer.transaction('commit')
    } else this.#depth--
  }

  /** @throws SqlServerError 3903 */
  async rollBack(answer: Answer): Promise<void> {
    if (this.#depth === 0) throw SQL_ERROR.noTransactionToRollBack()
    await this.#end('ROLLBACK')
    answer.transaction('rollback')
  }

  /** Nothing of it stays, but the transaction must still be ended by who began it. */
  async doom(): Promise<void> {
    if (this.#isOpen) await this.database.transaction('ROLLBACK')
    this.#isOpen = false
    this.doomed = true
  }

  /** @throws SqlServerError */
  async run(translated: Translated, signal: AbortSignal): Promise<Answered> {
    const { writes, reads } = translated
    if (this.doomed && writes) throw SQL_ERROR.doomed()
    if (!writes && !reads) return this.database.run(translated)
    const isInside = this.#depth > 0
    if (isInside && this.isolation === 'SNAPSHOT' && !this.database.hasSnapshots) {
      throw SQL_ERROR.noSnapshot(this.database.name)
    }
    const { locks } = this.database
    await locks.take(this, ROWS, writes ? 'exclusive' : 'shared', { timeoutMs: this.lockTimeoutMs, signal })
    const isKept = isInside && (writes || HELD_READS.includes(this.isolation) || this.#isOpen)
    try {
      if (isInside && writes && !this.#isOpen) await this.#open()
      return await this.database.run(translated)
    } finally {
      if (!isKept) locks.release(this, ROWS)
    }
  }

  async takeAppLock(
    name: string,
    mode: 'shared' | 'exclusive',
    owner: 'transaction' | 'session',
    options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<boolean> {
    const waited = await this.database.locks.take(this, appLock(name), mode, options)
    if (!this.#appLocks.has(name)) this.#appLocks.set(name, owner)
    return waited
  }

  /** @returns whether it was held */
  releaseAppLock(name: string): boolean {
    this.database.locks.release(this, appLock(name))
    return this.#appLocks.delete(name)
  }

  appLockMode(name: string): string {
    const held = this.database.locks.holds(this, appLock(name))
    return held === undefined ? 'NoLock' : held === 'shared' ? 'Shared' : 'Exclusive'
  }

  /** For a connection that ends or is used anew. */
  async close(): Promise<void> {
    if (this.#depth > 0) await this.#end('ROLLBACK')
    for (const name of [...this.#appLocks.keys()]) this.releaseAppLock(name)
    this.isolation = 'READ COMMITTED'
    this.abortsOnError = false
    this.lockTimeoutMs = -1
  }

  async #open(): Promise<void> {
    await this.database.transaction('BEGIN')
    this.#isOpen = true
  }

  async #end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    if (this.#isOpen) await this.database.transaction(how)
    this.#isOpen = false
    this.doomed = false
    this.#depth = 0
    for (const [name, owner] of [...this.#appLocks]) if (owner === 'transaction') this.releaseAppLock(name)
    this.database.locks.release(this, ROWS)
  }
}

const appLock = (name: string): string => `application ${name}`
