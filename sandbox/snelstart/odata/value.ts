// The values inside a filter: what type they have and how they are read from a row.

import type { Model, PropertyKind, Reference } from '../models/model.ts'
import { BadQuery } from './bad-query.ts'
import type { LiteralType, LiteralValue } from './lexer.ts'
import type { Expression } from './parser.ts'

export type ValueType = LiteralType | 'reference'

export interface Value<Row> {
  readonly type: ValueType
  readonly read: (row: Row) => LiteralValue
}

const TYPES: Readonly<Record<Exclude<PropertyKind, 'list' | 'uri'>, ValueType>> = {
  guid: 'guid',
  text: 'text',
  dateTime: 'dateTime',
  decimal: 'number',
  integer: 'number',
  boolean: 'boolean',
  reference: 'reference',
}

const EDM_NAMES: Readonly<Record<ValueType, string>> = {
  guid: 'Edm.Guid',
  text: 'Edm.String',
  dateTime: 'Edm.DateTime',
  number: 'Edm.Decimal',
  boolean: 'Edm.Boolean',
  null: '<null>',
  reference: 'Edm.EntityType',
}

export const edmName = (type: ValueType): string => EDM_NAMES[type]

export function valueOf<Row>(model: Model<Row>, expression: Expression): Value<Row> {
  if (expression.is === 'literal') return { type: expression.type, read: () => expression.value }
  if (expression.is === 'path') return pathValue(model, expression.names)
  if (expression.is === 'call') return callValue(model, expression.name, expression.parts)
  throw new BadQuery('A logical expression cannot be compared.')
}

function pathValue<Row>(model: Model<Row>, names: readonly string[]): Value<Row> {
  const [first = '', second, ...more] = names
  const { kind, read } = propertyNamed(model, first)
  if (kind === 'list' || kind === 'uri') throw new BadQuery(`The property '${first}' cannot be used in a filter.`)
  if (second === undefined) return { type: TYPES[kind], read: (row) => comparable(read(row)) }
  if (kind !== 'reference' || second !== 'Id' || more.length > 0) {
    throw new BadQuery(`Could not find a property named '${second}' on the type of '${first}'.`)
  }
  return { type: 'guid', read: (row) => (read(row) as Reference | undefined)?.id ?? null }
}

/** Case matters: the JSON name with its first letter as a capital, nothing else. */
export function propertyNamed<Row>(model: Model<Row>, name: string) {
  const property = /^[A-Z]/.test(name) ? model.properties[name.charAt(0).toLowerCase() + name.slice(1)] : undefined
  if (property) return property
  throw new BadQuery(`Could not find a property named '${name}' on type '${model.type}'.`)
}

function comparable(held: unknown): LiteralValue {
  if (held === undefined || held === null) return null
  return typeof held === 'object' ? true : (held as LiteralValue) // a reference that is there is only ever compared with null
}

type TextFunction = (text: string, other: string) => LiteralValue

const TEXT_FUNCTIONS: Readonly<Record<string, { type: ValueType; parts: 1 | 2; work: TextFunction }>> = {
  substringof: { type: 'boolean', parts: 2, work: (part, whole) => whole.includes(part) },
  startswith: { type: 'boolean', parts: 2, work: (whole, part) => whole.startsWith(part) },
  endswith: { type: 'boolean', parts: 2, work: (whole, part) => whole.endsWith(part) },
  tolower: { type: 'text', parts: 1, work: (text) => text.toLowerCase() },
  toupper: { type: 'text', parts: 1, work: (text) => text.toUpperCase() },
  length: { type: 'number', parts: 1, work: (text) => text.length },
}

/** Where each part stands in `2026-11-24T10:11:12`. */
const TIME_FUNCTIONS: Readonly<Record<string, readonly [number, number]>> = {
  year: [0, 4],
  month: [5, 7],
  day: [8, 10],
}

function callValue<Row>(model: Model<Row>, name: string, parts: readonly Expression[]): Value<Row> {
  const values = parts.map((part) => valueOf(model, part))
  const [first, second] = values
  const onText = TEXT_FUNCTIONS[name]
  if (onText && first && values.length === onText.parts && values.every(({ type }) => type === 'text')) {
    const { type, work } = onText
    return { type, read: (row) => work(String(first.read(row) ?? ''), String(second?.read(row) ?? '')) }
  }
  const place = TIME_FUNCTIONS[name]
  if (place && first?.type === 'dateTime' && values.length === 1) {
    return { type: 'number', read: (row) => Number(String(first.read(row)).slice(...place)) }
  }
  throw new BadQuery(`An unknown function with name '${name}' was found, or its arguments do not fit.`)
}
