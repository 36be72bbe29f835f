// What is booked (contract, section 4): net amounts decide, gross rows are booked.

import assert from 'node:assert/strict'
import { anOpenDebtor, aPayment, aRefund, booked, decide } from '../builders.ts'

const invoice = anOpenDebtor({ id: 'invoice' })
const second = anOpenDebtor({ id: 'second', totalCents: 5_000, invoiceDate: '2026-01-11' })
const giftCard = aPayment({ transactionId: '1', method: 'VVVGIFTCRD', amountCents: 2_100 })
const ideal = aPayment({ transactionId: '2', amountCents: 10_000, on: '2026-01-13' })

describe('The bookings of money that is in', () => {
  it('write off the debtor and debit the clearing account by the same amount', () => {
    assert.deepEqual(booked({ debtors: [invoice], payments: [aPayment({ transactionId: '1' })] }), [
      { transaction: '1', lines: { invoice: 12_100 }, clearing: 12_100, covers: { 1: 12_100 } },
    ])
  })

  it('are two when a gift card and an iDEAL payment pay one invoice', () => {
    assert.deepEqual(booked({ debtors: [invoice], payments: [ideal, giftCard] }), [
      { transaction: '1', lines: { invoice: 2_100 }, clearing: 2_100, covers: { 1: 2_100 } },
      { transaction: '2', lines: { invoice: 10_000 }, clearing: 10_000, covers: { 2: 10_000 } },
    ])
    assert.equal(decide({ debtors: [invoice], payments: [ideal, giftCard] }).amountToBookCents, 12_100)
  })

  it('are one for each of two equal instalments', () => {
    const payments = [1, 2].map((id) => aPayment({ transactionId: String(id), amountCents: 6_050 }))
    assert.deepEqual(
      booked({ debtors: [invoice], payments }).map(({ transaction, clearing }) => [transaction, clearing]),
      [
        ['1', 6_050],
        ['2', 6_050],
      ],
    )
  })

  it('have one line an invoice when one payment pays two', () => {
    const payments = [aPayment({ transactionId: '1', amountCents: 17_100 })]
    assert.deepEqual(booked({ debtors: [second, invoice], payments }), [
      { transaction: '1', lines: { invoice: 12_100, second: 5_000 }, clearing: 17_100, covers: { 1: 17_100 } },
    ])
  })

  it('settle the oldest invoice first when two payments pay two invoices', () => {
    const payments = [
      aPayment({ transactionId: '1', amountCents: 10_000 }),
      aPayment({ transactionId: '2', amountCents: 7_100, on: '2026-01-20' }),
    ]
    assert.deepEqual(
      booked({ debtors: [second, invoice], payments }).map(({ lines }) => lines),
      [{ invoice: 10_000 }, { invoice: 2_100, second: 5_000 }],
    )
  })

  it('carry a chargeback that was won as money of its own', () => {
    const payments = [
      aPayment({ transactionId: '1' }),
      aRefund({ transactionId: '2', kind: 'chargeback', amountCents: -12_100 }),
      aPayment({ transactionId: '3', kind: 'chargeback-reversed', on: '2026-01-25' }),
    ]
    assert.deepEqual(booked({ debtors: [invoice], payments }), [
      { transaction: '1', lines: { invoice: 12_100 }, clearing: 12_100, covers: { 1: 12_100, 2: -12_100, 3: 12_100 } },
    ])
  })

  it('leave the rest open when part is in', () => {
    assert.deepEqual(booked({ debtors: [invoice], payments: [ideal] }), [
      { transaction: '2', lines: { invoice: 10_000 }, clearing: 10_000, covers: { 2: 10_000 } },
    ])
  })

  it('put what is beyond the invoice on the account for overpayments, payment by payment', () => {
    const payments = [
      aPayment({ transactionId: '1', amountCents: 13_000 }),
      aPayment({ transactionId: '2', on: '2026-01-20' }),
    ]
    assert.deepEqual(booked({ debtors: [invoice], payments, settings: { overpaid: 'book-open' } }), [
      { transaction: '1', lines: { invoice: 12_100 }, clearing: 13_000, overpaid: 900, covers: { 1: 13_000 } },
      { transaction: '2', lines: {}, clearing: 12_100, overpaid: 12_100, covers: { 2: 12_100 } },
    ])
  })

  it('are none of any kind while overpayments are held', () => {
    const run = { payments: [aPayment({ amountCents: 12_101 })] }
    assert.deepEqual(booked(run), [])
    assert.equal(decide(run).amountToBookCents, 0)
  })
})

describe('The tolerance', () => {
  const byDifference = (amountCents: number, toleranceCents: number) => {
    const run = { payments: [aPayment({ amountCents })], settings: { toleranceCents } }
    return { outcome: decide(run).outcome, booking: booked(run)[0] }
  }

  it('lets a payment that is exactly so much short settle the invoice, the rest on the difference account', () => {
    const { outcome, booking } = byDifference(12_095, 5)
    assert.equal(outcome, 'within-tolerance')
    assert.deepEqual([booking?.lines, booking?.clearing, booking?.difference], [{ 'debtor-1': 12_100 }, 12_095, 5])
  })

  it('lets a payment that is exactly so much too high settle the invoice', () => {
    const { outcome, booking } = byDifference(12_105, 5)
    assert.equal(outcome, 'within-tolerance')
    assert.deepEqual([booking?.lines, booking?.clearing, booking?.difference], [{ 'debtor-1': 12_100 }, 12_105, -5])
  })

  it('ends at the next cent, on both sides', () => {
    assert.equal(byDifference(12_094, 5).outcome, 'paid-partly')
    assert.equal(byDifference(12_106, 5).outcome, 'overpaid')
  })

  it('of nothing lets no cent pass', () => {
    assert.equal(byDifference(12_099, 0).outcome, 'paid-partly')
    assert.equal(byDifference(12_101, 0).outcome, 'overpaid')
  })

  it('spreads over several payments that each came a cent too many', () => {
    const payments = [12_100, 1, 1].map((amountCents, index) => aPayment({ transactionId: String(index), amountCents }))
    assert.deepEqual(
      booked({ payments, settings: { toleranceCents: 2 } }).map(({ difference }) => difference),
      [undefined, -1, -1],
    )
  })

  it('does not reach over two invoices, where nobody knows which one is short', () => {
    const payments = [aPayment({ amountCents: 17_099 })]
    assert.equal(
      decide({ debtors: [invoice, second], payments, settings: { toleranceCents: 5 } }).outcome,
      'ambiguous-reference',
    )
  })
})
