// What earlier bookings account for, once SnelStart showed some that the register did not know.

import assert from 'node:assert/strict'

import { withFound } from '../../../nodes/reconcile/book-payment/covered-now.ts'
import type { FoundBooking } from '../../../nodes/reconcile/domain/booking-order.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import type { CoveredBefore } from '../../../nodes/reconcile/domain/covered-before.ts'
import { plainBooking } from '../../../nodes/reconcile/domain/matching/plainly-paid.ts'
import { anOpenDebtor, aPayment } from '../domain/builders.ts'

const debtor = anOpenDebtor()
const payment = aPayment()
const planned = plainBooking({ debtor, payment, reference: { value: '2026-1', source: 'betalingskenmerk' } })
const found = (settled: FoundBooking['settled']): ReadonlyMap<string, FoundBooking> =>
  new Map([['MSP-9000001', { key: 'MSP-9000001', date: calendarDate('2026-01-12'), settled }]])
const before: CoveredBefore = {
  centsByTransaction: new Map(),
  writtenOffByDebtor: new Map(),
  waitingInFiles: new Map([['debtor-2', { cents: cents(500), since: calendarDate('2026-01-02') }]]),
}

describe('A booking that SnelStart shows and the register does not know', () => {
  it('covers its payment, and writes off what its lines say', () => {
    const settled = [{ invoiceNumber: debtor.invoiceNumber, cents: cents(12_000) }]
    const after = withFound(before, found(settled), [planned], [debtor])
    assert.equal(after.centsByTransaction.get('9000001'), 12_100)
    assert.equal(after.writtenOffByDebtor.get('debtor-1'), 12_000)
  })

  it('is taken for what was planned where its lines are not shown', () => {
    const after = withFound(before, found([]), [planned], [debtor])
    assert.equal(after.writtenOffByDebtor.get('debtor-1'), 12_100)
  })

  it('leaves other debtors waiting for their import file', () => {
    const after = withFound(before, found([]), [planned], [debtor])
    assert.deepEqual(after.waitingInFiles, before.waitingInFiles)
  })
})
