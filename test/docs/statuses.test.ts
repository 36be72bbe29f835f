import assert from 'node:assert/strict'

import { standingOf } from '../../nodes/msp-config/api/statuses.ts'
import { section, tableIn } from './markdown.ts'

const PAGE = 'docs/multisafepay.md'

describe('The tables of statuses on the page about MultiSafepay', () => {
  for (const [heading, type, method] of [
    ['Status semantics', 'payment', 'PAYPAL'],
    ['Refunds and chargebacks', 'refund', 'IDEAL'],
  ] as const) {
    it(`${heading}: each row is what the pack makes of it`, () => {
      const rows = tableIn(section(PAGE, heading)).map((cells) => cells.map((cell) => cell.replaceAll('`', '')))
      assert.ok(rows.length > 5)
      const found = rows.map(([status = '', financialStatus = '']) => [
        status,
        financialStatus,
        standingOf({ type, status, financialStatus, method }),
      ])
      assert.deepEqual(found, rows)
    })
  }

  it('a card that is completed / initialized is only reserved, and an e-invoice is still to be paid', () => {
    for (const method of ['VISA', 'EINVOICE']) {
      const words = { type: 'payment', status: 'completed', financialStatus: 'initialized', method }
      assert.equal(standingOf(words), 'underway')
    }
  })
})
