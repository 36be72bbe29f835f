// A statement of Transact-SQL as it was understood.

import type { SqlType } from '../sql-type.ts'

export type Path = readonly string[]

export type Expression =
  | { readonly is: 'column'; readonly path: Path }
  | { readonly is: 'variable'; readonly name: string }
  | { readonly is: 'literal'; readonly kind: 'text' | 'wide-text' | 'number' | 'bytes' | 'null'; readonly text: string }
  | {
      readonly is: 'call'
      readonly name: string
      readonly arguments: readonly Expression[]
      readonly distinct: boolean
    }
  | { readonly is: 'star'; readonly of?: string }
  | { readonly is: 'cast'; readonly value: Expression; readonly to: SqlType; readonly style?: string }
  | { readonly is: 'case'; readonly when: readonly When[]; readonly otherwise?: Expression }
  | { readonly is: 'minus'; readonly value: Expression }
  | { readonly is: 'operation'; readonly sign: string; readonly left: Expression; readonly right: Expression }
  | { readonly is: 'not'; readonly value: Expression }
  | { readonly is: 'null-test'; readonly value: Expression; readonly not: boolean }
  | {
      readonly is: 'in'
      readonly value: Expression
      readonly list: readonly Expression[] | Query
      readonly not: boolean
    }
  | {
      readonly is: 'like'
      readonly value: Expression
      readonly pattern: Expression
      readonly escape?: Expression
      readonly not: boolean
    }
  | {
      readonly is: 'between'
      readonly value: Expression
      readonly low: Expression
      readonly high: Expression
      readonly not: boolean
    }
  | { readonly is: 'exists'; readonly query: Query }
  | { readonly is: 'query'; readonly query: Query }

export interface When {
  readonly condition: Expression
  readonly value: Expression
}

export interface Query {
  readonly distinct: boolean
  readonly top?: Expression
  readonly items: readonly Item[]
  readonly from?: Source
  readonly where?: Expression
  readonly groupBy: readonly Expression[]
  readonly having?: Expression
  readonly orderBy: readonly { readonly value: Expression; readonly descending: boolean }[]
  /** UNION ALL. */
  readonly and?: Query
}

export interface Item {
  readonly value: Expression
  readonly name?: string
  /** `SELECT @name = value`. */
  readonly into?: string
}

export type Source =
  | { readonly is: 'table'; readonly path: Path; readonly name: string; readonly hints: readonly string[] }
  | { readonly is: 'derived'; readonly query: Query; readonly name: string }
  | {
      readonly is: 'join'
      readonly kind: 'INNER' | 'LEFT' | 'RIGHT' | 'FULL' | 'CROSS'
      readonly left: Source
      readonly right: Source
      readonly on?: Expression
    }

export type Statement =
  | { readonly do: 'select'; readonly query: Query }
  | {
      readonly do: 'insert'
      readonly table: Path
      readonly columns: readonly string[]
      readonly output: readonly Item[]
      readonly rows: readonly (readonly Expression[])[]
      readonly query?: Query
    }
  | {
      readonly do: 'update'
      readonly table: Path
      readonly set: readonly { readonly column: string; readonly value: Expression }[]
      readonly output: readonly Item[]
      readonly where?: Expression
    }
  | { readonly do: 'delete'; readonly table: Path; readonly output: readonly Item[]; readonly where?: Expression }
  | { readonly do: 'declare'; readonly name: string; readonly type: SqlType; readonly value?: Expression }
  | { readonly do: 'assign'; readonly name: string; readonly value: Expression }
  | { readonly do: 'option'; readonly name: string; readonly value: string }
  | {
      readonly do: 'execute'
      readonly procedure: string
      readonly arguments: readonly Argument[]
      readonly into?: string
    }
  | { readonly do: 'begin' | 'commit' }
  | { readonly do: 'rollback' }
  | {
      readonly do: 'if'
      readonly condition: Expression
      readonly then: readonly Statement[]
      readonly otherwise: readonly Statement[]
    }
  | { readonly do: 'try'; readonly body: readonly Statement[]; readonly caught: readonly Statement[] }
  | { readonly do: 'throw'; readonly error?: { readonly number: Expression; readonly text: Expression } }
  | { readonly do: 'wait'; readonly clock: string }
  | { readonly do: 'use'; readonly database: string }
  | { readonly do: 'return' }

export interface Argument {
  readonly name?: string
  readonly value: Expression
  readonly output: boolean
}
