import assert from 'node:assert/strict'
import { judgeAccount, type LedgerAccount } from '../../../nodes/shared/editor/account-verdict.ts'

const anAccount = (parts: Partial<LedgerAccount> = {}): LedgerAccount => ({
  number: 1220,
  name: 'Tussenrekening MultiSafepay',
  function: 'TussenrekeningBetalingen',
  statement: 'balance-sheet',
  costCentreRequired: false,
  active: true,
  ...parts,
})

describe('choosing a ledger account', () => {
  it('a clearing account on the balance sheet is fine', () => {
    assert.deepEqual(judgeAccount(anAccount(), 'clearing'), { use: 'fine' })
  })

  it('an account with another function can be the clearing account, with a warning', () => {
    const verdict = judgeAccount(anAccount({ function: 'Diversen' }), 'clearing')
    assert.deepEqual(verdict, { use: 'warned', reason: 'account.not-clearing' })
  })

  const refused = [
    { because: 'it is no longer in use', parts: { active: false }, reason: 'account.inactive' },
    { because: 'it is the debtors account', parts: { function: 'DagboekVerkoop' }, reason: 'account.debtors' },
    { because: 'it belongs to a memoriaal', parts: { function: 'DagboekMemoriaal' }, reason: 'account.journal' },
    { because: 'it asks for a cost centre', parts: { costCentreRequired: true }, reason: 'account.cost-centre' },
  ]
  for (const { because, parts, reason } of refused) {
    for (const purpose of ['clearing', 'difference', 'overpaid'] as const) {
      it(`an account is refused for ${purpose} when ${because}`, () => {
        assert.deepEqual(judgeAccount(anAccount(parts), purpose), { use: 'refused', reason })
      })
    }
  }

  it('a profit-and-loss account takes payment differences, and nothing else', () => {
    const account = anAccount({ number: 7980, function: 'Betalingskorting', statement: 'profit-and-loss' })
    assert.equal(judgeAccount(account, 'difference').use, 'fine')
    assert.equal(judgeAccount(account, 'clearing').use, 'refused')
    assert.equal(judgeAccount(account, 'overpaid').use, 'refused')
  })
})
