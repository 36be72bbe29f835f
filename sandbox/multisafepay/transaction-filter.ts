// The query parameters that choose rows in GET /transactions. From is inclusive, until exclusive; multi-value
// parameters come as one value, as a repeated name or as `name[0]=`, which of them the service takes is undocumented.

import { unixFromAmsterdam } from './amsterdam-time.ts'
import type { Transaction } from './transaction.ts'

export type Chooses = (transaction: Transaction) => boolean

/** A parameter that cannot be read; answered with 422. */
export class UnreadableParameter extends Error {
  override readonly name = 'UnreadableParameter'
  readonly parameter: string

  constructor(parameter: string) {
    super(`the ${parameter} is not valid`)
    this.parameter = parameter
  }
}

const FIELDS: readonly (readonly [parameter: string, of: (transaction: Transaction) => string])[] = [
  ['site_id', ({ siteId }) => String(siteId)],
  ['status', ({ status }) => status],
  ['financial_status', ({ financialStatus }) => financialStatus],
  ['type', ({ type }) => type],
  ['payment_method', ({ method }) => method ?? ''],
  ['currency', ({ currency }) => currency],
  ['debit_credit', ({ debitCredit }) => debitCredit],
]

/** Undefined: every row. Throws UnreadableParameter. */
export function transactionFilter(query: URLSearchParams): Chooses | undefined {
  const choices = [
    ...FIELDS.map(([parameter, of]) => oneOf(valuesOf(query, parameter), of)),
    since(query, 'created_from', ({ created }) => created.unix),
    since(query, 'completed_from', ({ completed }) => completed?.unix),
    before(query, 'created_until', ({ created }) => created.unix),
    before(query, 'completed_until', ({ completed }) => completed?.unix),
  ].filter((choice) => choice !== undefined)
  return choices.length === 0 ? undefined : (transaction) => choices.every((chooses) => chooses(transaction))
}

function valuesOf(query: URLSearchParams, parameter: string): string[] {
  return [...query]
    .filter(([name]) => name === parameter || (name.startsWith(`${parameter}[`) && name.endsWith(']')))
    .map(([, value]) => (value === 'reserve_chargeback' ? 'reverse_chargeback' : value)) // the filter's spelling, sic
}

function oneOf(values: readonly string[], of: (transaction: Transaction) => string): Chooses | undefined {
  return values.length === 0 ? undefined : (transaction) => values.includes(of(transaction))
}

type InstantOf = (transaction: Transaction) => number | undefined

function since(query: URLSearchParams, parameter: string, of: InstantOf): Chooses | undefined {
  const first = instant(query, parameter)
  return first === undefined ? undefined : (transaction) => (of(transaction) ?? -Infinity) >= first
}

function before(query: URLSearchParams, parameter: string, of: InstantOf): Chooses | undefined {
  const end = instant(query, parameter)
  return end === undefined ? undefined : (transaction) => (of(transaction) ?? Infinity) < end
}

/** `2026-01-31`, `2026-01-31T12:00:00` (both Amsterdam) or unix seconds. */
function instant(query: URLSearchParams, parameter: string): number | undefined {
  const text = query.get(parameter)
  if (text === null) return undefined
  if (/^\d{9,11}$/.test(text)) return Number(text)
  const localTime = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(localTime)) throw new UnreadableParameter(parameter)
  try {
    return unixFromAmsterdam(localTime)
  } catch {
    throw new UnreadableParameter(parameter)
  }
}
