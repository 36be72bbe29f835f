// The tables in a copied Access file, read by mdb-reader: no Access, no Windows, nothing but the bytes.

import type { default as MDBReader } from 'mdb-reader'
import { ReconcileError } from '../../../../reconcile/domain/reconcile-error.ts'
import type { Cell, Row } from '../../engine.ts'

export interface CopiedTables {
  readonly names: readonly string[]
  columns(table: string): readonly CopiedColumn[]
  /** Of these columns, each under its own name. */
  rows(table: string, columns: readonly string[]): readonly Row[]
}

export interface CopiedColumn {
  readonly name: string
  /** mdb-reader's word, such as `currency`. */
  readonly type: string
  readonly size: number
  readonly precision?: number | undefined
  readonly scale?: number | undefined
  readonly nullable: boolean
  readonly autoLong: boolean
}

/** @throws ReconcileError CONFIG_MISSING, SNELSTART_AUTH, SNELSTART_UNREACHABLE */
export async function copiedTables(bytes: Buffer, password: string, file: string): Promise<CopiedTables> {
  const Reader = await mdbReader()
  const reader = readable(file, () => new Reader(bytes, password === '' ? {} : { password }))
  // Jet's own password protects nothing in the bytes; who does not know it is kept out all the same.
  if ((readable(file, () => reader.getPassword()) ?? '') !== '' && reader.getPassword() !== password) {
    throw new ReconcileError('SNELSTART_AUTH', 'file-password')
  }
  return {
    names: readable(file, () => reader.getTableNames({ normalTables: true, systemTables: false, linkedTables: false })),
    columns: (table) => readable(file, () => reader.getTable(table).getColumns()),
    rows: (table, columns) =>
      readable(file, () =>
        reader
          .getTable(table)
          .getData({ columns: [...columns] })
          .map((row) => Object.fromEntries(columns.map((name) => [name, cellOf(row[name] ?? null)]))),
      ),
  }
}

/** An ES module, which a CommonJS pack can load from Node 20.19 and 22.12 on. */
async function mdbReader(): Promise<typeof MDBReader> {
  try {
    return (await import('mdb-reader')).default
  } catch (error) {
    const isOld = (error as { code?: unknown }).code === 'ERR_REQUIRE_ESM'
    const detail = isOld ? 'library-needs-newer-node' : 'library-missing'
    throw new ReconcileError('CONFIG_MISSING', detail, { library: 'mdb-reader' }, error)
  }
}

function readable<Result>(file: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (/password/i.test(String(error))) throw new ReconcileError('SNELSTART_AUTH', 'file-password', {}, error)
    throw new ReconcileError('SNELSTART_UNREACHABLE', 'file-not-access', { file }, error)
  }
}

/** mdb-reader gives currency and decimals as text, and a date as if its wall clock were in UTC: so no zone comes in. */
function cellOf(value: unknown): Cell {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof globalThis.Date) return value.toISOString().slice(0, -1)
  if (Buffer.isBuffer(value)) return `0x${value.toString('hex')}`
  return null
}
