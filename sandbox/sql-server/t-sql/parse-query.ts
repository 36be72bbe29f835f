// SELECT and its clauses.

import { SQL_ERROR } from '../sql-error.ts'
import { type Parser, parseExpression, parseSum } from './parse-expression.ts'
import type { Expression, Item, Query, Source } from './syntax.ts'
import { TokenStream } from './token-stream.ts'
import type { Token } from './tokens.ts'

export function parserOf(tokens: readonly Token[]): Parser {
  const stream = new TokenStream(tokens)
  const parser: Parser = { stream, query: () => parseQuery(parser) }
  return parser
}

/** @throws SqlServerError */
export function parseQuery(parser: Parser): Query {
  const { stream } = parser
  stream.needWord('SELECT')
  const distinct = stream.takeWord('DISTINCT')
  if (!distinct) stream.takeWord('ALL')
  const top = stream.takeWord('TOP') ? { top: topCount(parser) } : {}
  const items = stream.list(() => parseItem(parser))
  const from = stream.takeWord('FROM') ? { from: parseFrom(parser) } : {}
  const where = stream.takeWord('WHERE') ? { where: parseExpression(parser) } : {}
  const groupBy = stream.takeWord('GROUP', 'BY') ? stream.list(() => parseSum(parser)) : []
  const having = stream.takeWord('HAVING') ? { having: parseExpression(parser) } : {}
  const and = stream.takeWord('UNION', 'ALL') ? { and: parseQuery(parser) } : {}
  const orderBy = stream.takeWord('ORDER', 'BY') ? stream.list(() => parseOrder(parser)) : []
  return { distinct, ...top, items, ...from, ...where, groupBy, ...having, orderBy, ...and }
}

function topCount(parser: Parser): Expression {
  const { stream } = parser
  if (stream.takeSign('(')) {
    const count = parseExpression(parser)
    stream.needSign(')')
    return count
  }
  // Without parentheses only a number may stand here.
  if (stream.peek().kind !== 'number') throw stream.refused()
  return { is: 'literal', kind: 'number', text: stream.next().text }
}

export function parseItem(parser: Parser): Item {
  const { stream } = parser
  if (stream.takeSign('*')) return { value: { is: 'star' } }
  if (stream.isName() && stream.isSign('.', 1) && stream.isSign('*', 2)) {
    const of = stream.needName()
    stream.next()
    stream.next()
    return { value: { is: 'star', of } }
  }
  if (stream.peek().kind === 'variable' && stream.isSign('=', 1)) {
    const into = stream.needVariable()
    stream.next()
    return { into, value: parseExpression(parser) }
  }
  const value = parseExpression(parser)
  if (stream.takeWord('AS'))
    return { value, name: stream.peek().kind === 'text' ? stream.next().text : stream.needName() }
  if (stream.isName() && !startsStatement(stream)) return { value, name: stream.needName() }
  return value.is === 'column' ? { value, name: value.path.at(-1) ?? '' } : { value }
}

/** After an item without AS, a word may be a name of it or the start of the next statement. */
function startsStatement(stream: TokenStream): boolean {
  return ['THROW', 'PRINT', 'RAISERROR', 'SAVE'].some((word) => stream.isWord(word))
}

function parseOrder(parser: Parser): Query['orderBy'][number] {
  const value = parseSum(parser)
  const descending = parser.stream.takeWord('DESC')
  if (!descending) parser.stream.takeWord('ASC')
  return { value, descending }
}

export function parseFrom(parser: Parser): Source {
  let left = joined(parser)
  while (parser.stream.takeSign(',')) left = { is: 'join', kind: 'CROSS', left, right: joined(parser) }
  return left
}

function joined(parser: Parser): Source {
  const { stream } = parser
  let left = parseSource(parser)
  for (let kind = joinKind(stream); kind; kind = joinKind(stream)) {
    const right = parseSource(parser)
    if (kind === 'CROSS') {
      left = { is: 'join', kind, left, right }
      continue
    }
    stream.needWord('ON')
    left = { is: 'join', kind, left, right, on: parseExpression(parser) }
  }
  return left
}

function joinKind(stream: TokenStream): 'INNER' | 'LEFT' | 'RIGHT' | 'FULL' | 'CROSS' | undefined {
  if (stream.takeWord('JOIN') || stream.takeWord('INNER', 'JOIN')) return 'INNER'
  if (stream.takeWord('CROSS', 'JOIN')) return 'CROSS'
  return (['LEFT', 'RIGHT', 'FULL'] as const).find(
    (side) => stream.takeWord(side, 'JOIN') || stream.takeWord(side, 'OUTER', 'JOIN'),
  )
}

function parseSource(parser: Parser): Source {
  const { stream } = parser
  if (stream.takeSign('(')) {
    if (stream.isWord('SELECT')) {
      const query = parser.query()
      stream.needSign(')')
      stream.takeWord('AS')
      return { is: 'derived', query, name: stream.needName() }
    }
    const inside = joined(parser)
    stream.needSign(')')
    return inside
  }
  const path = stream.needPath()
  const name = stream.takeWord('AS') || stream.isName() ? stream.needName() : (path.at(-1) ?? '')
  return { is: 'table', path, name, hints: parseHints(stream) }
}

const HINTS = new Set(
  'UPDLOCK HOLDLOCK NOLOCK ROWLOCK PAGLOCK TABLOCK TABLOCKX XLOCK READCOMMITTED REPEATABLEREAD SERIALIZABLE'.split(' '),
)

export function parseHints(stream: TokenStream): readonly string[] {
  if (!stream.isWord('WITH') || !stream.isSign('(', 1)) return []
  stream.next()
  stream.next()
  const hints = stream.list(() => stream.next().text.toUpperCase())
  const unknown = hints.find((hint) => !HINTS.has(hint))
  if (unknown !== undefined) throw SQL_ERROR.near(unknown)
  stream.needSign(')')
  return hints
}
