// The value of each learnt column in a row that is about to be written.

import type { BookingOrder } from '../../../reconcile/domain/booking-order.ts'
import { type Cents, negative } from '../../../reconcile/domain/cents.ts'
import type { Cell, PlanValue } from '../engine.ts'
import { keyValue } from '../reading/cells.ts'
import type { SqlValue } from '../statement.ts'
import type { LearntColumn, Rule } from './learnt.ts'
import { lengthOf } from './tables-for-example.ts'

export interface RowContext {
  readonly order: Pick<BookingOrder, 'key' | 'date'>
  readonly description: string
  readonly cents: Cents
  /** In the entry, from 0. */
  readonly position: number
  /** `YYYY-MM-DDTHH:MM:SS.mmm`, Dutch time. */
  readonly now: string
  /** Under which name an earlier step remembered what a rule copies or counts. */
  remembered(rule: Extract<Rule, { is: 'copied' | 'next' | 'entry-id' }>, column: LearntColumn): string
}

/** @returns undefined for what the database fills in itself, and for what stays empty by itself */
export function valueIn(column: LearntColumn, context: RowContext): PlanValue | undefined {
  const { rule } = column
  const { order } = context
  const [year = '', month = ''] = order.date.split('-')
  switch (rule.is) {
    case 'by-database':
      return undefined
    case 'constant':
      if (rule.cell === null) return column.hasDefault ? { type: 'null' } : undefined
      return sameAs(rule.cell, column)
    case 'key':
      return { type: 'text', text: order.key }
    case 'description':
      return { type: 'text', text: fitted(context.description, order.key, lengthOf(column.type)) }
    case 'booking-date':
      return { type: 'date', date: order.date }
    case 'moment':
      return { type: 'date', date: rule.hasMilliseconds ? context.now : context.now.slice(0, 19) }
    case 'today':
      return { type: 'date', date: context.now.slice(0, 10) }
    case 'year':
      return keyValue(year)
    case 'month':
      return keyValue(String(Number(month)))
    case 'year-month':
      return keyValue(`${year}${month}`)
    case 'amount':
      return { type: 'money', cents: rule.sign === 1 ? context.cents : negative(context.cents) }
    case 'position':
      return { type: 'integer', integer: rule.first + context.position }
    case 'entry-id':
    case 'copied':
      return { type: 'remembered', as: context.remembered(rule, column) }
    case 'next':
      return { type: 'remembered', as: context.remembered(rule, column), plus: 1 }
  }
}

/** A cell as a value of its own column. */
function sameAs(cell: Exclude<Cell, null>, { family }: LearntColumn): SqlValue {
  const text = String(cell)
  switch (family) {
    case 'integer':
      return keyValue(text)
    case 'boolean':
      return { type: 'boolean', boolean: cell === true || cell === 1 || text === '1' }
    case 'date':
      return { type: 'date', date: text }
    case 'guid':
      return { type: 'guid', guid: text }
    case 'money':
    case 'decimal':
    case 'float':
      return { type: 'decimal', decimal: text }
    case 'text':
    case 'bytes':
    case 'other':
      return { type: 'text', text }
  }
}

/** The key is never what is cut off. */
export function fitted(text: string, key: string, length: number): string {
  if (text.length <= length) return text
  const cut = text
    .replace(key, '')
    .trim()
    .slice(0, Math.max(0, length - key.length - 1))
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd()} ${key}`.trim().slice(0, length)
}
