// Whether a rule gives what stands in a column of an observed row.

import { eurosFromCents, negative } from '../../../reconcile/domain/cents.ts'
import type { CatalogueColumn } from '../catalogue.ts'
import type { Cell } from '../engine.ts'
import type { Rule } from './learnt.ts'
import { dayOf, isMidnight, type Observed, sameCell } from './observed.ts'

type Column = Pick<CatalogueColumn, 'name' | 'family'>

export function gives(rule: Rule, column: Column, seen: Observed): boolean {
  const cell = seen.row[column.name] ?? null
  switch (rule.is) {
    case 'by-database':
      return true
    case 'constant':
      return sameCell(cell, rule.cell)
    case 'key':
      return isText(column, cell) && cell === seen.header.document
    case 'description':
      return isText(column, cell) && cell === seen.header.description
    case 'booking-date':
      return column.family === 'date' && isMidnight(cell) && dayOf(cell) === seen.header.date
    case 'moment':
      return column.family === 'date' && isMoment(cell)
    case 'today':
      return column.family === 'date' && isMidnight(cell) && dayOf(cell) === (seen.header.madeOn ?? dayOf(cell))
    case 'amount':
      return isAmount(column) && sameCell(cell, eurosFromCents(rule.sign === 1 ? seen.cents : negative(seen.cents)))
    case 'copied':
      return sameCell(cell, seen[rule.from]?.[rule.column] ?? null)
    case 'year':
    case 'month':
    case 'year-month':
    case 'position':
    case 'entry-id':
    case 'next':
      return column.family === 'integer' && givesNumber(rule, column, cell, seen)
  }
}

function givesNumber(
  rule: Extract<Rule, { is: 'year' | 'month' | 'year-month' | 'position' | 'entry-id' | 'next' }>,
  { name }: Column,
  cell: Cell,
  { header, position }: Observed,
): boolean {
  const [year = '', month = ''] = header.date.split('-')
  switch (rule.is) {
    case 'year':
      return sameCell(cell, Number(year))
    case 'month':
      return sameCell(cell, Number(month))
    case 'year-month':
      return sameCell(cell, Number(`${year}${month}`))
    case 'position':
      return position !== undefined && sameCell(cell, rule.first + position)
    case 'entry-id':
      return sameCell(cell, header.id)
    case 'next':
      return rule.scopes.every((scope) => {
        const earlier = header.earlier?.get(scope)
        return earlier === undefined || sameCell(cell, Number(earlier[name] ?? 0) + 1)
      })
  }
}

function isText({ family }: Column, cell: Cell): cell is string {
  return family === 'text' && typeof cell === 'string' && cell.trim() !== ''
}

const isAmount = ({ family }: Column): boolean => family === 'money' || family === 'decimal'

/** A time alone stands on Access' and SQL Server's day zero. */
function isMoment(cell: Cell): boolean {
  const day = dayOf(cell)
  return day !== undefined && day > '1901' && !isMidnight(cell)
}
