// What a translation needs to know, and the parameters that it gathers.

import { postgresType } from '../books/postgres-names.ts'
import type { Catalogue } from '../books/catalogue.ts'
import { SQL_ERROR } from '../sql-error.ts'
import { familyOf, type SqlType } from '../sql-type.ts'
import { storable } from '../strange-text.ts'
import type { Query } from '../t-sql/syntax.ts'
import type { Fragment } from './fragment.ts'
import type { Scope } from './scope.ts'

export interface Value {
  readonly type: SqlType
  readonly text: string | null
}

export interface Surroundings {
  readonly catalogue: Catalogue
  variable(name: string): Value | undefined
  /** @@ROWCOUNT, DB_NAME() and others that the session knows; undefined when it does not. */
  session(name: string, words: readonly (string | null)[]): Value | undefined
}

export type WriteQuery = (
  context: Context,
  query: Query,
  outer: Scope | undefined,
) => { readonly sql: string; readonly columns: readonly { readonly type?: SqlType }[] }

export class Context {
  readonly surroundings: Surroundings
  readonly parameters: (string | null)[] = []
  /** A table was read with UPDLOCK or XLOCK, or a table lock. */
  locks = false
  /** A table of the database itself is read, not only what the system tells. */
  reads = false
  readonly #positions = new Map<string, number>()
  #names = 0
  readonly #query: WriteQuery

  constructor(surroundings: Surroundings, query: WriteQuery) {
    this.surroundings = surroundings
    this.#query = query
  }

  /** A query in parentheses; given from outside, since queries hold expressions and these hold queries. */
  subquery(query: Query, outer: Scope | undefined): ReturnType<WriteQuery> {
    return this.#query(this, query, outer)
  }

  /** A name that no statement can spell. */
  newName(letter: 't' | 'c'): string {
    this.#names++
    return `${letter}${this.#names}`
  }

  variable(name: string): Fragment {
    const value = name.startsWith('@@') ? this.surroundings.session(name, []) : this.surroundings.variable(name)
    if (!value) throw SQL_ERROR.undeclared(name)
    return this.parameter(value, name)
  }

  /** It takes a place only when its text is used. @param name the same one takes one place */
  parameter(value: Value, name?: string): Fragment {
    const place = (): number => this.#place(value, name)
    let position: number | undefined
    return {
      get sql() {
        return `$${(position ??= place())}::text::${postgresType(value.type)}`
      },
      type: value.type,
      nullable: value.text === null,
      constant: value.text,
    }
  }

  #place(value: Value, name: string | undefined): number {
    const known = name === undefined ? undefined : this.#positions.get(name)
    const position = known ?? this.parameters.push(parameterText(value))
    if (name !== undefined) this.#positions.set(name, position)
    return position
  }
}

function parameterText({ type, text }: Value): string | null {
  if (text === null) return null
  if (familyOf(type) === 'text') return storable(text)
  return familyOf(type) === 'bytes' ? `\\x${text}` : text
}
