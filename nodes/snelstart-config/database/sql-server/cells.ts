// Values as the drivers give them to cells as the house reads them (engine.ts). Both drivers turn money and decimals
// into doubles: what a double can't hold exactly is refused, never rounded.

import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import type { Cell, Row } from '../engine.ts'
import type { SqlValue } from '../statement.ts'
import type { Library } from './library.ts'

export interface ReadRow {
  readonly cells: Row
  /** A cell as a value again, of its column's type. @throws RangeError for bytes and other than plain values */
  value(name: string): SqlValue
}

interface Column {
  readonly name: string
  readonly type?: unknown
  readonly scale?: number | undefined
}

type Kind = 'money' | 'decimal' | 'bigint' | 'date' | 'guid' | 'bytes' | 'plain'

const MONEY_DECIMALS = 4
const LARGEST = 2n ** 50n

/** @throws ReconcileError SNELSTART_ANSWER for a number that the driver can't give exactly */
export function readRow(
  library: Library,
  columns: Readonly<Record<string, Column>>,
  values: Readonly<Record<string, unknown>>,
): ReadRow {
  const kinds = new Map<string, Kind>()
  const cells: Record<string, Cell> = {}
  for (const column of Object.values(columns)) {
    const kind = kindOf(library, column)
    kinds.set(column.name, kind)
    cells[column.name] = cellOf(values[column.name], kind, column)
  }
  return { cells, value: (name) => valueOf(kinds.get(name), cells[name]) }
}

function kindOf({ TYPES }: Library, { type }: Column): Kind {
  switch (type) {
    case TYPES.Money:
    case TYPES.SmallMoney:
      return 'money'
    case TYPES.Decimal:
    case TYPES.Numeric:
      return 'decimal'
    case TYPES.BigInt:
      return 'bigint'
    case TYPES.Date:
    case TYPES.DateTime:
    case TYPES.DateTime2:
    case TYPES.SmallDateTime:
      return 'date'
    case TYPES.UniqueIdentifier:
      return 'guid'
    case TYPES.Binary:
    case TYPES.VarBinary:
    case TYPES.Image:
      return 'bytes'
    default:
      return 'plain'
  }
}

function cellOf(value: unknown, kind: Kind, column: Column): Cell {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') return kind === 'guid' ? value.toUpperCase() : value
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return numberCell(value, kind, column)
  if (Buffer.isBuffer(value)) return `0x${value.toString('hex').toUpperCase()}`
  if (value instanceof globalThis.Date) {
    // The session's dates are told as UTC, so these are the figures on the wall clock.
    return kind === 'date' ? value.toISOString().slice(0, -1) : value.toISOString()
  }
  throw new ReconcileError('SNELSTART_ANSWER', 'unreadable-cell', { column: column.name })
}

function numberCell(value: number, kind: Kind, column: Column): Cell {
  if (kind === 'money') return exactText(value, MONEY_DECIMALS, column)
  if (kind === 'bigint') return exactText(value, 0, column)
  if (kind !== 'decimal') return value
  return column.scale === undefined ? shortText(value, column) : exactText(value, column.scale, column)
}

/**
 * tedious divides the whole number on the wire by 10^decimals, which loses at most 2^-52 of it (both are rounded once).
 * Up to 2^50 that is less than a quarter of the last decimal, so that writing it out gives the number back.
 */
function exactText(value: number, decimals: number, column: Column): string {
  const text = value.toFixed(decimals)
  const digits = /^-?\d+(\.\d+)?$/.test(text) ? BigInt(text.replace(/\D/g, '')) : undefined
  if (digits === undefined || digits > LARGEST) throw inexact(column)
  return text
}

/** msnodesqlv8 tells no scale. A double gives back every number of up to fifteen digits as it was. */
function shortText(value: number, column: Column): string {
  const text = String(value)
  if (!/^-?\d+(\.\d+)?$/.test(text) || text.replace(/\D/g, '').length > 15) throw inexact(column)
  return text
}

function inexact(column: Column): ReconcileError {
  return new ReconcileError('SNELSTART_ANSWER', 'inexact-number', { column: column.name })
}

function valueOf(kind: Kind | undefined, cell: Cell | undefined): SqlValue {
  if (cell === undefined || kind === undefined) throw new RangeError('no such column')
  if (cell === null) return { type: 'null' }
  if (typeof cell === 'boolean') return { type: 'boolean', boolean: cell }
  if (typeof cell === 'number') {
    return cell === (cell | 0) ? { type: 'integer', integer: cell } : { type: 'decimal', decimal: String(cell) }
  }
  switch (kind) {
    case 'money':
    case 'decimal':
    case 'bigint':
      return { type: 'decimal', decimal: cell }
    case 'date':
      return { type: 'date', date: cell }
    case 'guid':
      return { type: 'guid', guid: cell }
    case 'plain':
      return { type: 'text', text: cell }
    case 'bytes':
      throw new RangeError('bytes are not written')
  }
}
