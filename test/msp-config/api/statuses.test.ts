import assert from 'node:assert/strict'
import { kindOf, returnWordOf, standingOf } from '../../../nodes/msp-config/api/statuses.ts'

type Row = readonly [type: string, status: string, financialStatus: string, standing: string, method?: string]

// docs/multisafepay.md, "Status semantics": payment rows, completed / initialized, refunds, chargebacks.
const TABLE: readonly Row[] = [
  ['payment', 'initialized', 'initialized', 'underway'],
  ['payment', 'uncleared', 'uncleared', 'underway'],
  ['payment', 'uncleared', 'initialized', 'underway'],
  ['payment', 'reserved', 'reserved', 'underway'],
  ['payment', 'completed', 'completed', 'settled'],
  ['fastcheckout', 'completed', 'completed', 'settled'],
  ['coupon', 'completed', 'completed', 'settled'],
  ['payment', 'shipped', 'completed', 'settled'],
  ['payment', 'completed', 'uncleared', 'underway'],
  ['payment', 'shipped', 'uncleared', 'underway'],
  ['payment', 'shipped', 'initialized', 'underway'],
  ['payment', 'refunded', 'completed', 'settled'],
  ['payment', 'partial_refunded', 'completed', 'settled'],
  ['payment', 'partial_refunded', 'partial_refunded', 'settled'],
  ['payment', 'refunded', 'refunded', 'settled'],
  ['payment', 'void', 'void', 'failed'],
  ['payment', 'void', 'cancelled', 'failed'],
  ['payment', 'cancelled', 'cancelled', 'failed'],
  ['payment', 'expired', 'expired', 'failed'],
  ['payment', 'declined', 'declined', 'failed'],
  ['payment', 'declined', 'error', 'failed'],
  ['payment', 'chargeback', 'completed', 'settled'],
  ['payment', 'chargeback', 'void', 'failed'],
  ['payment', 'chargeback', 'uncleared', 'failed'],
  ['payment', 'completed', 'initialized', 'authorised', 'PAYPAL'],
  ['payment', 'completed', 'initialized', 'authorised', 'AMAZONBTN'],
  ['payment', 'completed', 'initialized', 'authorised', 'BIZUM'],
  ['payment', 'refunded', 'initialized', 'authorised', 'PAYPAL'],
  ['payment', 'completed', 'initialized', 'underway', 'VISA'],
  ['payment', 'completed', 'initialized', 'underway', 'MASTERCARD'],
  ['payment', 'completed', 'initialized', 'underway', 'MAESTRO'],
  ['payment', 'completed', 'initialized', 'underway', 'EINVOICE'],
  ['refund', 'reserved', 'reserved', 'underway'],
  ['refund', 'initialized', 'initialized', 'underway'],
  ['refund', 'initialized', 'completed', 'underway'],
  ['refund', 'completed', 'completed', 'settled'],
  ['refund', 'completed', 'initialized', 'authorised', 'PAYPAL'],
  ['refund', 'declined', 'declined', 'failed'],
  ['refund', 'void', 'void', 'failed'],
  ['refund', 'cancelled', 'cancelled', 'failed'],
  ['chargeback', 'reserved', 'reserved', 'underway'],
  ['chargeback', 'completed', 'completed', 'settled'],
  ['reverse_chargeback', 'completed', 'completed', 'settled'],
  ['automatic_payout', 'completed', 'completed', 'settled'],
  // Spellings of the SDKs and capitals.
  ['payment', 'canceled', 'cancelled', 'failed'],
  ['payment', 'chargedback', 'completed', 'settled'],
  ['payment', 'Completed', 'COMPLETED', 'settled'],
  // Outside the tables.
  ['payment', 'duplicate', 'completed', 'unknown'],
  ['payment', 'completed', 'parked', 'unknown'],
  ['payment', 'void', 'completed', 'unknown'],
  ['payment', 'refunded', 'void', 'unknown'],
  ['refund', 'refunded', 'completed', 'unknown'],
]

describe('the standing of money', () => {
  for (const [type, status, financialStatus, standing, method] of TABLE) {
    it(`of a ${type} that is ${status} / ${financialStatus}${method ? ` by ${method}` : ''} is ${standing}`, () => {
      assert.equal(standingOf({ type, status, financialStatus, method }), standing)
    })
  }

  it('of a card that the shop charges later is underway, whatever the method', () => {
    const words = { type: 'payment', status: 'completed', financialStatus: 'initialized', method: 'NEWCARD' }
    assert.equal(standingOf(words), 'authorised')
    assert.equal(standingOf(words, { manualCapture: true }), 'underway')
  })
})

describe('the kind of a row', () => {
  const kinds: Readonly<Record<string, string>> = {
    payment: 'payment',
    fastcheckout: 'payment',
    coupon: 'payment',
    refund: 'refund',
    chargeback: 'chargeback',
    reverse_chargeback: 'chargeback-reversed',
    reserve_chargeback: 'chargeback-reversed',
    'reverse-chargeback': 'chargeback-reversed',
    automatic_payout: 'other',
    monthly_fee: 'other',
    'auth-cancellation': 'other',
  }
  for (const [type, kind] of Object.entries(kinds)) {
    it(`${type} is ${kind}`, () => {
      assert.equal(kindOf(type), kind)
    })
  }

  it('a payment says on either axis that money went back', () => {
    assert.equal(returnWordOf({ status: 'refunded', financialStatus: 'completed' }), 'refunded')
    assert.equal(returnWordOf({ status: 'completed', financialStatus: 'partial_refunded' }), 'partial_refunded')
    assert.equal(returnWordOf({ status: 'charged_back', financialStatus: 'completed' }), 'chargeback')
    assert.equal(returnWordOf({ status: 'completed', financialStatus: 'completed' }), undefined)
  })
})
