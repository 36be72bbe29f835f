// What the ledger says, read without any of the code that is tested.

import { ACCOUNTS } from './chart.ts'
import type { Rows } from './rows.ts'

export interface Audit {
  /** By invoice id, in euros of four decimals; settled ones are absent. */
  readonly openByInvoice: ReadonlyMap<number, string>
  /** Debit less credit, by account number. */
  readonly balances: ReadonlyMap<number, string>
  /** Ids of entries whose debit and credit differ, or that have no lines. */
  readonly unbalanced: readonly number[]
  readonly entries: number
  readonly lines: number
}

export async function auditLedger(rows: Rows): Promise<Audit> {
  const lines = rows.at('JournaalpostRegel')
  const ledger = rows.at('Grootboek')
  const joined = `AS l JOIN ${ledger} AS g ON g.fldgrootboekid = l.fldgrootboekid`
  const balance = 'sum(l.flddebet - l.fldcredit)'
  const open = await rows.look(
    `l.fldfactuurnummerid AS id, ${balance} AS sum`,
    'JournaalpostRegel',
    `${joined} WHERE g.fldnummer = ${ACCOUNTS.debtors.number} AND l.fldfactuurnummerid IS NOT NULL
     GROUP BY l.fldfactuurnummerid HAVING ${balance} <> 0 ORDER BY l.fldfactuurnummerid`,
  )
  const balances = await rows.look(
    `g.fldnummer AS number, ${balance} AS sum`,
    'JournaalpostRegel',
    `${joined} GROUP BY g.fldnummer ORDER BY g.fldnummer`,
  )
  const unbalanced = await rows.look(
    'e.fldjournaalpostid AS id',
    'Journaalpost',
    `AS e LEFT JOIN ${lines} AS l ON l.fldjournaalpostid = e.fldjournaalpostid
     GROUP BY e.fldjournaalpostid HAVING coalesce(sum(l.flddebet), -1) <> coalesce(sum(l.fldcredit), -2)`,
  )
  const [entries] = await rows.look('count(*) AS n', 'Journaalpost')
  const [all] = await rows.look('count(*) AS n', 'JournaalpostRegel')
  return {
    openByInvoice: new Map(open.map((row) => [Number(row['id']), row['sum'] ?? ''])),
    balances: new Map(balances.map((row) => [Number(row['number']), row['sum'] ?? ''])),
    unbalanced: unbalanced.map((row) => Number(row['id'])),
    entries: Number(entries?.['n']),
    lines: Number(all?.['n']),
  }
}
