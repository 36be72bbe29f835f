// Ledger accounts as a chooser offers them for one purpose.

import { judgeAccount, type AccountPurpose, type LedgerAccount } from './account-verdict.ts'
import type { Choice } from './choice.ts'

export function accountChoices(
  node: Translating,
  accounts: readonly LedgerAccount[],
  purpose: AccountPurpose,
): readonly Choice[] {
  const offered = accounts.map((account) => accountChoice(node, account, purpose))
  return [...offered].sort((one, other) => rank(one) - rank(other) || Number(one.number) - Number(other.number))
}

function accountChoice(node: Translating, account: LedgerAccount, purpose: AccountPurpose): Choice {
  const verdict = judgeAccount(account, purpose)
  const choice = { number: String(account.number), name: account.name }
  if (verdict.use === 'refused') return { ...choice, refused: node._(verdict.reason) }
  if (verdict.use === 'warned') return { ...choice, warning: node._(verdict.reason) }
  return purpose === 'clearing' ? { ...choice, detail: node._('account.clearing') } : choice
}

/** What fits best stands on top. */
const rank = (choice: Choice): number => (choice.refused !== undefined ? 2 : choice.warning !== undefined ? 1 : 0)
