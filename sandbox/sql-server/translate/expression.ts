// Expressions and conditions in PostgreSQL.

import { SQL_ERROR } from '../sql-error.ts'
import { familyOf, type SqlType, wider } from '../sql-type.ts'
import { storable } from '../strange-text.ts'
import { fromWindows1252, inWindows1252 } from '../tds/windows-1252.ts'
import type { Expression, When } from '../t-sql/syntax.ts'
import { castTo, isMoney, numberType } from './casts.ts'
import type { Context } from './context.ts'
import type { Fragment } from './fragment.ts'
import { callFunction } from './functions.ts'
import { likePattern } from './like-pattern.ts'
import { resolve, type Scope } from './scope.ts'

/** @throws SqlServerError */
export function valueOf(context: Context, scope: Scope | undefined, expression: Expression): Fragment {
  const fragment = written(context, scope, expression)
  if (fragment.condition) throw SQL_ERROR.near(expression.is === 'operation' ? expression.sign : expression.is)
  return fragment
}

/** @throws SqlServerError 4145 for a value */
export function conditionOf(context: Context, scope: Scope | undefined, expression: Expression): string {
  const fragment = written(context, scope, expression)
  if (!fragment.condition) throw SQL_ERROR.notACondition(expression.is)
  return fragment.sql
}

function written(context: Context, scope: Scope | undefined, expression: Expression): Fragment {
  const value = (each: Expression): Fragment => valueOf(context, scope, each)
  const condition = (each: Expression): string => conditionOf(context, scope, each)
  switch (expression.is) {
    case 'column':
      return resolve(scope, expression.path)
    case 'variable':
      return context.variable(expression.name)
    case 'literal':
      return literal(expression.kind, expression.text)
    case 'star':
      throw SQL_ERROR.near('*')
    case 'call':
      return call(context, scope, expression)
    case 'cast':
      return castTo(value(expression.value), expression.to, expression.style)
    case 'case':
      return caseOf(expression.when, expression.otherwise, value, condition)
    case 'minus': {
      const { constant: _constant, ...number } = value(expression.value)
      if (number.type && familyOf(number.type) !== 'number') throw SQL_ERROR.typeClash(number.type.name, 'minus')
      return { ...number, sql: `(-${number.sql})` }
    }
    case 'operation':
      return ['AND', 'OR'].includes(expression.sign)
        ? truth(`(${condition(expression.left)} ${expression.sign} ${condition(expression.right)})`)
        : operation(expression.sign, value(expression.left), value(expression.right))
    case 'not':
      return truth(`(NOT ${condition(expression.value)})`)
    case 'null-test':
      return truth(`(${value(expression.value).sql} IS ${expression.not ? 'NOT ' : ''}NULL)`)
    case 'in':
      return within(context, scope, expression)
    case 'like':
      return likePattern(value(expression.value), value(expression.pattern), {
        ...(expression.escape ? { escape: value(expression.escape) } : {}),
        not: expression.not,
      })
    case 'between': {
      const [low, high] = [expression.low, expression.high].map(value)
      const tested = value(expression.value)
      if (!low || !high) throw SQL_ERROR.near('BETWEEN')
      const both = `(${operation('>=', tested, low).sql} AND ${operation('<=', tested, high).sql})`
      return truth(expression.not ? `(NOT ${both})` : both)
    }
    case 'exists':
      return truth(`(EXISTS (${context.subquery(expression.query, scope).sql}))`)
    case 'query':
      return single(context.subquery(expression.query, scope))
  }
}

const truth = (sql: string): Fragment => ({ sql, nullable: true, condition: true })

function single({ sql, columns }: ReturnType<Context['subquery']>): Fragment {
  const [column] = columns
  if (!column || columns.length > 1) throw SQL_ERROR.near('SELECT')
  return { sql: `(${sql})`, nullable: true, ...(column.type ? { type: column.type } : {}) }
}

function literal(kind: string, text: string): Fragment {
  switch (kind) {
    case 'null':
      return { sql: 'NULL', nullable: true, constant: null }
    case 'number':
      return { sql: text, type: numberType(text), nullable: false, constant: text }
    case 'bytes':
      return { sql: `'\\x${text}'::bytea`, type: { name: 'varbinary', size: text.length / 2 }, nullable: false }
    default: {
      const kept = kind === 'text' ? inCodePage(text) : text
      const sql = `'${storable(kept).replaceAll("'", "''")}'::citext`
      const size = Math.max(1, kept.length)
      const type: SqlType = { name: kind === 'text' ? 'varchar' : 'nvarchar', size: size > 4000 ? 'max' : size }
      return { sql, type, nullable: false, constant: kept }
    }
  }
}

/** Without N before it, a text keeps only the letters of its code page; each other becomes a question mark. */
const inCodePage = (text: string): string => fromWindows1252(inWindows1252(text))

function call(context: Context, scope: Scope | undefined, expression: Expression & { is: 'call' }): Fragment {
  const { name, distinct } = expression
  if (name === 'COUNT' || name === 'COUNT_BIG') {
    const [argument] = expression.arguments
    if (!argument) throw SQL_ERROR.argumentCount('count', '1')
    const counted = argument.is === 'star' ? '*' : valueOf(context, scope, argument).sql
    const [type, target] = name === 'COUNT' ? (['int', 'int4'] as const) : (['bigint', 'int8'] as const)
    return { sql: `count(${distinct ? 'DISTINCT ' : ''}${counted})::${target}`, type: { name: type }, nullable: false }
  }
  const given = expression.arguments.map((each) => valueOf(context, scope, each))
  const known = context.surroundings.session(
    name,
    given.map(({ constant }) => constant ?? null),
  )
  if (known) return context.parameter(known)
  if (distinct) throw SQL_ERROR.near('DISTINCT')
  return callFunction(name, given)
}

function caseOf(
  when: readonly When[],
  otherwise: Expression | undefined,
  value: (each: Expression) => Fragment,
  condition: (each: Expression) => string,
): Fragment {
  const branches = when.map((each) => ({ if: condition(each.condition), then: value(each.value) }))
  const rest = otherwise ? value(otherwise) : undefined
  const all = [...branches.map((branch) => branch.then), ...(rest ? [rest] : [])]
  const [first, ...others] = all.map(({ type }) => type).filter((type) => type !== undefined)
  // SQL Server error 8133: at least one must not be NULL alone.
  if (!first) throw SQL_ERROR.near('NULL')
  const type = others.reduce(wider, first)
  const cases = branches.map((branch) => `WHEN ${branch.if} THEN ${castTo(branch.then, type).sql}`)
  const last = rest ? ` ELSE ${castTo(rest, type).sql}` : ''
  return { sql: `(CASE ${cases.join(' ')}${last} END)`, type, nullable: true }
}

const COMPARISONS = ['=', '<>', '<', '>', '<=', '>=']

export function operation(sign: string, left: Fragment, right: Fragment): Fragment {
  if (COMPARISONS.includes(sign)) {
    const [one, other] = alike(left, right)
    return truth(`(${one} ${sign} ${other})`)
  }
  const type = left.type && right.type ? wider(left.type, right.type) : (left.type ?? right.type)
  if (!type) throw SQL_ERROR.near('NULL')
  const [one, other] = [castTo(left, type).sql, castTo(right, type).sql]
  const nullable = left.nullable || right.nullable
  if (familyOf(type) === 'text' && sign === '+') return { sql: `(${one} || ${other})::citext`, type, nullable }
  const isFloat = type.name === 'float' || type.name === 'real'
  if (familyOf(type) !== 'number' || (isFloat && sign === '%')) throw SQL_ERROR.invalidOperand(type.name, sign)
  // How SQL Server rounds a product or a quotient of amounts is not imitated here.
  if (isMoney(type) && sign !== '+' && sign !== '-') throw SQL_ERROR.near(sign)
  return { sql: `(${one} ${sign} ${other})`, type, nullable }
}

/** Both sides in one type; text without its blanks at the end, as an index on it has it. */
function alike(left: Fragment, right: Fragment): readonly [string, string] {
  const [one, other] = [left.type, right.type]
  if (!one || !other) return [left.sql, right.sql]
  if (familyOf(one) === 'text' && familyOf(other) === 'text') return [trimmed(left), trimmed(right)]
  if (familyOf(one) === familyOf(other)) return [left.sql, right.sql]
  const type = wider(one, other)
  return [castTo(left, type).sql, castTo(right, type).sql]
}

const trimmed = ({ sql }: Fragment): string => `(rtrim((${sql})::text)::citext)`

function within(context: Context, scope: Scope | undefined, expression: Expression & { is: 'in' }): Fragment {
  const tested = valueOf(context, scope, expression.value)
  const not = expression.not ? 'NOT ' : ''
  if ('items' in expression.list) {
    const inside = context.subquery(expression.list, scope)
    const [column] = inside.columns
    const isText = column?.type && familyOf(column.type) === 'text'
    return truth(`(${isText ? tested.sql : alike(tested, tested)[0]} ${not}IN (${inside.sql}))`)
  }
  const list = expression.list.map((each) => alike(tested, valueOf(context, scope, each)))
  const sides = new Set(list.map(([side]) => side))
  // One side for all keeps the list one search of an index.
  if (sides.size === 1) return truth(`(${list[0]?.[0] ?? ''} ${not}IN (${list.map(([, other]) => other).join(', ')}))`)
  const tests = list.map(([one, other]) => `${one} = ${other}`).join(' OR ')
  return truth(`(${not}(${tests}))`)
}
