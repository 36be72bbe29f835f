// Every explanation that fits a column of the example, the far-fetched ones included: they decide what is doubtful.

import type { CatalogueColumn } from '../catalogue.ts'
import { gives } from './gives.ts'
import { type Rule, SCOPES } from './learnt.ts'
import { isTrivial, type Observed } from './observed.ts'

/** By the names that programmers give such a column. */
const MADE = /invoer|aanmaak|aangemaakt|mutatie|wijzig|creat|systeem/i

export function candidates(column: CatalogueColumn, example: Observed): readonly Rule[] {
  const cell = example.row[column.name] ?? null
  const hasMilliseconds = typeof cell === 'string' && !/(:\d{2}|\.0+)$/.test(cell)
  const made: readonly Rule[] = MADE.test(column.name) || example.header.madeOn !== undefined ? [{ is: 'today' }] : []
  const next: readonly Rule[] = SCOPES.filter((scope) => example.header.earlier?.has(scope) === true).map((scope) => ({
    is: 'next',
    scopes: [scope],
  }))
  const all: readonly Rule[] = [
    { is: 'constant', cell },
    { is: 'key' },
    { is: 'description' },
    { is: 'booking-date' },
    { is: 'moment', hasMilliseconds },
    ...made,
    { is: 'year' },
    { is: 'month' },
    { is: 'year-month' },
    { is: 'amount', sign: 1 },
    { is: 'amount', sign: -1 },
    { is: 'entry-id' },
    ...(['invoice', 'relation', 'opening'] as const).flatMap((from) =>
      Object.keys(example[from] ?? {}).map((name): Rule => ({ is: 'copied', from, column: name })),
    ),
    // What comes first in a table says nothing about how it goes on.
    ...(isTrivial(cell) ? [] : next),
  ]
  return all.filter((rule) => gives(rule, column, example))
}

export const isMadeName = (name: string): boolean => MADE.test(name)
