import assert from 'node:assert/strict'
import { bookingKey, transactionOfKey } from '../../../nodes/reconcile/domain/booking-key.ts'

describe('The key of a booking', () => {
  it('names the transaction, and the transaction is read from it', () => {
    assert.equal(bookingKey('10000000000000001'), 'MSP-10000000000000001')
    assert.equal(transactionOfKey('MSP-10000000000000001'), '10000000000000001')
  })

  it('is as long as a boekstuk can be, and no longer', () => {
    assert.equal(bookingKey('1'.repeat(21)).length, 25)
    assert.throws(() => bookingKey('1'.repeat(22)), RangeError)
  })
})
