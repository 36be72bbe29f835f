// SnelStart's codes for what an account is for, in the words that SnelStart Online uses (docs/database.md#functions).

import type { Journal, JournalKind, LedgerAccount } from '../../../reconcile/domain/administration.ts'
import type { AccountRow } from '../books.ts'

interface FunctionFacts {
  readonly word: string
  /** Only of a journal. */
  readonly kind?: JournalKind
}

const FUNCTIONS: Readonly<Partial<Record<number, FunctionFacts>>> = {
  1: { word: 'DagboekKas', kind: 'Kas' },
  2: { word: 'DagboekBank', kind: 'Bank' },
  3: { word: 'DagboekGiro', kind: 'Bank' },
  4: { word: 'DagboekVerkoop', kind: 'Verkoop' },
  5: { word: 'DagboekInkoop', kind: 'Inkoop' },
  7: { word: 'DagboekMemoriaal', kind: 'Memoriaal' },
  8: { word: 'DagboekBalans', kind: 'Balans' },
  110: { word: 'TussenrekeningBetalingen' },
}

/** In the usual Dutch chart of accounts, costs begin at 4000. */
const FIRST_PROFIT_AND_LOSS_ACCOUNT = 4000

/** A journal is a ledger account with one of the functions of journals. */
export function toJournal({ id, number, name, active, function: code }: AccountRow): Journal | undefined {
  const kind = FUNCTIONS[code]?.kind
  return kind === undefined ? undefined : { id, number, name, kind, active }
}

/** Whether an account needs a cost centre is not known of a database: SnelStart itself says so when a file is imported. */
export function toLedgerAccount({ id, number, name, active, function: code }: AccountRow): LedgerAccount {
  const facts = FUNCTIONS[code]
  return {
    id,
    number,
    name,
    function: facts?.word ?? (code === 0 ? 'Diversen' : `Functie ${code}`),
    statement: facts !== undefined || number < FIRST_PROFIT_AND_LOSS_ACCOUNT ? 'balance-sheet' : 'profit-and-loss',
    costCentreRequired: false,
    active,
  }
}
