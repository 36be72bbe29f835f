// A small Access file for tests of the engine, opened by it as on Windows.

import {
  type AccessParts,
  createAccessEngine,
} from '../../../../nodes/snelstart-config/database/access/access-engine.ts'
import type { DatabaseEngine } from '../../../../nodes/snelstart-config/database/engine.ts'
import type { SqlValue } from '../../../../nodes/snelstart-config/database/statement.ts'
import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import { systemClock } from '../../../../nodes/shared/http/system-clock.ts'
import type { Doors } from '../../../../sandbox/access/jet-session.ts'
import type { JetTable } from '../../../../sandbox/access/jet-table.ts'
import { type AccessStandIn, startAccess } from '../../../../sandbox/access/start-access.ts'
import { aWindows } from './windows.ts'

const TABLES: readonly JetTable[] = [
  {
    name: 'tblPost',
    primaryKey: ['fldPostID'],
    columns: [
      { name: 'fldPostID', type: 'counter' },
      { name: 'fldDatum', type: 'datetime' },
      { name: 'fldBoekstuk', type: 'text(25)' },
      { name: 'fldMemo', type: 'memo' },
    ],
  },
  {
    name: 'tblRegel',
    primaryKey: ['fldRegelID'],
    foreignKeys: [{ name: 'post', column: 'fldPostID', to: 'tblPost', toColumn: 'fldPostID' }],
    columns: [
      { name: 'fldRegelID', type: 'counter' },
      { name: 'fldPostID', type: 'long', required: true },
      { name: 'fldDebet', type: 'currency', default: '0' },
      { name: 'fldFactor', type: 'decimal(18,6)' },
      { name: 'fldNonactief', type: 'yesno' },
      { name: 'fldSleutel', type: 'guid' },
      { name: 'fldPercentage', type: 'double' },
    ],
  },
]

export interface BooksFile extends AccessStandIn {
  readonly engine: DatabaseEngine
  /** Another Node-RED at the same file. */
  engineWith(parts: Partial<AccessParts>): DatabaseEngine
}

export async function aBooksFile(doors?: Doors): Promise<BooksFile> {
  const { machine } = await aWindows()
  const standIn = await startAccess(TABLES, doors)
  const engineWith = (parts: Partial<AccessParts>): DatabaseEngine =>
    createAccessEngine({ place: { file: standIn.file }, clock: systemClock, machine, ...parts })
  return { ...standIn, engineWith, engine: engineWith({}) }
}

export const text = (value: string): SqlValue => ({ type: 'text', text: value })
export const integer = (value: number): SqlValue => ({ type: 'integer', integer: value })
export const money = (value: number): SqlValue => ({ type: 'money', cents: cents(value) })
export const date = (value: string): SqlValue => ({ type: 'date', date: value })
export const none: SqlValue = { type: 'null' }
