// A statement as its fixed parts with a typed value between each two, so that nothing from outside ever becomes SQL text.
//
// Written in the words that SQL Server and Jet share: SELECT TOP 500, [brackets], IIF, joins in parentheses; no CASE,
// COALESCE, lock hints or literals. So there is one set of statements for both.

import type { Cents } from '../../reconcile/domain/cents.ts'

/** Names in it are quoted; what varies is a value. */
export interface Statement {
  /** One more than there are values. */
  readonly parts: readonly string[]
  readonly values: readonly SqlValue[]
}

export type SqlValue =
  | { readonly type: 'text'; readonly text: string }
  /** At most 32 bits, signed. */
  | { readonly type: 'integer'; readonly integer: number }
  | { readonly type: 'money'; readonly cents: Cents }
  /** A decimal number as text, such as "12.3456", for what is neither money nor whole. */
  | { readonly type: 'decimal'; readonly decimal: string }
  /** Wall-clock time without a zone: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS[.mmm]`. */
  | { readonly type: 'date'; readonly date: string }
  | { readonly type: 'boolean'; readonly boolean: boolean }
  | { readonly type: 'guid'; readonly guid: string }
  | { readonly type: 'null' }

/** A table's or column's own name, or `schema.table`; to be quoted where it stands. */
export interface Name {
  readonly quoted: string
}

/** Writes a statement; a value becomes a parameter, a name is quoted, a statement is taken in as it is. */
export function sql(texts: TemplateStringsArray, ...pieces: readonly (SqlValue | Name | Statement)[]): Statement {
  return woven(texts, pieces)
}

interface Woven<Value> {
  readonly parts: readonly string[]
  readonly values: readonly Value[]
}

/** As `sql`, whatever the values are: those of a plan can be remembered from an earlier step. */
export function woven<Value extends { readonly type: string }>(
  texts: readonly string[],
  pieces: readonly (Value | Name | Woven<Value>)[],
): Woven<Value> {
  const parts = [texts[0] ?? '']
  const values: Value[] = []
  const add = (text: string): void => void parts.push((parts.pop() ?? '') + text)
  pieces.forEach((piece, index) => {
    if ('quoted' in piece) add(piece.quoted)
    else if ('parts' in piece) {
      add(piece.parts[0] ?? '')
      parts.push(...piece.parts.slice(1))
      values.push(...piece.values)
    } else {
      parts.push('')
      values.push(piece)
    }
    add(texts[index + 1] ?? '')
  })
  return { parts, values }
}

/** `separator` is SQL of ours, such as ", " or " AND ". */
export function joined(statements: readonly Statement[], separator: string): Statement {
  return statements.reduce<Statement>(
    (all, next, index) => (index === 0 ? next : sql`${all}${written(separator)}${next}`),
    written(''),
  )
}

/** A count that must be in the text: neither engine takes a parameter after TOP. */
export function topOf(count: number): Statement {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not a count of rows: ${count}`)
  return written(`TOP ${count}`)
}

/**
 * Neither engine has a name with a control character, and Jet none with a bracket, dot, exclamation mark or backtick.
 * What is quoted here has also been found in the catalogue.
 *
 * @throws RangeError
 */
export function nameOf(...path: readonly [string, ...string[]]): Name {
  for (const name of path) {
    if (name === '' || name.length > 128 || /[\p{Cc}\p{Cs}[\].!`]/u.test(name)) {
      throw new RangeError(`not the name of a table or column: ${JSON.stringify(name)}`)
    }
  }
  return { quoted: path.map((name) => `[${name}]`).join('.') }
}

function written(text: string): Statement {
  return { parts: [text], values: [] }
}
