// Which columns a name can mean at a place of a statement.

import { SQL_ERROR } from '../sql-error.ts'
import type { Path } from '../t-sql/syntax.ts'
import type { Fragment } from './fragment.ts'

export interface SourceColumns {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly value: Fragment }[]
}

export interface Scope {
  readonly sources: readonly SourceColumns[]
  /** Of the query around this one. */
  readonly outer?: Scope
}

/** @throws SqlServerError 207, 209 or 4104 */
export function resolve(scope: Scope | undefined, path: Path): Fragment {
  const name = path.at(-1) ?? ''
  const source = path.at(-2)
  for (let at = scope; at; at = at.outer) {
    const sources = at.sources.filter((each) => source === undefined || isSame(each.name, source))
    const found = sources.flatMap((each) => each.columns.filter((column) => isSame(column.name, name)))
    if (found.length > 1) throw SQL_ERROR.ambiguousColumn(name)
    if (found[0]) return found[0].value
    if (source !== undefined && sources.length > 0) throw SQL_ERROR.unknownColumn(name)
  }
  throw source === undefined ? SQL_ERROR.unknownColumn(name) : SQL_ERROR.unbound(path.join('.'))
}

export const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
