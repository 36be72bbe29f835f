// Which names of a statement are tables, columns and names of its own. A name that Jet does not know is a parameter to
// it, and one without a value; also an own name (AS) used beside the list that it is made in.

import { JET } from '../jet-errors.ts'
import type { JetTable } from '../jet-table.ts'
import { FUNCTIONS, KEYWORDS } from './vocabulary.ts'
import type { Token } from './tokens.ts'

export type Tables = ReadonlyMap<string, JetTable>

/** @throws JetError */
export function checkNames(tokens: readonly Token[], tables: Tables): void {
  const used = usedTables(tokens, tables)
  const columns = new Set(
    [...used.values()].flatMap((table) => table.columns.map((column) => column.name.toLowerCase())),
  )
  const made = ownNames(tokens)
  tokens.forEach((token, at) => {
    if (isOperand(tokens, at) && isOperand(tokens, at - 1) && !isMadeHere(tokens, at)) throw JET.syntax(token.text)
    if (!isName(tokens, at) || isMadeHere(tokens, at) || isTablePlace(tokens, at)) return
    const name = token.text.toLowerCase()
    const before = tokens[at - 1]
    if (before?.text === '.' && before.kind === 'sign') {
      const table = used.get(tokens[at - 2]?.text.toLowerCase() ?? '')
      if (table && !table.columns.some((column) => column.name.toLowerCase() === name)) throw JET.missingParameter()
      if (table || made.some((own) => own.name === name)) return
    } else if (tokens[at + 1]?.text === '.') {
      if (used.has(name) || made.some((own) => own.name === name)) return
    } else if (columns.has(name) || made.some((own) => own.name === name && own.depth > token.depth)) return
    throw JET.missingParameter()
  })
}

/** A name in brackets, or a word that is neither a keyword nor a function with its arguments. */
export function isName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token?.kind === 'name') return true
  if (token?.kind !== 'word' || token.text.startsWith('@@')) return false
  const word = token.text.toUpperCase()
  if (
    tokens[at + 1]?.text === '(' &&
    tokens[at + 1]?.kind === 'sign' &&
    tokens[at - 1]?.text.toUpperCase() !== 'INTO'
  ) {
    return !(word in FUNCTIONS) && word !== 'IIF' && !KEYWORDS.has(word) && isTablePlace(tokens, at)
  }
  return !KEYWORDS.has(word)
}

function isOperand(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.kind === 'word' && tokens[at - 1]?.text.toUpperCase() === 'TOP') return false
  return isName(tokens, at) || ['text', 'number', 'date', 'parameter'].includes(tokens[at]?.kind ?? '')
}

/** By table name and by the short name that the statement gives it. */
function usedTables(tokens: readonly Token[], tables: Tables): Map<string, JetTable> {
  const used = new Map<string, JetTable>()
  tokens.forEach((token, at) => {
    if (!isName(tokens, at) || !isTablePlace(tokens, at)) return
    const table = tables.get(token.text.toLowerCase())
    if (!table) throw JET.unknownTable(token.text)
    used.set(table.name.toLowerCase(), table)
    const after = tokens[at + 1]?.text.toUpperCase() === 'AS' ? at + 2 : at + 1
    if (isName(tokens, after)) used.set(tokens[after]?.text.toLowerCase() ?? '', table)
  })
  return used
}

function ownNames(tokens: readonly Token[]): readonly { readonly name: string; readonly depth: number }[] {
  return tokens
    .filter((_, at) => isName(tokens, at) && isMadeHere(tokens, at))
    .map((token) => ({ name: token.text.toLowerCase(), depth: token.depth + (isAfterQuery(tokens, token) ? 1 : 0) }))
}

/** After AS, or directly after a table or a query in parentheses. */
function isMadeHere(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (before === undefined || !isName(tokens, at)) return false
  if (before.kind === 'word' && before.text.toUpperCase() === 'AS') return true
  if (before.kind === 'sign') return before.text === ')'
  return isName(tokens, at - 1) && isTablePlace(tokens, at - 1)
}

/** The name of a query in FROM stands beside what it may be used in. */
function isAfterQuery(tokens: readonly Token[], token: Token): boolean {
  const at = tokens.indexOf(token)
  const before = tokens[at - 1]?.text.toUpperCase() === 'AS' ? tokens[at - 2] : tokens[at - 1]
  return before?.text === ')' && tokens[at + 1]?.text !== ',' && isInFrom(tokens, at)
}

function isTablePlace(tokens: readonly Token[], at: number): boolean {
  let before = at - 1
  while (tokens[before]?.text === '(' && tokens[before]?.kind === 'sign') before--
  const word = tokens[before]?.text.toUpperCase() ?? ''
  if (tokens[before]?.kind === 'word' && ['FROM', 'JOIN', 'INTO', 'UPDATE'].includes(word)) return true
  return word === ',' && isInFrom(tokens, at)
}

/** The last clause word of the same depth is FROM. */
function isInFrom(tokens: readonly Token[], at: number): boolean {
  const depth = tokens[at]?.depth ?? 0
  const clauses = ['SELECT', 'FROM', 'WHERE', 'GROUP', 'HAVING', 'ORDER', 'SET', 'VALUES', 'ON']
  for (let each = at - 1; each >= 0; each--) {
    const token = tokens[each]
    if (!token || token.depth < depth) return false
    if (token.depth === depth && token.kind === 'word' && clauses.includes(token.text.toUpperCase())) {
      return token.text.toUpperCase() === 'FROM' || token.text.toUpperCase() === 'ON'
    }
  }
  return false
}
