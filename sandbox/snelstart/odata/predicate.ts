// A parsed filter as a question about one row.

import type { Model } from '../models/model.ts'
import { BadQuery } from './bad-query.ts'
import type { LiteralValue } from './lexer.ts'
import type { Comparison, Expression } from './parser.ts'
import { edmName, valueOf, type Value } from './value.ts'

export type Predicate<Row> = (row: Row) => boolean

export function predicateOf<Row>(model: Model<Row>, expression: Expression): Predicate<Row> {
  switch (expression.is) {
    case 'any':
      return anyOf(model, expression.of)
    case 'all': {
      const parts = expression.of.map((part) => predicateOf(model, part))
      return (row) => parts.every((part) => part(row))
    }
    case 'not': {
      const inner = predicateOf(model, expression.of)
      return (row) => !inner(row)
    }
    case 'compare':
      return comparison(model, expression)
    case 'literal':
    case 'path':
    case 'call': {
      const value = valueOf(model, expression)
      if (value.type !== 'boolean')
        throw new BadQuery('The $filter expression must evaluate to a single boolean value.')
      return (row) => value.read(row) === true
    }
  }
}

type Compare = Extract<Expression, { is: 'compare' }>

const OPERATOR_NAMES: Readonly<Record<Comparison, string>> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
}

function comparison<Row>(model: Model<Row>, { how, left, right }: Compare): Predicate<Row> {
  const [a, b] = [comparand(model, left), comparand(model, right)]
  const comparesNull = a.type === 'null' || b.type === 'null'
  const ordered = how !== 'eq' && how !== 'ne'
  const fits = a.type === b.type && a.type !== 'reference' && !(ordered && (a.type === 'boolean' || a.type === 'guid'))
  if (!fits && !comparesNull) {
    const types = `'${edmName(a.type)}' and '${edmName(b.type)}' for operator kind '${OPERATOR_NAMES[how]}'`
    throw new BadQuery(`A binary operator with incompatible types was detected. Found operand types ${types}.`)
  }
  return (row) => holds(how, a.read(row), b.read(row))
}

/** A comparison in parentheses is itself true or false, as in `(A eq 1) eq true`. */
function comparand<Row>(model: Model<Row>, expression: Expression): Value<Row> {
  if (expression.is === 'literal' || expression.is === 'path' || expression.is === 'call')
    return valueOf(model, expression)
  return { type: 'boolean', read: predicateOf(model, expression) }
}

/** Nothing is greater or less than null. */
function holds(how: Comparison, a: LiteralValue, b: LiteralValue): boolean {
  if (how === 'eq') return a === b
  if (how === 'ne') return a !== b
  if (a === null || b === null) return false
  if (how === 'gt') return a > b
  if (how === 'ge') return a >= b
  return how === 'lt' ? a < b : a <= b
}

/** `Id eq … or Id eq …`, a hundred times: one look in a set per row instead of a hundred comparisons. */
function anyOf<Row>(model: Model<Row>, alternatives: readonly Expression[]): Predicate<Row> {
  const sets = new Map<string, { read: (row: Row) => LiteralValue; values: Set<LiteralValue> }>()
  const others: Predicate<Row>[] = []
  for (const alternative of alternatives) {
    const predicate = predicateOf(model, alternative) // also refuses what does not fit
    const { path, literal } = equality(alternative)
    if (!path || !literal) {
      others.push(predicate)
      continue
    }
    const name = path.names.join('/')
    const set = sets.get(name) ?? { read: valueOf(model, path).read, values: new Set() }
    sets.set(name, set)
    set.values.add(literal.value)
  }
  const memberships = [...sets.values()]
  return (row) =>
    memberships.some(({ read, values }) => values.has(read(row))) || others.some((predicate) => predicate(row))
}

function equality(expression: Expression) {
  if (expression.is !== 'compare' || expression.how !== 'eq') return {}
  const sides = [expression.left, expression.right]
  return { path: sides.find((side) => side.is === 'path'), literal: sides.find((side) => side.is === 'literal') }
}
