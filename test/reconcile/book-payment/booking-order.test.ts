// The account and the texts of a booking.

import assert from 'node:assert/strict'

import { bookingOrder, type OrderContext } from '../../../nodes/reconcile/book-payment/booking-order.ts'
import { bookingKey } from '../../../nodes/reconcile/domain/booking-key.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import type { PlannedBooking } from '../../../nodes/reconcile/domain/matching/plan-bookings.ts'
import type { ProviderPayment } from '../../../nodes/reconcile/domain/provider-payment.ts'
import { aDebtor, aPayment, BOOK } from './booking-world.ts'

describe('a booking as it is written', () => {
  it('stands on the account of its method only where the money never enters the balance', () => {
    const settings = { methodAccounts: new Map([['PAYPAL', 1230]]) }
    const payPal = (standing: ProviderPayment['standing']) => anOrder({ method: 'PayPal', standing }, settings)
    assert.equal(payPal('authorised').clearingAccount, 1230)
    assert.equal(payPal('settled').clearingAccount, 1220)
  })

  it("carries no control character or half a character that a shop's order id holds", () => {
    const { description, lines } = anOrder(
      { orderId: 'A\u0000B\u001bC\ud83d D\u{1f600}' },
      { description: '{order} {transactie}' },
    )
    assert.equal(description, 'A B C D\u{1f600} 901 MSP-901')
    assert.equal(lines[0]?.description, description)
  })
})

function anOrder(payment: Partial<ProviderPayment>, settings: Partial<OrderContext['settings']>) {
  const planned: PlannedBooking = {
    payment: aPayment(1, payment),
    lines: [{ debtorId: 'debtor-1', cents: cents(12_100) }],
    clearingCents: cents(12_100),
    differenceCents: cents(0),
    overpaidCents: cents(0),
    covers: [],
  }
  return bookingOrder(planned, {
    settings: { ...BOOK, ...settings },
    debtors: new Map([['debtor-1', aDebtor(1)]]),
    references: new Map(),
    today: calendarDate('2026-11-24'),
    keyOf: bookingKey,
  })
}
