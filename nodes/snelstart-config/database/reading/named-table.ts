// A table of the profile under a short name of ours, with its columns as names that can stand in a statement.

import type { Mapped } from '../schema-profile.ts'
import { type Name, nameOf, type Statement, sql } from '../statement.ts'
import type { Place } from './cells.ts'

export interface NamedTable<Column extends string> {
  /** `[dbo].[tblRelatie] AS [r]`: for FROM and JOIN. */
  readonly from: Statement
  /** `[r].[fldNaam]`. @throws RangeError when the profile lacks it: ask `has` first */
  column(name: Column): Name
  has(name: Column): boolean
  place(name: Column): Place
}

export function namedTable<Needed extends string, Optional extends string>(
  mapped: Mapped<Needed, Optional>,
  alias: string,
): NamedTable<Needed | Optional> {
  const path: readonly [string, ...string[]] = mapped.schema === '' ? [mapped.table] : [mapped.schema, mapped.table]
  const columns: Readonly<Partial<Record<string, string>>> = mapped.columns
  const real = (name: string): string => {
    const column = columns[name]
    if (column === undefined) throw new RangeError(`not in the profile of ${mapped.table}: ${name}`)
    return column
  }
  return {
    from: sql`${nameOf(...path)} AS ${nameOf(alias)}`,
    column: (name) => nameOf(alias, real(name)),
    has: (name) => columns[name] !== undefined,
    place: (name) => ({ table: mapped.table, column: real(name) }),
  }
}
