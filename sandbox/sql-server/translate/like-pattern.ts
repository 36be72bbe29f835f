// LIKE with %, _, [a-z] and ESCAPE, as a regular expression. Source: Microsoft, "LIKE (Transact-SQL)".

import { SQL_ERROR } from '../sql-error.ts'
import { storable } from '../strange-text.ts'
import type { Fragment } from './fragment.ts'

export function likePattern(
  value: Fragment,
  pattern: Fragment,
  { escape, not }: { readonly escape?: Fragment; readonly not: boolean },
): Fragment {
  // A pattern from a column would have to be read for each row.
  if (pattern.constant === undefined) throw SQL_ERROR.near('LIKE')
  if (pattern.constant === null) return { sql: '(NULL::boolean)', nullable: true, condition: true }
  const expression = storable(regularExpression(pattern.constant, escape?.constant ?? undefined)).replaceAll("'", "''")
  return { sql: `((${value.sql})::text ${not ? '!~*' : '~*'} '${expression}')`, nullable: true, condition: true }
}

function regularExpression(pattern: string, escape: string | undefined): string {
  let written = ''
  const letters = Array.from(pattern)
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? ''
    if (letter === escape) written += escaped(letters[++at] ?? '')
    else if (letter === '%') written += '.*'
    else if (letter === '_') written += '.'
    else if (letter === '[') {
      const end = letters.indexOf(']', at)
      if (end < 0) return 'a^'
      written += set(letters.slice(at + 1, end).join(''))
      at = end
    } else written += escaped(letter)
  }
  return `(?s)^${written}\\s*$`
}

const escaped = (letter: string): string => letter.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')
const set = (inside: string): string => `[${inside.replace(/[\\[\]]/g, '\\$&')}]`
