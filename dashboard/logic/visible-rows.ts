// The rows that the table shows: searched, filtered and sorted.

import { OUTCOMES } from '../../nodes/reconcile/domain/outcomes.ts'
import type { Language } from '../../nodes/shared/texts/language.ts'
import { euros } from '../../nodes/shared/texts/readable-value.ts'
import { textIn } from '../../nodes/shared/texts/text-in.ts'
import type { PageRow, ReadyRow } from './page-row.ts'

export type SortColumn = 'outcomeName' | 'invoice' | 'date' | 'customer' | 'reference' | 'openCents' | 'amount'

export interface RowFilter {
  readonly search: string
  /** An outcome, `attention`, `bookable`, `booked`, or blank. */
  readonly only: string
  readonly sort: SortColumn
  readonly descending: boolean
}

export function readyRows(language: Language, rows: readonly PageRow[]): readonly ReadyRow[] {
  return Object.freeze(
    rows.map((row): ReadyRow => {
      const outcomeName = row.outcome ? textIn(language, `outcomes.${row.outcome}.name`) : ''
      const sentence = row.reasonCode
        ? textIn(language, `reasons.${row.reasonCode}`, row.reasonValues)
        : (row.reason ?? '')
      const amounts = [row.openCents, amountOf(row)].map((amount) => euros(language, amount))
      const texts = [row.invoice, row.customer, row.reference, row.method ?? '', outcomeName, sentence, ...amounts]
      return Object.freeze({
        ...row,
        colour: needsRed(row) ? 'red' : row.outcome ? OUTCOMES[row.outcome].colour : 'blue',
        outcomeName,
        sentence,
        searched: texts.join('\n').toLowerCase(),
      })
    }),
  )
}

export function visibleRows(rows: readonly ReadyRow[], filter: RowFilter): readonly ReadyRow[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = rows.filter((row) => fits(row, filter.only) && words.every((word) => row.searched.includes(word)))
  const direction = filter.descending ? -1 : 1
  // Days are in order as they are written, and a collator is slow over ten thousand of them.
  const order = filter.sort === 'date' ? byLetter : new Intl.Collator(undefined, { numeric: true }).compare
  const compare =
    filter.sort === 'openCents' || filter.sort === 'amount'
      ? (one: ReadyRow, other: ReadyRow) => number(one, filter.sort) - number(other, filter.sort)
      : (one: ReadyRow, other: ReadyRow) => order(text(one, filter.sort), text(other, filter.sort))
  return Object.freeze(found.sort((one, other) => direction * compare(one, other)))
}

/** What was written off, or in a preview would be. */
export function amountOf({ bookedCents, previewCents }: PageRow): number {
  return bookedCents === 0 ? previewCents : bookedCents
}

/** With the outcomes that occur, in the order of the contract. */
export function filterChoices(rows: readonly ReadyRow[]): readonly { readonly only: string; readonly count: number }[] {
  const count = (only: string): number => rows.filter((row) => fits(row, only)).length
  const names = ['', 'attention', 'bookable', 'booked', ...Object.keys(OUTCOMES)]
  return names.map((only) => ({ only, count: count(only) })).filter(({ only, count: n }) => only === '' || n > 0)
}

function fits(row: ReadyRow, only: string): boolean {
  if (only === '') return true
  if (only === 'attention') return row.attention
  if (only === 'bookable') return row.state === 'preview'
  if (only === 'booked') return row.bookedCents !== 0
  return row.outcome === only
}

function needsRed({ state }: PageRow): boolean {
  return state === 'refused' || state === 'unknown'
}

function byLetter(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function number(row: ReadyRow, column: SortColumn): number {
  return column === 'openCents' ? row.openCents : amountOf(row)
}

function text(row: ReadyRow, column: SortColumn): string {
  return column === 'openCents' || column === 'amount' ? '' : row[column]
}
