// A statement of Jet SQL as PostgreSQL's, for the part that is known; anything else is refused as Jet would.

import { JET } from '../jet-errors.ts'
import { quoted } from '../postgres-tables.ts'
import { storable } from '../strange-text.ts'
import { checkNames, isName, type Tables } from './names.ts'
import { checkRules } from './rules.ts'
import { type Token, tokensOf } from './tokens.ts'
import { FUNCTIONS, KEYWORDS } from './vocabulary.ts'

export interface Translated {
  readonly text: string
  /** What the statement calls its columns, by their small letters. */
  readonly written: ReadonlyMap<string, string>
  /** The table that an INSERT adds to. */
  readonly inserts?: string
  readonly asksIdentity: boolean
}

/** Instead of the type of a parameter without a value, which fits any column. It is not bound. */
export const NOTHING = 0

/** Of ADO parameters, by ADO type. */
export function castOf(adoType: number): string {
  const casts: Readonly<Record<number, string>> = {
    3: 'int4',
    5: 'float8',
    6: 'numeric(19,4)',
    7: 'timestamp(3)',
    11: 'boolean',
    72: 'uuid',
  }
  return casts[adoType] ?? 'citext'
}

/** @throws JetError */
export function toPostgres(statement: string, parameterTypes: readonly number[], tables: Tables): Translated {
  const tokens = tokensOf(statement)
  const asksIdentity = tokens.some((token) => token.text.toUpperCase() === '@@IDENTITY')
  if (!asksIdentity) {
    checkRules(tokens)
    checkNames(tokens, tables)
  }
  if (tokens.filter((token) => token.kind === 'parameter').length !== parameterTypes.length)
    throw JET.missingParameter()
  const insert = tokens[0]?.text.toUpperCase() === 'INSERT' ? tokens[2]?.text : undefined
  const names = tokens
    .filter((_, at) => isName(tokens, at))
    .map((token) => [token.text.toLowerCase(), token.text] as const)
  return {
    text: writtenOut(tokens, parameterTypes),
    written: new Map(names),
    asksIdentity,
    ...(insert === undefined ? {} : { inserts: insert }),
  }
}

interface Open {
  /** What its comma and its closing parenthesis become. */
  readonly commas: string[]
  readonly close: string
}

function writtenOut(tokens: readonly Token[], types: readonly number[]): string {
  const pieces: string[] = []
  const opened: Open[] = []
  const tops: { depth: number; count: string; ordered: boolean }[] = []
  let parameters = 0
  let bound = 0
  const parameter = (type: number): string => (type === NOTHING ? 'NULL' : `$${++bound}::text::${castOf(type)}`)
  const endTop = (depth: number): void => {
    const top = tops.at(-1)
    if (top?.depth !== depth) return
    tops.pop()
    // TOP gives what ties with the last row as well, by the order that was asked for.
    pieces.push(`FETCH FIRST ${top.count} ROWS ${top.ordered ? 'WITH TIES' : 'ONLY'}`)
  }
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) break
    const word = token.kind === 'word' ? token.text.toUpperCase() : ''
    const calls = tokens[at + 1]?.kind === 'sign' && tokens[at + 1]?.text === '('
    const around = word === 'IIF' ? (['(CASE WHEN ', ' END)'] as const) : calls ? FUNCTIONS[word] : undefined
    if (around && !isName(tokens, at)) {
      pieces.push(around[0])
      opened.push({ commas: word === 'IIF' ? [' THEN ', ' ELSE '] : [], close: around[1] })
      at++
    } else if (word === 'TOP') {
      tops.push({ depth: token.depth, count: tokens[at + 1]?.text ?? '0', ordered: false })
      at++
    } else if (word === 'DELETE' && tokens[at + 1]?.text === '*') {
      pieces.push('DELETE')
      at++
    } else if (token.kind === 'sign' && token.text === '(') {
      pieces.push('(')
      opened.push({ commas: [], close: ')' })
    } else if (token.kind === 'sign' && token.text === ')') {
      endTop(token.depth + 1)
      pieces.push(opened.pop()?.close ?? ')')
    } else if (token.kind === 'sign' && token.text === ',') {
      pieces.push(opened.at(-1)?.commas.shift() ?? ',')
    } else {
      const top = tops.at(-1)
      if (word === 'ORDER' && top?.depth === token.depth) top.ordered = true
      pieces.push(token.kind === 'parameter' ? parameter(types[parameters++] ?? 0) : plain(tokens, at, word))
    }
  }
  endTop(0)
  return pieces.join(' ')
}

function plain(tokens: readonly Token[], at: number, word: string): string {
  const token = tokens[at]
  if (!token) return ''
  if (isName(tokens, at)) return quoted(token.text)
  switch (token.kind) {
    case 'text':
      return `'${storable(token.text.replaceAll("''", "'")).replaceAll("'", "''")}'::citext`
    case 'date':
      return `'${token.text}'::timestamp`
    case 'sign':
      return token.text === '&' ? '||' : token.text
    case 'word':
      if (!KEYWORDS.has(word) && word !== '@@IDENTITY') throw JET.syntax(token.text)
      return word
    case 'name':
    case 'number':
    case 'parameter':
      return token.text
  }
}
