// Tables by their name in any letter case.

import { SQL_ERROR } from '../sql-error.ts'
import type { Table } from './table.ts'

export class Catalogue {
  readonly #tables = new Map<string, Table>()

  constructor(tables: readonly Table[]) {
    for (const table of tables) this.#tables.set(keyOf(table.schema, table.name), table)
  }

  get tables(): readonly Table[] {
    return [...this.#tables.values()]
  }

  /** @param path `table`, `schema.table` or `database.schema.table`. @throws SqlServerError 208 */
  table(path: readonly string[]): Table {
    const table = this.find(path)
    if (!table) throw SQL_ERROR.unknownObject(path.join('.'))
    return table
  }

  find(path: readonly string[]): Table | undefined {
    const [name = '', schema = 'dbo'] = [...path].reverse()
    return this.#tables.get(keyOf(schema, name))
  }
}

const keyOf = (schema: string, name: string): string => `${schema}\n${name}`.toLowerCase()
