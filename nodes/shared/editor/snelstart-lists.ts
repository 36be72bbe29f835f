// The journals and ledger accounts of an administration, for the lists to choose from.

import type { LedgerAccount } from './account-verdict.ts'
import type { ListSource } from './live-list.ts'
import { snelstartQuestion } from './snelstart-question.ts'
import { rowsOf, textOf, type UnknownRecord } from './unknown-record.ts'

export interface Journal {
  readonly number: number
  readonly name: string
  /** SnelStart's own word: Memoriaal, Bank, Verkoop, … */
  readonly kind: string
  readonly active: boolean
}

export interface SnelStartLists {
  readonly journals: readonly Journal[]
  readonly accounts: readonly LedgerAccount[]
}

export const SNELSTART_LISTS: ListSource<SnelStartLists> = {
  path: 'snelstart/lists',
  insteadText: 'lists.type-numbers',
  question: snelstartQuestion,
  read: (answer) => ({
    journals: rowsOf(answer, 'journals', journalOf),
    accounts: rowsOf(answer, 'accounts', accountOf),
  }),
}

function journalOf(row: UnknownRecord): Journal | undefined {
  if (typeof row['number'] !== 'number') return undefined
  return {
    number: row['number'],
    name: textOf(row, 'name'),
    kind: textOf(row, 'kind'),
    active: row['active'] !== false,
  }
}

function accountOf(row: UnknownRecord): LedgerAccount | undefined {
  if (typeof row['number'] !== 'number') return undefined
  return {
    number: row['number'],
    name: textOf(row, 'name'),
    function: textOf(row, 'function'),
    statement: textOf(row, 'statement'),
    costCentreRequired: row['costCentreRequired'] === true,
    active: row['active'] !== false,
  }
}
