// A statement of a plan: as `sql` writes it, with values that an earlier step remembered as well.

import type { PlanStatement, PlanValue } from '../engine.ts'
import type { Name } from '../statement.ts'

export function planned(
  texts: TemplateStringsArray,
  ...pieces: readonly (PlanValue | Name | PlanStatement)[]
): PlanStatement {
  const parts = [texts[0] ?? '']
  const values: PlanValue[] = []
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

export function listed(statements: readonly PlanStatement[], separator: ', ' | ' AND '): PlanStatement {
  const [first = planned``, ...rest] = statements
  const between: PlanStatement = { parts: [separator], values: [] }
  return rest.reduce((all, next) => planned`${all}${between}${next}`, first)
}
