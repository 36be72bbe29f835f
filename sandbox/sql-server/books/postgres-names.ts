// How a name of SQL Server is written in PostgreSQL: in small letters, since the usual collation does not tell letters by
// size, and in a schema that PostgreSQL does not use itself.

import type { SqlType } from '../sql-type.ts'

export function quoted(name: string): string {
  return `"${name.toLowerCase().replaceAll('"', '""')}"`
}

export function tableName(table: { readonly schema: string; readonly name: string }): string {
  const schema = table.schema.toLowerCase()
  return `${quoted(schema === 'information_schema' ? 'standard_views' : schema)}.${quoted(table.name)}`
}

export function postgresType(type: SqlType): string {
  switch (type.name) {
    case 'bit':
    case 'tinyint':
    case 'smallint':
      return 'int2'
    case 'int':
      return 'int4'
    case 'bigint':
      return 'int8'
    case 'money':
    case 'smallmoney':
      return 'numeric(19,4)'
    case 'decimal':
      return `numeric(${type.precision},${type.scale})`
    case 'real':
      return 'float4'
    case 'float':
      return 'float8'
    case 'date':
      return 'date'
    case 'time':
      return `time(${Math.min(6, type.scale)})`
    case 'datetime':
      return 'timestamp(3)'
    case 'smalldatetime':
      return 'timestamp(0)'
    case 'datetime2':
      return `timestamp(${Math.min(6, type.scale)})`
    case 'uniqueidentifier':
      return 'uuid'
    case 'varbinary':
    case 'binary':
    case 'timestamp':
      return 'bytea'
    case 'nvarchar':
    case 'varchar':
    case 'nchar':
    case 'char':
      return 'citext'
  }
}
