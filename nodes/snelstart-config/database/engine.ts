// The port to a database engine. SQL Server and Access fulfil it, each in a folder of its own.

import type { Catalogue } from './catalogue.ts'
import type { SqlValue, Statement } from './statement.ts'

export interface DatabaseEngine {
  readonly kind: 'sql-server' | 'access'
  /** Whether it can write at all: a copy that is read on another system can't. */
  readonly writes: boolean
  /**
   * Tables, views and columns by these names, in any letter case; absent ones are absent from the answer.
   * An empty list asks for all of them, SnelStart's and others', without those of the database itself.
   */
  catalogue(tables: readonly string[], signal: AbortSignal): Promise<Catalogue>
  /**
   * One statement that reads. The rows are held in memory: whoever asks keeps them few (TOP).
   * @throws ReconcileError SNELSTART_UNREACHABLE, SNELSTART_AUTH, SNELSTART_LOCKED, SNELSTART_SCHEMA, CANCELLED
   */
  read(statement: Statement, signal: AbortSignal): Promise<readonly Row[]>
  /**
   * Everything or nothing, at serializable or the nearest level, alone under a lock of this name.
   * Never retried. Never throws once the first write has left: the outcome tells.
   */
  transact(plan: TransactionPlan, signal: AbortSignal): Promise<TransactionOutcome>
  /** Lets go of the database, so that SnelStart can open it; the next call opens it again. */
  release(): Promise<void>
  /** Statements and transactions since it was made. */
  requestCount(): number
}

/** By column name as the statement wrote it. */
export type Row = Readonly<Record<string, Cell>>

/**
 * Money, decimals and whole numbers of more than 32 bits are exact decimal text ("12.3400"); dates are wall-clock text
 * without a zone (`YYYY-MM-DDTHH:MM:SS.mmm`); bytes are `0x` and hexadecimal digits.
 */
export type Cell = string | number | boolean | null

export interface TransactionPlan {
  /** Of the lock, at most 32 letters. */
  readonly lock: string
  readonly steps: readonly TransactionStep[]
  /** A dry run does all of it and takes it back. */
  readonly end: 'commit' | 'take-back'
}

/** A value from the outside, or one that an earlier step remembered, with a whole number added. */
export type PlanValue = SqlValue | { readonly type: 'remembered'; readonly as: string; readonly plus?: number }

export interface PlanStatement {
  readonly parts: readonly string[]
  readonly values: readonly PlanValue[]
}

export type TransactionStep =
  /** Must give exactly one row; its cells are remembered under their column names. */
  | { readonly do: 'remember'; readonly statement: PlanStatement }
  /** Must touch exactly this many rows. The key that an autonumber gave the new row is remembered under `key`. */
  | { readonly do: 'write'; readonly statement: PlanStatement; readonly rows: number; readonly key?: string }
  /** Must give exactly one row with these cells; else everything is taken back and `proof` is told. */
  | {
      readonly do: 'prove'
      readonly proof: string
      readonly statement: PlanStatement
      readonly equals: Readonly<Record<string, PlanValue>>
    }

export type TransactionOutcome =
  | { readonly state: 'committed'; readonly remembered: Readonly<Record<string, Cell>> }
  | { readonly state: 'taken-back'; readonly remembered: Readonly<Record<string, Cell>> }
  /** Nothing of it is in the database. */
  | { readonly state: 'refused'; readonly proof?: string; readonly error: unknown }
  /** The commit was sent and not answered: only looking can tell. */
  | { readonly state: 'unknown'; readonly error: unknown }
