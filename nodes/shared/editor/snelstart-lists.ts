// The journals and ledger accounts of an administration, for the lists to choose from.

import type { LedgerAccount } from './account-verdict.ts'
import { askServer, type ResultLine } from './ask-server.ts'
import { undeployedSecrets } from './secret.ts'
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

export async function askSnelStartLists(
  node: Translating,
  administration: string,
): Promise<{ readonly lists?: SnelStartLists; readonly lines: readonly ResultLine[] }> {
  const secrets = undeployedSecrets(administration, ['subscriptionKey', 'clientKey'])
  const answer = await askServer(node, 'snelstart/lists', { id: administration, ...secrets })
  if (!answer.ok) return { lines: answer.lines }
  const lists = {
    journals: rowsOf(answer.values, 'journals', journalOf),
    accounts: rowsOf(answer.values, 'accounts', accountOf),
  }
  return { lists, lines: answer.lines }
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
