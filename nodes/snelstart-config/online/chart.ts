// Journals (dagboeken) and ledger accounts (grootboeken): asked once in ten minutes, found by their numbers.

import type { Journal, LedgerAccount } from '../../reconcile/domain/administration.ts'
import type { Clock } from '../../reconcile/domain/clock.ts'
import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'
import { parsedAnswer } from './answer-shape.ts'
import { toJournal, toLedgerAccount } from './mapping.ts'
import { allRows, type Connection, pages } from './pages.ts'
import { dagboeken, grootboeken } from './schemas.ts'

export interface Chart {
  /** From SnelStart itself, always. */
  journals(signal: AbortSignal): Promise<readonly Journal[]>
  ledgerAccounts(signal: AbortSignal): Promise<readonly LedgerAccount[]>
  recentJournals(signal: AbortSignal): Promise<readonly Journal[]>
  /** @throws ReconcileError CONFIG_INVALID when there is none, or more than one in use */
  journal(number: number, signal: AbortSignal): Promise<Journal>
  ledgerAccount(number: number, signal: AbortSignal): Promise<LedgerAccount>
}

const KEPT_MS = 600_000

export function createChart(connection: Connection, clock: Clock): Chart {
  const journals = recent((signal) => readJournals(connection, signal), clock)
  const ledgerAccounts = recent((signal) => readLedgerAccounts(connection, signal), clock)
  return {
    journals: (signal) => journals.fresh(signal),
    ledgerAccounts: (signal) => ledgerAccounts.fresh(signal),
    recentJournals: (signal) => journals.recent(signal),
    journal: (number, signal) => byNumber(journals, number, 'journal', signal),
    ledgerAccount: (number, signal) => byNumber(ledgerAccounts, number, 'ledger-account', signal),
  }
}

// The list of journals ignores every query and is never paged (docs/snelstart.md#lists).
async function readJournals({ requests }: Connection, signal: AbortSignal): Promise<readonly Journal[]> {
  const body = await requests.read(dagboeken.path, '', signal)
  return parsedAnswer(dagboeken.rows, body, dagboeken.path).map(toJournal)
}

async function readLedgerAccounts(connection: Connection, signal: AbortSignal): Promise<readonly LedgerAccount[]> {
  return (await allRows(pages(connection, grootboeken, {}, signal))).map(toLedgerAccount)
}

interface Recent<Row> {
  fresh(signal: AbortSignal): Promise<readonly Row[]>
  recent(signal: AbortSignal): Promise<readonly Row[]>
}

function recent<Row>(read: (signal: AbortSignal) => Promise<readonly Row[]>, clock: Clock): Recent<Row> {
  let kept: { readonly rows: readonly Row[]; readonly readAt: number } | undefined
  const fresh = async (signal: AbortSignal): Promise<readonly Row[]> => {
    const rows = await read(signal)
    kept = { rows, readAt: clock.now() }
    return rows
  }
  return {
    fresh,
    recent: async (signal) => {
      const age = kept === undefined ? KEPT_MS : clock.now() - kept.readAt
      return kept !== undefined && age >= 0 && age < KEPT_MS ? kept.rows : fresh(signal)
    },
  }
}

async function byNumber<Row extends { readonly number: number; readonly active: boolean }>(
  list: Recent<Row>,
  number: number,
  what: 'journal' | 'ledger-account',
  signal: AbortSignal,
): Promise<Row> {
  let found = (await list.recent(signal)).filter((row) => row.number === number)
  if (found.length === 0) found = (await list.fresh(signal)).filter((row) => row.number === number)
  const inUse = found.filter((row) => row.active)
  const only = inUse.length === 0 ? found[0] : inUse[0]
  if (only === undefined) throw new ReconcileError('CONFIG_INVALID', `${what}-not-found`, { number })
  if (inUse.length > 1) throw new ReconcileError('CONFIG_INVALID', `${what}-ambiguous`, { number })
  return only
}
