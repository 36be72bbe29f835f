import assert from 'node:assert/strict'
import { bookingKey, reversalKey, turnOfKey } from '../../../nodes/reconcile/domain/booking-key.ts'

describe('The key of a booking', () => {
  it('names the transaction, and from the second booking of it on its turn', () => {
    assert.equal(bookingKey('10000000000000001'), 'MSP-10000000000000001')
    assert.equal(bookingKey('10000000000000001', 2), 'MSP-10000000000000001-2')
  })

  it('tells which booking of its transaction it is, and nothing of another transaction', () => {
    for (const turn of [1, 2, 12]) assert.equal(turnOfKey(bookingKey('7001', turn), '7001'), turn)
    for (const key of ['MSP-70010', 'MSP-7001-', 'MSP-7001-1', 'MSP-7001-02', 'MSP-7001-2x', 'MSP-R-7001', '7001']) {
      assert.equal(turnOfKey(key, '7001'), undefined, key)
    }
  })

  it('has a reversing key for each turn, which fits a boekstuk for every transaction of 17 digits', () => {
    const longest = '1'.repeat(17)
    assert.deepEqual(
      [1, 2, 9].map((turn) => reversalKey('7001', turn)),
      ['MSP-R-7001', 'MSP-R2-7001', 'MSP-R9-7001'],
    )
    assert.ok(bookingKey(longest, 99).length <= 25 && reversalKey(longest, 99).length <= 25)
  })

  it('is as long as a boekstuk can be, and no longer', () => {
    assert.equal(bookingKey('1'.repeat(21)).length, 25)
    assert.throws(() => bookingKey('1'.repeat(22)), RangeError)
  })
})
