// One table per model says how each property is read, for answers and for filters alike.

import type { z } from 'zod'

/** A `list` and a `uri` cannot be filtered. */
export type PropertyKind =
  'guid' | 'text' | 'dateTime' | 'decimal' | 'integer' | 'boolean' | 'reference' | 'list' | 'uri'

export interface Reference {
  readonly id: string
  readonly uri: string
}

export interface Property<Row> {
  readonly kind: PropertyKind
  readonly read: (row: Row) => unknown
}

export interface Model<Row> {
  /** The name that SnelStart gives in its OData errors. */
  readonly type: string
  /** What every answer must fit. */
  readonly schema: z.ZodType
  /** By JSON name; a filter names it with its first letter as a capital. */
  readonly properties: Readonly<Record<string, Property<Row>>>
}

export function answerOf<Row>(model: Model<Row>, row: Row): Record<string, unknown> {
  const answer: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(model.properties)) answer[name] = property.read(row) ?? null
  return answer
}

type Read<Row, Value> = (row: Row) => Value | undefined

export const guidOf = <Row>(read: Read<Row, string>): Property<Row> => ({ kind: 'guid', read })
export const textOf = <Row>(read: Read<Row, string>): Property<Row> => ({ kind: 'text', read })
export const timeOf = <Row>(read: Read<Row, string>): Property<Row> => ({ kind: 'dateTime', read })
export const wholeOf = <Row>(read: Read<Row, number>): Property<Row> => ({ kind: 'integer', read })
export const flagOf = <Row>(read: Read<Row, boolean>): Property<Row> => ({ kind: 'boolean', read })
export const listOf = <Row>(read: Read<Row, readonly unknown[]>): Property<Row> => ({ kind: 'list', read })
export const linkOf = <Row>(read: Read<Row, string>): Property<Row> => ({ kind: 'uri', read })

/** Read in cents, answered and filtered in euros. */
export const eurosOfCents = <Row>(read: (row: Row) => number): Property<Row> => ({
  kind: 'decimal',
  read: (row) => read(row) / 100,
})

export const referenceTo = <Row>(collection: string, read: Read<Row, string>): Property<Row> => ({
  kind: 'reference',
  read(row) {
    const id = read(row)
    return id === undefined ? undefined : reference(collection, id)
  },
})

export const reference = (collection: string, id: string): Reference => ({ id, uri: `/${collection}/${id}` })

/** `id` and `uri`, as every model has them. */
export const identityIn = <Row extends { readonly id: string }>(collection: string) => ({
  id: guidOf<Row>((row) => row.id),
  uri: linkOf<Row>((row) => `/${collection}/${row.id}`),
})
