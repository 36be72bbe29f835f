// One connection to the database: what it asks, and what it is told. Between two connections Jet's locks are simplified
// to one: who has a transaction open has the database alone, the others wait.

import type { PGlite } from '@electric-sql/pglite'
import { JetError, jetErrorOf } from './jet-errors.ts'
import { quoted } from './postgres-tables.ts'
import { schemaRows } from './schema-rows.ts'
import { resultOf, TEXTS_AS_THEY_ARE } from './result-columns.ts'
import { NOTHING, toPostgres } from './jet-sql/to-postgres.ts'
import type { Tables } from './jet-sql/names.ts'
import { storable } from './strange-text.ts'
import type { AccessFaults } from './access-faults.ts'

export interface Asked {
  readonly ask: 'open' | 'sql' | 'schema' | 'begin' | 'commit' | 'rollback'
  readonly user?: string
  readonly password?: string
  readonly filePassword?: string
  readonly workgroup?: string
  readonly text?: string
  readonly values?: readonly { readonly type: number; readonly value: string | null }[]
  readonly schema?: number
}

export interface SessionParts {
  readonly pg: PGlite
  readonly tables: Tables
  readonly faults: AccessFaults
  readonly log: string[]
  readonly doors: Doors
}

export interface Doors {
  readonly filePassword: string
  readonly accounts: Readonly<Record<string, string>>
}

export class JetSession {
  readonly #parts: SessionParts
  #identity = 0
  #inTransaction = false

  constructor(parts: SessionParts) {
    this.#parts = parts
  }

  get inTransaction(): boolean {
    return this.#inTransaction
  }

  /** @throws JetError */
  async answer(asked: Asked): Promise<object> {
    const { pg, faults, log } = this.#parts
    switch (asked.ask) {
      case 'open':
        this.#open(asked)
        return {}
      case 'begin':
        await pg.exec('BEGIN ISOLATION LEVEL READ COMMITTED')
        this.#inTransaction = true
        return {}
      case 'commit':
        await faults.before('commit')
        await pg.exec('COMMIT')
        this.#inTransaction = false
        await faults.before('answer-of-commit')
        return {}
      case 'rollback':
        await this.end()
        return {}
      case 'schema':
        return schemaRows(asked.schema ?? 0, [...this.#parts.tables.values()])
      case 'sql':
        log.push(asked.text ?? '')
        return this.#sql(asked)
    }
  }

  /** Also when the connection breaks: what was not committed is gone. */
  async end(): Promise<void> {
    if (this.#inTransaction) await this.#parts.pg.exec('ROLLBACK')
    this.#inTransaction = false
  }

  #open(asked: Asked): void {
    const { doors, faults } = this.#parts
    const refused = faults.openingError()
    if (refused) throw refused
    openDoors(doors, asked)
  }

  async #sql(asked: Asked): Promise<object> {
    const { pg, tables, faults } = this.#parts
    await faults.before('statement')
    const values = asked.values ?? []
    const types = values.map(({ type, value }) => (value === null ? NOTHING : type))
    const translated = toPostgres(asked.text ?? '', types, tables)
    if (translated.asksIdentity) {
      return {
        columns: [{ name: 'new', type: 3, size: 4, precision: 10, scale: 0, nullable: true }],
        rows: [[this.#identity]],
      }
    }
    const counter = tables
      .get(translated.inserts?.toLowerCase() ?? '')
      ?.columns.find((column) => column.type === 'counter')
    const text = counter ? `${translated.text} RETURNING ${quoted(counter.name)} AS "new number"` : translated.text
    const bound = values.flatMap(({ value }) => (value === null ? [] : [storable(value)]))
    const answered = await this.#kept(() => pg.query(text, bound, TEXTS_AS_THEY_ARE))
    if (counter) this.#identity = Number((answered.rows[0] as unknown[] | undefined)?.[0] ?? 0)
    if (!/^\s*SELECT/i.test(asked.text ?? '')) return { columns: [], rows: [] }
    return resultOf(answered, translated.written, tables, asked.text ?? '')
  }

  /** A statement that fails leaves the rest of a Jet transaction as it was, unlike PostgreSQL's. */
  async #kept<Result>(work: () => Promise<Result>): Promise<Result> {
    const { pg } = this.#parts
    if (!this.#inTransaction) return work().catch(asJetError)
    await pg.exec('SAVEPOINT statement')
    try {
      return await work()
    } catch (error) {
      await pg.exec('ROLLBACK TO SAVEPOINT statement')
      return asJetError(error)
    }
  }
}

function asJetError(error: unknown): never {
  throw jetErrorOf(error)
}

function openDoors(doors: Doors, asked: Asked): void {
  const { filePassword, accounts } = doors
  if ((asked.filePassword ?? '') !== filePassword) throw new JetError(3031, 0x80040e4d, 'Not a valid password.')
  const expected = accounts[asked.user ?? 'Admin']
  if (expected === undefined || expected !== (asked.password ?? '')) {
    throw new JetError(3029, 0x80040e4d, 'Not a valid account name or password.')
  }
}
