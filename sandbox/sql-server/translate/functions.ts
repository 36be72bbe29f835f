// The functions of Transact-SQL that a coupling uses. Any other is refused with error 195.

import { SQL_ERROR } from '../sql-error.ts'
import { familyOf, type SqlType, wider } from '../sql-type.ts'
import { castTo } from './casts.ts'
import type { Fragment } from './fragment.ts'

type Make = (given: readonly Fragment[]) => Fragment

const INT: SqlType = { name: 'int' }
const DATETIME: SqlType = { name: 'datetime' }
const LONG: SqlType = { name: 'nvarchar', size: 4000 }

const text =
  (write: (...sql: readonly string[]) => string): Make =>
  (given) => {
    const [first, ...rest] = given.map((each) =>
      each.type && familyOf(each.type) === 'number' ? each : castTo(each, LONG),
    )
    const type = first?.type && familyOf(first.type) === 'text' ? first.type : LONG
    const texts = [first ? castTo(first, type) : undefined, ...rest].map((each) => `(${each?.sql ?? 'NULL'})::text`)
    return { sql: `${write(...texts)}::citext`, type, nullable: true }
  }

const whole =
  (write: (...sql: readonly string[]) => string): Make =>
  (given) => ({ sql: `${write(...given.map(({ sql }) => `(${sql})`))}::int4`, type: INT, nullable: true })

/** A part of a day; a text is read as one. */
const partOf =
  (part: string): Make =>
  ([value]) => {
    const day = castTo(value ?? { sql: 'NULL', nullable: true }, { name: 'datetime2', scale: 3 })
    return { sql: `date_part('${part}', ${day.sql})::int4`, type: INT, nullable: true }
  }

const absolute: Make = ([value]) => {
  const type = value?.type ?? INT
  if (familyOf(type) !== 'number') throw SQL_ERROR.invalidOperand(type.name, 'abs')
  return { sql: `abs(${value?.sql ?? ''})`, type, nullable: true }
}

const aggregate =
  (name: string): Make =>
  ([value]) => ({ sql: `${name}(${value?.sql ?? ''})`, type: value?.type ?? INT, nullable: true })

/** Of money and whole numbers the sum has the same type. Source: Microsoft, "SUM (Transact-SQL)". */
const sum: Make = ([value]) => {
  const type = value?.type ?? INT
  if (familyOf(type) !== 'number' || type.name === 'bit') throw SQL_ERROR.invalidOperand(type.name, 'sum')
  const wide: SqlType = type.name === 'decimal' ? { ...type, precision: 38 } : summed(type)
  return castTo({ sql: `sum(${value?.sql ?? ''})`, type: { ...wide }, nullable: true }, wide)
}

const average: Make = ([value]) => {
  const type = value?.type ?? INT
  if (familyOf(type) !== 'number' || type.name === 'bit') throw SQL_ERROR.invalidOperand(type.name, 'avg')
  const isWhole = ['int', 'smallint', 'tinyint', 'bigint'].includes(type.name)
  const sql = `avg(${value?.sql ?? ''})`
  return castTo(
    { sql: isWhole ? `trunc(${sql})` : sql, type: { name: 'decimal', precision: 38, scale: 6 }, nullable: true },
    summed(type),
  )
}

function summed(type: SqlType): SqlType {
  if (type.name === 'smallint' || type.name === 'tinyint') return INT
  return type.name === 'smallmoney' ? { name: 'money' } : type
}

/** Name to the least and the most of its arguments, and how it is written. */
const FUNCTIONS: Readonly<Record<string, readonly [least: number, most: number, make: Make]>> = {
  SUM: [1, 1, (given) => exactSum(sum(given), given)],
  AVG: [1, 1, average],
  MIN: [1, 1, aggregate('min')],
  MAX: [1, 1, aggregate('max')],
  ISNULL: [2, 2, ([value, other]) => isNull(value, other)],
  COALESCE: [2, 20, (given) => coalesce(given)],
  NULLIF: [
    2,
    2,
    ([one, other]) => ({ ...typed(one), sql: `nullif(${one?.sql ?? ''}, ${other?.sql ?? ''})`, nullable: true }),
  ],
  ABS: [1, 1, absolute],
  LEN: [1, 1, whole((value = '') => `letters(rtrim(${value}::text, ' '))`)],
  LOWER: [1, 1, text((value = '') => `lower(${value})`)],
  UPPER: [1, 1, text((value = '') => `upper(${value})`)],
  LTRIM: [1, 1, text((value = '') => `ltrim(${value}, ' ')`)],
  RTRIM: [1, 1, text((value = '') => `rtrim(${value}, ' ')`)],
  TRIM: [1, 1, text((value = '') => `btrim(${value}, ' ')`)],
  LEFT: [2, 2, text((value = '', count = '') => `left(${value}, ${count}::int4)`)],
  RIGHT: [2, 2, text((value = '', count = '') => `right(${value}, ${count}::int4)`)],
  SUBSTRING: [3, 3, text((value = '', from = '', count = '') => `substr(${value}, ${from}::int4, ${count}::int4)`)],
  REPLACE: [3, 3, text((value = '', from = '', to = '') => `replace(${value}, ${from}, ${to})`)],
  YEAR: [1, 1, partOf('year')],
  MONTH: [1, 1, partOf('month')],
  DAY: [1, 1, partOf('day')],
  GETDATE: [0, 0, () => ({ sql: 'ticked(localtimestamp)::timestamp(3)', type: DATETIME, nullable: false })],
  SYSDATETIME: [0, 0, () => ({ sql: 'localtimestamp', type: { name: 'datetime2', scale: 7 }, nullable: false })],
  NEWID: [0, 0, () => ({ sql: 'gen_random_uuid()', type: { name: 'uniqueidentifier' }, nullable: false })],
  OBJECTPROPERTY: [2, 2, ([id, property]) => objectProperty(id, property)],
  OBJECT_NAME: [1, 1, nameOfId('sys.objects', 'object_id')],
  SCHEMA_NAME: [1, 1, nameOfId('sys.schemas', 'schema_id')],
  TYPE_NAME: [1, 1, nameOfId('sys.types', 'user_type_id')],
}

/** @throws SqlServerError 195 or 174 */
export function callFunction(name: string, given: readonly Fragment[]): Fragment {
  const [least, most, make] = FUNCTIONS[name] ?? []
  if (!make || least === undefined || most === undefined) throw SQL_ERROR.unknownFunction(name)
  if (given.length < least || given.length > most) throw SQL_ERROR.argumentCount(name.toLowerCase(), String(least))
  return make(given)
}

export const AGGREGATES = new Set(['SUM', 'AVG', 'MIN', 'MAX', 'COUNT', 'COUNT_BIG'])

/** A sum of 16 or 32 bits that is too large is an overflow, not a wider number. */
function exactSum(value: Fragment, [given]: readonly Fragment[]): Fragment {
  const target = value.type?.name === 'int' ? 'int4' : value.type?.name === 'bigint' ? 'int8' : undefined
  return target === undefined ? value : { ...value, sql: `sum(${given?.sql ?? ''})::${target}` }
}

function isNull(value: Fragment | undefined, other: Fragment | undefined): Fragment {
  if (!value || !other) throw SQL_ERROR.argumentCount('isnull', '2')
  const type = value.type ?? other.type
  if (!type) return value
  return { sql: `coalesce(${castTo(value, type).sql}, ${castTo(other, type).sql})`, type, nullable: other.nullable }
}

function coalesce(given: readonly Fragment[]): Fragment {
  const types = given.map(({ type }) => type).filter((type) => type !== undefined)
  const [first, ...rest] = types
  if (!first) throw SQL_ERROR.near('COALESCE')
  const type = rest.reduce(wider, first)
  const all = given.map((each) => castTo(each, type).sql)
  return { sql: `coalesce(${all.join(', ')})`, type, nullable: given.every(({ nullable }) => nullable) }
}

/** Of what is no table the answer is NULL. */
function objectProperty(id: Fragment | undefined, property: Fragment | undefined): Fragment {
  const asked = (property?.constant ?? '').toLowerCase()
  const events = ['tablehasinserttrigger', 'tablehasupdatetrigger', 'tablehasdeletetrigger']
  if (!events.includes(asked)) throw SQL_ERROR.near(property?.constant ?? 'OBJECTPROPERTY')
  // The triggers of a description stand for inserts and updates.
  const has = asked === events[2] ? '0' : `(SELECT least(1, count(*)) FROM sys.triggers WHERE parent_id = o.object_id)`
  const sql = `(SELECT (${has})::int4 FROM sys.objects AS o WHERE o.object_id = ${id?.sql ?? ''} AND o.type = 'U ')`
  return { sql, type: INT, nullable: true }
}

function nameOfId(view: string, key: string): Make {
  return ([id]) => ({
    sql: `(SELECT name FROM ${view} WHERE ${key} = ${id?.sql ?? ''} LIMIT 1)`,
    type: { name: 'nvarchar', size: 128 },
    nullable: true,
  })
}

const typed = (value: Fragment | undefined): Fragment => value ?? { sql: 'NULL', nullable: true }
