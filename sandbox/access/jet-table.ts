// Tables of the stand-in for an Access database, in the words of Access' own table design.

export type JetType =
  | 'counter'
  | 'long'
  | 'integer'
  | 'byte'
  | 'currency'
  | 'double'
  | 'datetime'
  | 'yesno'
  | 'guid'
  | 'memo'
  | 'ole'
  | `text(${number})`
  | `decimal(${number},${number})`

export interface JetColumn {
  readonly name: string
  readonly type: JetType
  readonly required?: boolean
  /** PostgreSQL's expression of it. */
  readonly default?: string
}

export interface JetTable {
  readonly name: string
  readonly columns: readonly JetColumn[]
  readonly primaryKey?: readonly string[]
  readonly unique?: readonly (readonly string[])[]
  readonly foreignKeys?: readonly {
    readonly name: string
    readonly column: string
    readonly to: string
    readonly toColumn: string
  }[]
}

/** ADO's DataTypeEnum. */
export const ADO = {
  smallInt: 2,
  integer: 3,
  double: 5,
  currency: 6,
  date: 7,
  boolean: 11,
  byte: 17,
  guid: 72,
  numeric: 131,
  text: 202,
  memo: 203,
  bytes: 205,
} as const

export function adoTypeOf(type: JetType): number {
  if (type.startsWith('text')) return ADO.text
  if (type.startsWith('decimal')) return ADO.numeric
  const types: Readonly<Record<string, number>> = {
    counter: ADO.integer,
    long: ADO.integer,
    integer: ADO.smallInt,
    byte: ADO.byte,
    currency: ADO.currency,
    double: ADO.double,
    datetime: ADO.date,
    yesno: ADO.boolean,
    guid: ADO.guid,
    memo: ADO.memo,
    ole: ADO.bytes,
  }
  return types[type] ?? ADO.text
}

export function sizesOf(type: JetType): readonly number[] {
  return [...type.matchAll(/\d+/g)].map(([digits]) => Number(digits))
}
