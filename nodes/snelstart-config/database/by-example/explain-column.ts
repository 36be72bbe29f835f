// The one explanation of a column that can be trusted, or why there is none. Docs/by-example.md shows the same order.

import type { CatalogueColumn } from '../catalogue.ts'
import type { Cell } from '../engine.ts'
import { candidates, isMadeName } from './candidates.ts'
import type { Unexplained } from './example-refused.ts'
import { gives } from './gives.ts'
import type { Rule } from './learnt.ts'
import { isTrivial, type Observed } from './observed.ts'

export interface Evidence {
  readonly example: Observed
  /** The same row of other entries of the same journal. */
  readonly others: readonly Observed[]
  /** Columns that a column of this name, or with a foreign key, can only be copied from. */
  readonly sources: readonly Extract<Rule, { is: 'copied' | 'entry-id' }>[]
}

export type Explanation =
  | {
      readonly rule: Rule
      /** Explanations that hold just as well, and must give the same in every booking. */
      readonly alsoFits?: readonly Rule[]
    }
  | { readonly why: Unexplained }

/** Entries that a count must have held for, besides the example. */
const COUNTED_ENTRIES_MIN = 2
/** Others than the user of the example made other entries. */
const MAKER = /gebruiker|medewerker|user/i
const PERIOD = /periode|maand|kwartaal/i

export function explainColumn(column: CatalogueColumn, evidence: Evidence): Explanation {
  const { example, others, sources } = evidence
  const held = candidates(column, example).filter((rule) => others.every((other) => gives(rule, column, other)))
  const cell = example.row[column.name] ?? null
  if (cell !== null) {
    const source = sources.find((rule) => held.some((each) => isSame(each, rule)))
    if (source) return { rule: source }
    // A key of the invoice or the customer can't be a constant, whatever the entries that there are say.
    if (sources.length > 0) return { why: 'varies' }
  }
  const constant = held.find(({ is }) => is === 'constant')
  if (constant && isTrivial(cell)) return { rule: constant }
  const plain = plainRule(column, held)
  if (plain) return { rule: plain, alsoFits: held.filter((rule) => rule !== plain && rule.is !== 'constant') }
  return constant ? constantOr(column, { constant, held, evidence }) : varying(column, held, { cell, others })
}

/** Those that a coincidence hardly gives: a text, an amount, a date, a time. */
function plainRule(column: CatalogueColumn, held: readonly Rule[]): Rule | undefined {
  const found = (is: Rule['is']): Rule | undefined => held.find((rule) => rule.is === is)
  const today = found('today')
  if (today && isMadeName(column.name)) return today
  return found('key') ?? found('description') ?? found('amount') ?? found('booking-date') ?? today ?? found('moment')
}

function constantOr(
  column: CatalogueColumn,
  found: { readonly constant: Rule; readonly held: readonly Rule[]; readonly evidence: Evidence },
): Explanation {
  const { constant, held, evidence } = found
  const { example, others } = evidence
  // Known only after the row is there: too late to compare.
  if (held.some(({ is }) => is === 'next' || is === 'entry-id')) return { why: 'ambiguous' }
  // Within the year of the example, outside which nothing is booked, the two are the same.
  const year = held.find(({ is }) => is === 'year')
  const alsoFits = held.filter((rule) => rule !== constant && rule !== year)
  if (year) return { rule: year, alsoFits }
  if (PERIOD.test(column.name) && alsoFits.length === 0) {
    const hasOtherMonth = others.some(({ header }) => monthOf(header.date) !== monthOf(example.header.date))
    if (!hasOtherMonth) return { why: 'unconfirmed' }
  }
  const isPlainNumber = column.family === 'integer' || column.family === 'boolean' || column.family === 'decimal'
  return others.length > 0 || isPlainNumber ? { rule: constant, alsoFits } : { why: 'unconfirmed' }
}

/** Other entries hold something else than the example. */
function varying(
  column: CatalogueColumn,
  held: readonly Rule[],
  { cell, others }: { readonly cell: Cell; readonly others: readonly Observed[] },
): Explanation {
  const counted = held.filter((rule) => rule.is === 'next')
  const rest = held.filter((rule) => rule.is !== 'next')
  const sameName = rest.find((rule) => rule.is === 'copied' && isSameName(rule.column, column.name))
  const first = sameName ?? rest[0]
  if (first && counted.length === 0) return { rule: first, alsoFits: rest.filter((rule) => rule !== first) }
  if (first) return { why: 'ambiguous' }
  if (counted.length > 0) {
    if (others.filter(({ header }) => header.earlier).length < COUNTED_ENTRIES_MIN) return { why: 'ambiguous' }
    return { rule: { is: 'next', scopes: counted.flatMap(({ scopes }) => scopes) } }
  }
  if (cell === null) return { rule: { is: 'constant', cell: null } }
  if (MAKER.test(column.name)) return { rule: { is: 'constant', cell, maker: true } }
  return { why: 'varies' }
}

function isSame(one: Rule, other: Rule): boolean {
  if (one.is !== other.is) return false
  if (one.is !== 'copied' || other.is !== 'copied') return true
  return one.from === other.from && isSameName(one.column, other.column)
}

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
const monthOf = (date: string): string => date.slice(0, 7)
