// Expressions and conditions; which of the two an expression is, the translation checks.

import { sqlType } from '../sql-type.ts'
import type { Expression, Query } from './syntax.ts'
import type { TokenStream } from './token-stream.ts'

export interface Parser {
  readonly stream: TokenStream
  /** SELECT has not been read yet. */
  query(): Query
}

/** @throws SqlServerError */
export function parseExpression(parser: Parser): Expression {
  const { stream } = parser
  let left = conjunction(parser)
  while (stream.takeWord('OR')) left = { is: 'operation', sign: 'OR', left, right: conjunction(parser) }
  return left
}

function conjunction(parser: Parser): Expression {
  let left = negation(parser)
  while (parser.stream.takeWord('AND')) left = { is: 'operation', sign: 'AND', left, right: negation(parser) }
  return left
}

function negation(parser: Parser): Expression {
  return parser.stream.takeWord('NOT') ? { is: 'not', value: negation(parser) } : comparison(parser)
}

function comparison(parser: Parser): Expression {
  const { stream } = parser
  const value = parseSum(parser)
  if (stream.takeWord('IS')) {
    const not = stream.takeWord('NOT')
    stream.needWord('NULL')
    return { is: 'null-test', value, not }
  }
  const not = stream.takeWord('NOT')
  if (stream.takeWord('IN')) return within(parser, value, not)
  if (stream.takeWord('LIKE')) {
    const pattern = parseSum(parser)
    return { is: 'like', value, pattern, not, ...(stream.takeWord('ESCAPE') ? { escape: parseSum(parser) } : {}) }
  }
  if (stream.takeWord('BETWEEN')) {
    const low = parseSum(parser)
    stream.needWord('AND')
    return { is: 'between', value, low, high: parseSum(parser), not }
  }
  if (not) throw stream.refused()
  const sign = ['=', '<>', '!=', '<=', '>=', '<', '>'].find((each) => stream.takeSign(each))
  return sign ? { is: 'operation', sign: sign === '!=' ? '<>' : sign, left: value, right: parseSum(parser) } : value
}

function within(parser: Parser, value: Expression, not: boolean): Expression {
  const { stream } = parser
  stream.needSign('(')
  const list = stream.isWord('SELECT') ? parser.query() : stream.list(() => parseSum(parser))
  stream.needSign(')')
  return { is: 'in', value, list, not }
}

export function parseSum(parser: Parser): Expression {
  let left = product(parser)
  for (let sign = taken(parser, '+', '-'); sign; sign = taken(parser, '+', '-')) {
    left = { is: 'operation', sign, left, right: product(parser) }
  }
  return left
}

function product(parser: Parser): Expression {
  let left = factor(parser)
  for (let sign = taken(parser, '*', '/', '%'); sign; sign = taken(parser, '*', '/', '%')) {
    left = { is: 'operation', sign, left, right: factor(parser) }
  }
  return left
}

const taken = ({ stream }: Parser, ...signs: readonly string[]): string | undefined =>
  signs.find((sign) => stream.takeSign(sign))

function factor(parser: Parser): Expression {
  const { stream } = parser
  if (stream.takeSign('-')) return { is: 'minus', value: factor(parser) }
  if (stream.takeSign('+')) return factor(parser)
  if (stream.takeSign('(')) {
    const inside: Expression = stream.isWord('SELECT')
      ? { is: 'query', query: parser.query() }
      : parseExpression(parser)
    stream.needSign(')')
    return inside
  }
  const token = stream.peek()
  switch (token.kind) {
    case 'text':
    case 'wide-text':
    case 'number':
    case 'bytes':
      stream.next()
      return { is: 'literal', kind: token.kind, text: token.text }
    case 'variable':
      return { is: 'variable', name: stream.needVariable() }
    case 'word':
    case 'name':
    case 'sign':
    case 'end':
      return named(parser)
  }
}

function named(parser: Parser): Expression {
  const { stream } = parser
  if (stream.takeWord('NULL')) return { is: 'literal', kind: 'null', text: '' }
  if (stream.takeWord('CASE')) return searchedCase(parser)
  if (stream.takeWord('EXISTS')) {
    stream.needSign('(')
    const query = parser.query()
    stream.needSign(')')
    return { is: 'exists', query }
  }
  if (stream.peek().kind === 'word' && stream.isSign('(', 1)) return call(parser)
  return { is: 'column', path: stream.needPath() }
}

function searchedCase(parser: Parser): Expression {
  const { stream } = parser
  const when = []
  const subject = stream.isWord('WHEN') ? undefined : parseSum(parser)
  while (stream.takeWord('WHEN')) {
    const test = parseExpression(parser)
    const condition: Expression = subject ? { is: 'operation', sign: '=', left: subject, right: test } : test
    stream.needWord('THEN')
    when.push({ condition, value: parseExpression(parser) })
  }
  if (when.length === 0) throw stream.refused()
  const otherwise = stream.takeWord('ELSE') ? { otherwise: parseExpression(parser) } : {}
  stream.needWord('END')
  return { is: 'case', when, ...otherwise }
}

function call(parser: Parser): Expression {
  const { stream } = parser
  const name = stream.next().text.toUpperCase()
  stream.needSign('(')
  if (name === 'CAST' || name === 'TRY_CAST') return closed(parser, cast(parser))
  if (name === 'CONVERT') return closed(parser, convert(parser))
  if (name === 'IIF') {
    const condition = parseExpression(parser)
    stream.needSign(',')
    const value = parseExpression(parser)
    stream.needSign(',')
    return closed(parser, { is: 'case', when: [{ condition, value }], otherwise: parseExpression(parser) })
  }
  if (stream.takeSign(')')) return { is: 'call', name, arguments: [], distinct: false }
  if (stream.takeSign('*')) return closed(parser, { is: 'call', name, arguments: [{ is: 'star' }], distinct: false })
  const distinct = stream.takeWord('DISTINCT')
  return closed(parser, { is: 'call', name, arguments: stream.list(() => parseExpression(parser)), distinct })
}

function cast(parser: Parser): Expression {
  const value = parseExpression(parser)
  parser.stream.needWord('AS')
  return { is: 'cast', value, to: sizedAsCast(parser) }
}

function convert(parser: Parser): Expression {
  const { stream } = parser
  const to = sizedAsCast(parser)
  stream.needSign(',')
  const value = parseExpression(parser)
  if (!stream.takeSign(',')) return { is: 'cast', value, to }
  const style = stream.peek().text
  if (!['0', '23', '120', '121', '126'].includes(style)) throw stream.refused()
  stream.next()
  return { is: 'cast', value, to, style }
}

/** Without a size a text has 30 letters here, not one. */
function sizedAsCast({ stream }: Parser) {
  const isPlain = !stream.isSign('(', 1)
  const type = stream.needType()
  return isPlain && 'size' in type && type.size === 1 ? sqlType(type.name, [30]) : type
}

function closed({ stream }: Parser, expression: Expression): Expression {
  stream.needSign(')')
  return expression
}
