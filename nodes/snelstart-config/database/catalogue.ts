// What a database says of its own tables: the ground on which every name is checked before it is used.

export interface Catalogue {
  readonly tables: readonly CatalogueTable[]
}

export interface CatalogueTable {
  /** `dbo` on SQL Server; blank in Access. */
  readonly schema: string
  /** As the database spells it. */
  readonly name: string
  readonly kind: 'table' | 'view'
  readonly columns: readonly CatalogueColumn[]
  readonly primaryKey: readonly string[]
  readonly foreignKeys: readonly { readonly columns: readonly string[]; readonly to: string }[]
  /** Names of triggers; always empty in Access, which has none before 2010. */
  readonly triggers: readonly string[]
}

export interface CatalogueColumn {
  readonly name: string
  /** The database's own word, such as `int`, `money`, `nvarchar(50)`. */
  readonly type: string
  readonly family: ColumnFamily
  readonly nullable: boolean
  readonly hasDefault: boolean
  /** Numbered by the database: IDENTITY, autonumber. */
  readonly counted: boolean
  readonly computed: boolean
}

export const COLUMN_FAMILIES = [
  'integer',
  'money',
  'decimal',
  'float',
  'date',
  'text',
  'boolean',
  'guid',
  'bytes',
  'other',
] as const
export type ColumnFamily = (typeof COLUMN_FAMILIES)[number]
