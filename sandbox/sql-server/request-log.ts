// What each connection asked and how much it was given, for tests that count statements and rows.

import type { Value } from './translate/context.ts'

export interface LoggedRequest {
  readonly spid: number
  /** Of a transaction: `BEGIN TRANSACTION`, `COMMIT TRANSACTION` or `ROLLBACK TRANSACTION`. */
  readonly text: string
  readonly parameters: ReadonlyMap<string, Value>
  /** The how manieth of its connection, from 1. */
  readonly nth: number
  rows: number
  /** Of SQL Server; undefined while it runs and when all went well. */
  error?: number
  state: 'running' | 'done' | 'failed' | 'cancelled' | 'dropped'
}

export interface LoggedConnection {
  readonly spid: number
  readonly login: string
  readonly application: string
  readonly isEncrypted: boolean
  isOpen: boolean
  readonly requests: LoggedRequest[]
}
