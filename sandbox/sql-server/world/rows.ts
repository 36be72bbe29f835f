// Rows written straight into the database, as SnelStart itself would write them: outside any session of the server.

import type { Database } from '../books/database.ts'
import { quoted, tableName } from '../books/postgres-names.ts'
import type { Table } from '../books/table.ts'
import { storable } from '../strange-text.ts'

export type RowValue = string | number | boolean | null
export type NewRow = Readonly<Record<string, RowValue | undefined>>

export class Rows {
  readonly #database: Database
  readonly #tables: readonly Table[]

  constructor(database: Database, tables: readonly Table[]) {
    this.#database = database
    this.#tables = tables
  }

  /** @param name without `tbl`; values for columns that this schema lacks are left out. @returns the new key */
  async insert(name: string, row: NewRow): Promise<number> {
    const table = this.table(name)
    const given = table.columns.filter((column) => row[column.name] !== undefined)
    const columns = given.map((column) => quoted(column.name)).join(', ')
    const values = given.map((column) => literal(row[column.name] ?? null)).join(', ')
    const key = table.columns.find((column) => column.identity)
    const returned = key ? ` RETURNING ${quoted(key.name)} AS id` : ''
    const [added] = await this.#database.look(
      `INSERT INTO ${tableName(table)} (${columns}) VALUES (${values})${returned}`,
    )
    return Number(added?.['id'] ?? 0)
  }

  /** @param columns as PostgreSQL, with the tables' own names in small letters */
  async look(columns: string, name: string, rest = ''): Promise<readonly Readonly<Record<string, string | null>>[]> {
    return this.#database.look(`SELECT ${columns} FROM ${this.at(name)} ${rest}`)
  }

  async change(name: string, set: string): Promise<void> {
    await this.#database.look(`UPDATE ${this.at(name)} SET ${set}`)
  }

  at(name: string): string {
    return tableName(this.table(name))
  }

  has(name: string, column: string): boolean {
    return this.table(name).columns.some((each) => each.name === column)
  }

  table(name: string): Table {
    const table = this.#tables.find((each) => each.viewOf === undefined && [name, `tbl${name}`].includes(each.name))
    if (!table) throw new RangeError(`no table ${name}`)
    return table
  }
}

function literal(value: RowValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  return `'${storable(value).replaceAll("'", "''")}'`
}
