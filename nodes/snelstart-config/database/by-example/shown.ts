// What was learnt, line by line, for a person to look through before anything is booked.

import type { Learnt, LearntColumn, Role } from './learnt.ts'

export interface ShownLine {
  readonly row: Role
  readonly column: string
  /** `words.example.<code>` says it in the user's language. */
  readonly code: ShownCode
  readonly values: Readonly<Record<string, string | number>>
}

export type ShownCode =
  | 'by-database'
  | 'empty'
  | 'constant'
  | 'maker'
  | 'key'
  | 'description'
  | 'booking-date'
  | 'moment'
  | 'today'
  | 'year'
  | 'month'
  | 'year-month'
  | 'amount'
  | 'amount-negative'
  | 'position'
  | 'entry-id'
  | 'copied'
  | 'next'

/** A constant is shown as it stands there: it is the user's own example, on the user's own screen. */
export function shown({ rows }: Pick<Learnt, 'rows'>): readonly ShownLine[] {
  return (['entry', 'clearing', 'debtor'] as const).flatMap((row) =>
    rows[row].map((column) => {
      const [code, values = {}] = explanation(column)
      return { row, column: column.name, code, values }
    }),
  )
}

function explanation({ rule }: LearntColumn): readonly [ShownCode, ShownLine['values']?] {
  switch (rule.is) {
    case 'constant':
      if (rule.cell === null || rule.cell === '') return ['empty']
      return [rule.maker === true ? 'maker' : 'constant', { value: String(rule.cell) }]
    case 'amount':
      return [rule.sign === 1 ? 'amount' : 'amount-negative']
    case 'position':
      return ['position', { first: rule.first }]
    case 'copied':
      return ['copied', { from: rule.from, column: rule.column }]
    case 'next':
      return ['next', { scopes: rule.scopes.join(', ') }]
    case 'by-database':
    case 'key':
    case 'description':
    case 'booking-date':
    case 'moment':
    case 'today':
    case 'year':
    case 'month':
    case 'year-month':
    case 'entry-id':
      return [rule.is]
  }
}
