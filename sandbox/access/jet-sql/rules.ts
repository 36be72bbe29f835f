// What Jet refuses although other databases take it. Source: Microsoft Jet SQL reference (SELECT, INNER JOIN, INSERT INTO).

import { JET } from '../jet-errors.ts'
import type { Token } from './tokens.ts'
import { FUNCTIONS, KEYWORDS, ONE_ARGUMENT } from './vocabulary.ts'

/** @throws JetError */
export function checkRules(tokens: readonly Token[]): void {
  const word = (at: number): string => (tokens[at]?.kind === 'word' ? tokens[at].text.toUpperCase() : '')
  if (!['SELECT', 'INSERT', 'UPDATE', 'DELETE'].includes(word(0))) throw JET.syntax(tokens[0]?.text ?? '')
  tokens.forEach((token, at) => {
    if (token.kind === 'sign' && token.text === ';') throw JET.moreThanOne()
    if (isCall(tokens, at)) checkCall(tokens, at)
    if (word(at) === 'JOIN') checkJoin(tokens, at, word)
    if (word(at) === 'ON') checkOn(tokens, at)
    if (word(at) === 'WHERE' && word(0) === 'SELECT' && !tokens.some((each) => each.text.toUpperCase() === 'FROM')) {
      throw JET.noTableNamed()
    }
    if (word(at) === 'VALUES') checkValues(tokens, at)
    if (token.kind === 'word' && word(at) === 'TOP' && tokens[at + 1]?.kind !== 'number') throw JET.syntax('TOP')
  })
  const where = tokens.findIndex((_, at) => word(at) === 'WHERE')
  const set = tokens.slice(0, where < 0 ? undefined : where)
  if (word(0) === 'UPDATE' && set.some((token) => token.kind === 'word' && token.text.toUpperCase() === 'SELECT')) {
    throw JET.notUpdatable()
  }
}

function isCall(tokens: readonly Token[], at: number): boolean {
  const [token, after, before] = [tokens[at], tokens[at + 1], tokens[at - 1]]
  if (token?.kind !== 'word' || after?.kind !== 'sign' || after.text !== '(') return false
  return !KEYWORDS.has(token.text.toUpperCase()) && !['INTO', 'FROM', 'JOIN'].includes(before?.text.toUpperCase() ?? '')
}

function checkCall(tokens: readonly Token[], at: number): void {
  const name = tokens[at]?.text.toUpperCase() ?? ''
  if (name !== 'IIF' && !(name in FUNCTIONS)) throw JET.undefinedFunction(tokens[at]?.text ?? '')
  const inside = argumentsOf(tokens, at + 1)
  const commas = inside.filter((each) => each.text === ',' && each.depth === (tokens[at]?.depth ?? 0) + 1).length
  if (name === 'IIF' && commas !== 2) throw JET.syntax('IIF')
  if (ONE_ARGUMENT.has(name) && commas !== 0) throw JET.syntax(name)
  if (inside[0]?.text.toUpperCase() === 'DISTINCT') throw JET.syntax('DISTINCT')
}

function argumentsOf(tokens: readonly Token[], open: number): readonly Token[] {
  const depth = tokens[open]?.depth ?? 0
  const end = tokens.findIndex((each, at) => at > open && each.depth === depth && each.text === ')')
  return tokens.slice(open + 1, end)
}

/** INNER, LEFT or RIGHT before it; a second one at the same place needs parentheses around the first. */
function checkJoin(tokens: readonly Token[], at: number, word: (at: number) => string): void {
  const kind = word(at - 1) === 'OUTER' ? word(at - 2) : word(at - 1)
  if (!['INNER', 'LEFT', 'RIGHT'].includes(kind)) throw JET.syntax('JOIN')
  const depth = tokens[at]?.depth ?? 0
  for (let each = at - 1; each >= 0; each--) {
    const other = tokens[each]
    if (!other || other.depth < depth) return
    if (other.depth === depth && word(each) === 'FROM') return
    if (other.depth === depth && word(each) === 'JOIN') throw JET.syntax('JOIN')
  }
}

/** A join compares columns; a value in it is a matter of WHERE. */
function checkOn(tokens: readonly Token[], at: number): void {
  const depth = tokens[at]?.depth ?? 0
  for (const token of tokens.slice(at + 1)) {
    if (token.depth < depth || (token.kind === 'sign' && token.text === ')' && token.depth === depth && depth === 0))
      return
    if (['WHERE', 'GROUP', 'HAVING', 'ORDER', 'INNER', 'LEFT', 'RIGHT', 'UNION'].includes(token.text.toUpperCase()))
      return
    if (['parameter', 'text', 'number', 'date'].includes(token.kind)) throw JET.joinNotSupported()
  }
}

/** One row. */
function checkValues(tokens: readonly Token[], at: number): void {
  const depth = tokens[at]?.depth ?? 0
  if (tokens.slice(at + 1).some((each) => each.text === ',' && each.depth === depth)) throw JET.syntax('VALUES')
}
