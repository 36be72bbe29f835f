// What PostgreSQL found wrong, as SQL Server says it.

import { SQL_ERROR, SqlServerError } from '../sql-error.ts'
import { isSame } from '../translate/scope.ts'
import { foreignKeyName, indexName, primaryKeyName } from './create-tables.ts'
import type { Table } from './table.ts'

interface PostgresError {
  readonly code?: string
  readonly message?: string
  readonly table?: string
  readonly column?: string
  readonly constraint?: string
}

export function sqlErrorOf(error: unknown, tables: readonly Table[], verb: string, database: string): SqlServerError {
  if (error instanceof SqlServerError) return error
  const { code = '', message = '', table: tableName = '', column = '', constraint = '' } = error as PostgresError
  const table = tables.find((each) => isSame(each.name, tableName))
  const object = `dbo.${table?.name ?? tableName}`
  switch (code) {
    case '23502': {
      const name = table?.columns.find((each) => isSame(each.name, column))?.name ?? column
      return SQL_ERROR.isNull(name, `${database}.${object}`, verb)
    }
    case '23505': {
      if (table && isSame(primaryKeyName(table), constraint))
        return SQL_ERROR.duplicateKey(primaryKeyName(table), object)
      const index = table?.indexes
        .map(({ columns }) => indexName(table, columns))
        .find((name) => isSame(name, constraint))
      return SQL_ERROR.duplicateIndex(object, index ?? constraint)
    }
    case '23503': {
      const key = table?.foreignKeys
        .map(({ column: of }) => foreignKeyName(table, of))
        .find((name) => isSame(name, constraint))
      return SQL_ERROR.foreignKey(verb, key ?? constraint, object)
    }
    case '23514':
      return SQL_ERROR.truncated()
    case '22003':
      return SQL_ERROR.overflow()
    case '22012':
      return SQL_ERROR.divideByZero()
    case '22007':
    case '22008':
      return SQL_ERROR.badDate()
    case '22P02':
      return message.includes('uuid') ? SQL_ERROR.badGuid() : SQL_ERROR.badConversion('nvarchar', 'int')
    case '21000':
      return SQL_ERROR.subqueryRows()
    case '42883':
    case '42804':
      return SQL_ERROR.invalidOperand('', 'an')
    case '42803':
      return SQL_ERROR.notGrouped(/column "([^"]+)"/.exec(message)?.[1] ?? '')
    default:
      return new SqlServerError(50_000, 16, `The stand-in's own engine refused: ${code} ${message}`)
  }
}
