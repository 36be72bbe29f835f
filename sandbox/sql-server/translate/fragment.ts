// A piece of PostgreSQL with the type that SQL Server would give it.

import type { SqlType } from '../sql-type.ts'

export interface Fragment {
  readonly sql: string
  /** Absent for NULL alone, which takes any type. */
  readonly type?: SqlType
  readonly nullable: boolean
  /** True or false or unknown: SQL Server has no such values, only conditions. */
  readonly condition?: boolean
  /** Known before it is run: a literal or a variable. */
  readonly constant?: string | null
}
