// A statement of a plan: as `sql` writes it, with values that an earlier step remembered as well.

import type { PlanStatement, PlanValue } from '../engine.ts'
import { type Name, woven } from '../statement.ts'

export function planned(
  texts: TemplateStringsArray,
  ...pieces: readonly (PlanValue | Name | PlanStatement)[]
): PlanStatement {
  return woven(texts, pieces)
}

export function listed(statements: readonly PlanStatement[], separator: ', ' | ' AND '): PlanStatement {
  const [first = planned``, ...rest] = statements
  const between: PlanStatement = { parts: [separator], values: [] }
  return rest.reduce((all, next) => planned`${all}${between}${next}`, first)
}
