// A statement as SQL Server takes it: text with @p1, @p2, … and a typed input for each.
//
// Amounts, decimals and days go as text that SQL Server itself reads: tedious and msnodesqlv8 send them as doubles and
// JavaScript dates, which can be off by a ten-thousandth or a day. What is cast here means the same under every SET
// LANGUAGE (docs: "CAST and CONVERT", "datetime2: supported string literal formats", ISO 8601).

import { isCalendarDate } from '../../../reconcile/domain/calendar-date.ts'
import type { SqlValue, Statement } from '../statement.ts'

export interface BoundStatement {
  readonly text: string
  readonly inputs: readonly Input[]
}

export type Input =
  | { readonly name: string; readonly type: 'text' | 'bigint' | 'guid'; readonly value: string }
  | { readonly name: string; readonly type: 'integer'; readonly value: number }
  | { readonly name: string; readonly type: 'boolean'; readonly value: boolean }

/** @throws RangeError for a value that would not arrive as it is */
export function boundStatement(statement: Statement): BoundStatement {
  const inputs: Input[] = []
  let text = statement.parts[0] ?? ''
  statement.values.forEach((value, index) => {
    text += written(value, inputs) + (statement.parts[index + 1] ?? '')
  })
  return { text, inputs }
}

function written(value: SqlValue, inputs: Input[]): string {
  const name = `p${inputs.length + 1}`
  const add = (input: Input, words = `@${name}`): string => {
    inputs.push(input)
    return words
  }
  switch (value.type) {
    case 'text':
      return add({ name, type: 'text', value: value.text })
    case 'integer':
      if (value.integer !== (value.integer | 0)) throw new RangeError(`not of 32 bits: ${value.integer}`)
      return add({ name, type: 'integer', value: value.integer })
    case 'money':
      return add({ name, type: 'text', value: eurosOf(value.cents) }, `CAST(@${name} AS money)`)
    case 'decimal':
      return decimal(value.decimal, name, add)
    case 'date':
      return add({ name, type: 'text', value: momentOf(value.date) }, `CAST(@${name} AS datetime2(3))`)
    case 'boolean':
      return add({ name, type: 'boolean', value: value.boolean })
    case 'guid':
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value.guid)) throw new RangeError('not a guid')
      return add({ name, type: 'guid', value: value.guid })
    case 'null':
      // As a word it fits a column of any type; an input has one type, which not every column takes.
      return 'NULL'
  }
}

function eurosOf(cents: number): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not an amount in cents: ${cents}`)
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Whole ones go as bigint, so that a comparison with a key uses its index. */
function decimal(text: string, name: string, add: (input: Input, words?: string) => string): string {
  const [, whole, fraction] = /^-?(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined || whole.length + (fraction?.length ?? 0) > 38) {
    throw new RangeError(`not a decimal number of at most 38 digits: ${JSON.stringify(text)}`)
  }
  if (fraction === undefined && whole.length <= 18) return add({ name, type: 'bigint', value: text })
  return add({ name, type: 'text', value: text }, `CAST(@${name} AS decimal(38, ${fraction?.length ?? 0}))`)
}

/** `YYYY-MM-DDTHH:MM:SS.mmm` */
export function momentOf(date: string): string {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,3})?)?$/.test(date) || !isCalendarDate(date.slice(0, 10))) {
    throw new RangeError(`not a day or moment: ${JSON.stringify(date)}`)
  }
  const [moment = '', fraction = ''] = (date.includes('T') ? date : `${date}T00:00:00`).split('.')
  return `${moment}.${fraction.padEnd(3, '0')}`
}
