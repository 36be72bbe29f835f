// Whether a ledger account can be booked on, said before it is chosen and not by a refused booking afterwards.

export interface LedgerAccount {
  readonly number: number
  readonly name: string
  /** SnelStart's own word, such as `TussenrekeningBetalingen`. */
  readonly function: string
  readonly statement: string
  readonly costCentreRequired: boolean
  readonly active: boolean
}

export type AccountPurpose = 'clearing' | 'difference' | 'overpaid'

/** `reason` is the key of a sentence. */
export type AccountVerdict = { readonly use: 'fine' } | { readonly use: 'warned' | 'refused'; readonly reason: string }

export function judgeAccount(account: LedgerAccount, purpose: AccountPurpose): AccountVerdict {
  const refusal = refusalOf(account, purpose)
  if (refusal !== undefined) return { use: 'refused', reason: refusal }
  if (purpose === 'clearing' && account.function !== 'TussenrekeningBetalingen') {
    return { use: 'warned', reason: 'account.not-clearing' }
  }
  return { use: 'fine' }
}

function refusalOf(account: LedgerAccount, purpose: AccountPurpose): string | undefined {
  if (!account.active) return 'account.inactive'
  if (account.function === 'DagboekVerkoop') return 'account.debtors'
  // SnelStart refuses a line on the account of such a journal (BOE-0075).
  if (account.function === 'DagboekMemoriaal' || account.function === 'DagboekBalans') return 'account.journal'
  if (purpose !== 'difference' && account.statement === 'profit-and-loss') return 'account.profit-and-loss'
  if (account.costCentreRequired) return 'account.cost-centre'
  return undefined
}
