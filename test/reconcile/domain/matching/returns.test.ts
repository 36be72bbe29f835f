// Money that went back, with and without a credit invoice: invoice € 121,00, credit invoice € 21,00.

import assert from 'node:assert/strict'
import { match } from '../../../../nodes/reconcile/domain/matching/match.ts'
import { aChargeback, anOpenDebtor, aPayment, aRefund, aRun, booked, covered, decide, decisionOf } from '../builders.ts'

const invoice = anOpenDebtor({ id: 'invoice' })
const credit = anOpenDebtor({ id: 'credit', totalCents: -2_100, invoiceDate: '2026-01-18' })
const payment = aPayment({ transactionId: '1' })
const refund = aRefund({ transactionId: '2' })

describe('A refund with a credit invoice', () => {
  it('is booked on the credit invoice, and the payment on the invoice: both paid', () => {
    const run = { debtors: [invoice, credit], payments: [payment, refund] }
    const result = match(aRun(run))
    assert.deepEqual([decisionOf(result, 'invoice').outcome, decisionOf(result, 'credit').outcome], ['paid', 'paid'])
    assert.deepEqual(
      [decisionOf(result, 'invoice').amountToBookCents, decisionOf(result, 'credit').amountToBookCents],
      [12_100, -2_100],
    )
    assert.deepEqual(booked(run), [
      { transaction: '2', lines: { credit: -2_100 }, clearing: -2_100, covers: { 2: -2_100 } },
      { transaction: '1', lines: { invoice: 12_100 }, clearing: 12_100, covers: { 1: 12_100 } },
    ])
  })

  it('settles the credit invoice alone after the payment was booked', () => {
    const run = { debtors: [credit], payments: [payment, refund], covered: covered({ 1: 12_100 }) }
    assert.equal(decide(run).reasonCode, 'paid-by-return')
    assert.deepEqual(booked(run), [
      { transaction: '2', lines: { credit: -2_100 }, clearing: -2_100, covers: { 2: -2_100 } },
    ])
  })

  it('settles two credit invoices when it is exactly their sum', () => {
    const other = anOpenDebtor({ id: 'other', totalCents: -1_000, invoiceDate: '2026-01-20' })
    const payments = [aRefund({ transactionId: '2', amountCents: -3_100 })]
    assert.deepEqual(booked({ debtors: [other, credit], payments })[0]?.lines, { credit: -2_100, other: -1_000 })
  })

  it('waits while the refund is on its way', () => {
    const run = {
      debtors: [credit],
      payments: [payment, aRefund({ standing: 'underway' })],
      covered: covered({ 1: 12_100 }),
    }
    assert.equal(decide(run).reasonCode, 'pending-return')
  })

  it('is no affair of ours when the refund was before the start', () => {
    assert.equal(decide({ debtors: [credit], payments: [refund], bookFrom: '2026-02-01' }).outcome, 'before-start')
  })

  it('was undone by a person when the refund was booked on it and it is open all the same', () => {
    const run = { debtors: [credit], payments: [refund], covered: covered({ 2: -2_100 }, { credit: -2_100 }) }
    assert.equal(decide(run).reasonCode, 'already-booked-undone')
  })

  it('is held when money is in that its credit invoice does not explain', () => {
    const run = { debtors: [credit], payments: [payment, refund], covered: covered({ 2: -2_100 }) }
    assert.equal(decide(run).reasonCode, 'credit-other-return')
  })

  it('waits when the refund failed', () => {
    assert.equal(
      decide({ debtors: [credit], payments: [aRefund({ standing: 'failed' })] }).reasonCode,
      'credit-invoice',
    )
  })

  it('is held when the sum of invoices and credit invoices is another than what came in', () => {
    const small = anOpenDebtor({ id: 'small', totalCents: 5_000 })
    const large = anOpenDebtor({ id: 'large', totalCents: -10_000 })
    const payments = [
      aPayment({ transactionId: '1', amountCents: 13_000 }),
      aRefund({ transactionId: '2', amountCents: -10_000 }),
    ]
    const run = { debtors: [small, large], payments, settings: { overpaid: 'book-open' } } as const
    assert.equal(decide(run).outcome, 'ambiguous-reference')
    assert.deepEqual(booked(run), [])
  })
})

describe('A credit invoice without a refund', () => {
  it('makes the payment reach further when the customer paid the net amount', () => {
    const run = { debtors: [invoice, credit], payments: [aPayment({ transactionId: '1', amountCents: 10_000 })] }
    assert.deepEqual(booked(run), [
      { transaction: '1', lines: { credit: -2_100, invoice: 12_100 }, clearing: 10_000, covers: { 1: 10_000 } },
    ])
  })

  it('is held with its invoice when the customer paid the whole amount', () => {
    assert.equal(decide({ debtors: [invoice, credit], payments: [payment] }).outcome, 'ambiguous-reference')
  })
})

describe('A refund without a credit invoice', () => {
  it('reduces the booking of the payment, which covers it too', () => {
    assert.deepEqual(booked({ debtors: [invoice], payments: [payment, refund] }), [
      { transaction: '1', lines: { invoice: 10_000 }, clearing: 10_000, covers: { 1: 12_100, 2: -2_100 } },
    ])
  })

  it('reduces the newest of several payments', () => {
    const payments = [
      aPayment({ transactionId: '1', amountCents: 6_000 }),
      refund,
      aPayment({ transactionId: '3', amountCents: 6_100, on: '2026-01-14' }),
    ]
    assert.deepEqual(
      booked({ debtors: [invoice], payments }).map(({ transaction, clearing, covers }) => [
        transaction,
        clearing,
        covers,
      ]),
      [
        ['1', 6_000, { 1: 6_000 }],
        ['3', 4_000, { 3: 6_100, 2: -2_100 }],
      ],
    )
  })

  it('that took a double payment back whole leaves one booking, which covers all three', () => {
    const payments = [
      payment,
      aPayment({ transactionId: '3', on: '2026-01-13' }),
      aRefund({ transactionId: '2', amountCents: -12_100 }),
    ]
    assert.deepEqual(booked({ debtors: [invoice], payments }), [
      { transaction: '1', lines: { invoice: 12_100 }, clearing: 12_100, covers: { 1: 12_100, 3: 12_100, 2: -12_100 } },
    ])
  })

  it('that took back more than the newest payment reduces the one before it', () => {
    const payments = [
      aPayment({ transactionId: '1', amountCents: 10_000 }),
      aPayment({ transactionId: '3', amountCents: 2_000, on: '2026-01-14' }),
      aRefund({ transactionId: '2', amountCents: -2_100 }),
    ]
    assert.deepEqual(booked({ debtors: [invoice], payments }), [
      { transaction: '1', lines: { invoice: 9_900 }, clearing: 9_900, covers: { 1: 10_000, 3: 2_000, 2: -2_100 } },
    ])
  })

  it('changes nothing when it was booked before', () => {
    const run = { debtors: [invoice], payments: [payment, refund], covered: covered({ 2: -2_100 }) }
    assert.deepEqual(booked(run)[0]?.covers, { 1: 12_100 })
  })

  it('settles the invoice when the customer had paid so much too much', () => {
    const payments = [aPayment({ transactionId: '1', amountCents: 14_200 }), refund]
    assert.equal(decide({ debtors: [invoice], payments }).outcome, 'paid')
  })

  it('holds the line while it is reserved, whatever came in', () => {
    const payments = [payment, aRefund({ standing: 'underway' })]
    assert.deepEqual(booked({ debtors: [invoice], payments }), [])
  })

  it('that failed took nothing back', () => {
    assert.equal(decide({ debtors: [invoice], payments: [payment, aRefund({ standing: 'failed' })] }).outcome, 'paid')
  })

  it('on its way that an earlier booking accounts for holds nothing', () => {
    const payments = [payment, aRefund({ transactionId: '2', standing: 'underway' })]
    assert.equal(decide({ debtors: [invoice], payments, covered: covered({ 2: -2_100 }) }).outcome, 'paid')
  })
})

describe('A chargeback', () => {
  it('of a payment whose row turned void leaves nothing to book, and no negative amount either', () => {
    const payments = [aPayment({ transactionId: '1', standing: 'failed', status: 'void' }), aChargeback()]
    const decision = decide({ debtors: [invoice], payments })
    assert.deepEqual([decision.outcome, decision.amountToBookCents], ['charged-back', 0])
    assert.deepEqual(booked({ debtors: [invoice], payments }), [])
  })

  it('says so even where only the payment names it and the row calls itself a refund', () => {
    const payments = [aPayment({ status: 'chargeback' }), aRefund({ amountCents: -12_100 })]
    assert.deepEqual(decide({ payments }).reasonValues, { returnedCents: 12_100 })
    assert.equal(decide({ payments }).outcome, 'charged-back')
  })

  it('explains more than a refund beside it', () => {
    const payments = [aPayment(), aRefund({ amountCents: -2_100 }), aChargeback({ amountCents: -10_000 })]
    assert.equal(decide({ payments }).outcome, 'charged-back')
  })
})
