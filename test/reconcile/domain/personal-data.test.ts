import assert from 'node:assert/strict'

import { isWithoutPersonalData } from '../../../nodes/reconcile/domain/personal-data.ts'

describe('a reference of an order', () => {
  for (const [source, value, mayBeKept] of [
    ['betalingskenmerk', '7000123456789012', true],
    ['betalingskenmerk', 'RF18 5390 0754 7034', true],
    ['betalingskenmerk', 'jan@example.org', false],
    ['betalingskenmerk', 'NL91ABNA0417164300', false],
    ['orderreferentie', 'WEB-90012', true],
    ['orderreferentie', '#1001', true],
    ['orderreferentie', 'mevrouw De Vries', false],
    ['omschrijving', 'Webshop order 1001', true],
    ['omschrijving', 'Order 1001 Jansen', false],
    ['omschrijving', 'Jansen', false],
    ['omschrijving', 'betaald van NL91 ABNA 0417 1643 00', false],
  ] as const) {
    it(`${source} "${value}" ${mayBeKept ? 'may' : 'may not'} stand on disk`, () => {
      assert.equal(isWithoutPersonalData(source, value), mayBeKept)
    })
  }
})
