// Every reason that the matcher can give, with its outcome, whether a person should look, and the figures.

import assert from 'node:assert/strict'
import { OUTCOME_CODES } from '../../../../nodes/reconcile/domain/outcomes.ts'
import { REASON_CODES } from '../../../../nodes/reconcile/domain/reason-codes.ts'
import { decide } from '../builders.ts'
import { HELD_EXAMPLES } from './held-examples.ts'
import { MONEY_EXAMPLES } from './money-examples.ts'

const EXAMPLES = [...MONEY_EXAMPLES, ...HELD_EXAMPLES]

describe('What is said of an open debtor', () => {
  for (const { world, run, outcome, reason, attention = false, values } of EXAMPLES) {
    it(`when ${world}: ${outcome}, ${reason}`, () => {
      const decision = decide(run)
      const said = [decision.outcome, decision.reasonCode, decision.attention, decision.reasonValues]
      assert.deepEqual(said, [outcome, reason, attention, values])
    })
  }

  it('has an example here for every outcome', () => {
    const shown = new Set(EXAMPLES.map(({ outcome }) => outcome))
    assert.deepEqual(
      OUTCOME_CODES.filter((code) => !shown.has(code)),
      [],
    )
  })

  it('has an example here for every reason that is not given while booking', () => {
    const shown = new Set(EXAMPLES.map(({ reason }) => reason))
    const matching = REASON_CODES.slice(0, REASON_CODES.indexOf('changed-since-preview'))
    assert.deepEqual(
      matching.filter((code) => !shown.has(code)),
      [],
    )
  })
})
