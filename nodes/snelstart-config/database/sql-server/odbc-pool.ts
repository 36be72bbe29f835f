// Connections by msnodesqlv8, over the newest of Microsoft's ODBC drivers that the machine has.
//
// Source: Microsoft, "DSN and connection string keywords and attributes"; ODBC, "Connection strings" (braces).

import type { ConnectionPool } from 'mssql'
import { connectedPool } from './connections.ts'
import type { Library } from './library.ts'
import { isDriverAbsent } from './sql-server-errors.ts'
import type { TimeLimits } from './sql-server-settings.ts'

export type OdbcKeywords = Readonly<Record<string, string>>

const DRIVERS = ['ODBC Driver 18 for SQL Server', 'ODBC Driver 17 for SQL Server', 'SQL Server Native Client 11.0']

/** @throws what the library throws */
export async function odbcPool(library: Library, keywords: OdbcKeywords, limits: TimeLimits): Promise<ConnectionPool> {
  let absent: unknown
  for (const driver of DRIVERS) {
    try {
      return await connectedPool(library, odbcConfig({ Driver: driver, ...keywords }, limits))
    } catch (error) {
      if (!isDriverAbsent(error)) throw error
      absent ??= error
    }
  }
  throw absent
}

function odbcConfig(keywords: OdbcKeywords, limits: TimeLimits): Parameters<typeof connectedPool>[1] {
  return {
    // Only for the library's own check: the connection string decides.
    server: keywords['Server'] ?? '',
    connectionTimeout: limits.connectMs,
    requestTimeout: limits.statementMs,
    options: { useUTC: true },
    ...{ connectionString: connectionStringOf(keywords) },
  }
}

function connectionStringOf(keywords: OdbcKeywords): string {
  return Object.entries(keywords)
    .map(([keyword, value]) => `${keyword}=${braced(value)};`)
    .join('')
}

/** In braces a value may hold anything; a closing brace is doubled. */
function braced(value: string): string {
  return /^[\w.:()\\,-]*$/.test(value) ? value : `{${value.replaceAll('}', '}}')}}`
}
