// Any reference but the betalingskenmerk can equal somebody else's order, so more has to fit.

import assert from 'node:assert/strict'
import type { ReferenceSource } from '../../../../nodes/reconcile/domain/open-debtor.ts'
import { anOpenDebtor, aPayment, aRefund, booked, decide } from '../builders.ts'

const WEAKER = ['factuurnummer', 'orderreferentie', 'omschrijving'] as const

const found = (source: ReferenceSource, payment: Parameters<typeof aPayment>[0] = {}) =>
  ({
    debtors: [anOpenDebtor({ references: { [source]: '2026-1' } })],
    payments: [aPayment(payment)],
    settings: { references: [source], overpaid: 'book-open', toleranceCents: 100 },
  }) as const

describe('A debtor found by a weaker key', () => {
  for (const source of WEAKER) {
    it(`is paid by exactly the open amount when the key is the ${source}`, () => {
      assert.equal(decide(found(source)).outcome, 'paid')
      assert.equal(booked(found(source))[0]?.clearing, 12_100)
    })

    it(`is held for a cent more or less when the key is the ${source}, whatever is tolerated or booked partly`, () => {
      for (const [amountCents, outcome] of [
        [12_099, 'paid-partly'],
        [12_101, 'overpaid'],
      ] as const) {
        const decision = decide(found(source, { amountCents }))
        assert.deepEqual([decision.outcome, decision.reasonCode, decision.attention], [outcome, 'weak-amount', true])
        assert.deepEqual(booked(found(source, { amountCents })), [])
      }
    })
  }

  it('may be paid sixty days before its invoice, and no day more', () => {
    assert.equal(decide(found('factuurnummer', { on: '2025-11-11' })).outcome, 'paid')
    assert.equal(decide(found('factuurnummer', { on: '2025-11-10' })).reasonCode, 'weak-too-old')
  })

  it('that is a credit invoice is not settled by what went back long before it', () => {
    const run = (on: string) =>
      ({
        debtors: [anOpenDebtor({ totalCents: -2_100, references: { factuurnummer: '2026-1' } })],
        payments: [aRefund({ on })],
        settings: { references: ['factuurnummer'] },
      }) as const
    assert.equal(decide(run('2025-11-11')).outcome, 'paid')
    assert.equal(decide(run('2025-11-10')).reasonCode, 'weak-too-old')
    assert.deepEqual(booked(run('2025-11-10')), [])
  })

  it('is held with the others of its group when the payment is too old for the newest invoice', () => {
    const debtors = ['2026-01-10', '2026-03-20'].map((invoiceDate) =>
      anOpenDebtor({ id: invoiceDate, invoiceDate, references: { orderreferentie: '2026-1' } }),
    )
    const run = {
      debtors,
      payments: [aPayment({ amountCents: 24_200 })],
      settings: { references: ['orderreferentie'] },
    } as const
    assert.equal(decide(run).reasonCode, 'weak-too-old')
  })

  it('is found by the invoice number that the shop sent along', () => {
    const payments = [aPayment({ orderId: 'shop-77', invoiceId: '2026-1' })]
    assert.equal(decide({ ...found('factuurnummer'), payments }).outcome, 'paid')
  })

  it('is not found by that number when the key is another one', () => {
    const payments = [aPayment({ orderId: 'shop-77', invoiceId: '2026-1' })]
    assert.equal(decide({ ...found('orderreferentie'), payments }).outcome, 'not-found')
  })

  it('makes one group with the debtor that the order itself names', () => {
    const debtors = [
      anOpenDebtor({ id: 'by-order', reference: 'shop-77' }),
      anOpenDebtor({ id: 'by-number', totalCents: 5_000, references: { factuurnummer: '2026-1' } }),
    ]
    const payments = [aPayment({ orderId: 'shop-77', invoiceId: '2026-1', amountCents: 17_100 })]
    const run = { debtors, payments, settings: { references: ['betalingskenmerk', 'factuurnummer'] } } as const
    assert.deepEqual(booked(run)[0]?.lines, { 'by-number': 5_000, 'by-order': 12_100 })
  })

  it('never makes an invoice number of a reference that is none, in whatever order the payments come', () => {
    const debtors = [
      anOpenDebtor({ id: 'by-order', reference: 'shop-77' }),
      anOpenDebtor({ id: 'by-number', totalCents: 5_000, references: { factuurnummer: '2026-1' } }),
    ]
    const payments = [
      aPayment({ transactionId: '1', orderId: 'shop-77', invoiceId: '2026-1', amountCents: 17_100 }),
      aPayment({ transactionId: '2', orderId: 'elsewhere', invoiceId: 'shop-77', amountCents: 100 }),
    ]
    const run = { debtors, settings: { references: ['betalingskenmerk', 'factuurnummer'] } } as const
    for (const order of [payments, payments.toReversed()]) {
      assert.equal(decide({ ...run, payments: order }).outcome, 'paid')
    }
  })
})
