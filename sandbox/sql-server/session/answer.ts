// What a session tells while it works on a request; the protocol writes it down.

import type { SqlServerError } from '../sql-error.ts'
import type { ResultColumn } from '../tds/tokens.ts'
import type { Value } from '../translate/context.ts'

export interface Answer {
  columns(columns: readonly ResultColumn[]): void
  /** Waits while the other side does not read. */
  rows(rows: readonly (readonly (string | null)[])[]): Promise<void>
  /** A statement is done; with the rows that it touched, where it counts. */
  done(rows?: number): void
  error(error: SqlServerError): void
  transaction(change: 'begin' | 'commit' | 'rollback'): void
  database(name: string): void
  returned?(name: string, value: Value): void
}
