// Money that was booked before, was entered by hand, or was dealt with before the start.

import assert from 'node:assert/strict'
import { anOpenDebtor, aPayment, aRefund, booked, covered, decide } from '../builders.ts'

const first = aPayment({ transactionId: '1', amountCents: 5_000 })
const second = aPayment({ transactionId: '2', amountCents: 7_100, on: '2026-01-20' })

describe('Money that was booked before', () => {
  it('is not booked again when the next instalment comes', () => {
    const run = {
      debtors: [anOpenDebtor({ openCents: 7_100 })],
      payments: [first, second],
      covered: covered({ 1: 5_000 }, { 'debtor-1': 5_000 }),
    }
    assert.equal(decide(run).outcome, 'paid')
    assert.deepEqual(booked(run), [
      { transaction: '2', lines: { 'debtor-1': 7_100 }, clearing: 7_100, covers: { 2: 7_100 } },
    ])
  })

  it('counts for the part that no booking covers', () => {
    const run = {
      debtors: [anOpenDebtor({ openCents: 7_100 })],
      payments: [aPayment({ transactionId: '1' })],
      covered: covered({ 1: 5_000 }, { 'debtor-1': 5_000 }),
    }
    assert.deepEqual(booked(run), [
      { transaction: '1', lines: { 'debtor-1': 7_100 }, clearing: 7_100, covers: { 1: 7_100 } },
    ])
  })

  it('on an invoice that is open for more than the rest was undone by a person', () => {
    const run = {
      debtors: [anOpenDebtor({ openCents: 7_101 })],
      payments: [first],
      covered: covered({ 1: 5_000 }, { 'debtor-1': 5_000 }),
    }
    assert.equal(decide(run).attention, true)
    assert.equal(decide({ ...run, debtors: [anOpenDebtor({ openCents: 7_100 })] }).attention, false)
  })

  it('is seen to be undone on one invoice although another of the order was settled further', () => {
    const debtors = [
      anOpenDebtor({ id: 'undone', totalCents: 5_000 }),
      anOpenDebtor({ id: 'further', totalCents: 20_000, openCents: 10_000 }),
    ]
    assert.equal(
      decide({ debtors, payments: [first], covered: covered({ 1: 5_000 }, { undone: 5_000 }) }).reasonCode,
      'already-booked-undone',
    )
  })

  it('by PayPal is still known as booked where its account is not', () => {
    const payPal = aPayment({ transactionId: '1', method: 'PAYPAL', standing: 'authorised' })
    assert.equal(decide({ payments: [payPal], covered: covered({ 1: 12_100 }) }).outcome, 'already-booked')
  })

  it('and then went back is for the list of returns after booking, not for the invoice', () => {
    const run = {
      debtors: [anOpenDebtor({ openCents: 7_100 })],
      payments: [first, aRefund({ amountCents: -5_000 })],
      covered: covered({ 1: 5_000 }, { 'debtor-1': 5_000 }),
    }
    assert.equal(decide(run).outcome, 'already-booked')
  })
})

describe('Money that somebody entered by hand', () => {
  const outcome = (openCents: number, payments: Parameters<typeof aPayment>[0][], earlier = covered({})) =>
    decide({
      debtors: [anOpenDebtor({ openCents })],
      payments: payments.map((traits, index) => aPayment({ transactionId: String(index), ...traits })),
      covered: earlier,
    }).outcome

  it('is recognised by a payment of exactly that amount', () => {
    assert.equal(outcome(7_100, [{ amountCents: 5_000 }]), 'settled-elsewhere')
  })

  it('is recognised by several payments of together that amount', () => {
    assert.equal(
      outcome(3_100, [{ amountCents: 5_000 }, { amountCents: 4_000 }, { amountCents: 3_100 }]),
      'settled-elsewhere',
    )
  })

  it('is recognised by a payment less what went back of it', () => {
    const payments = [aPayment({ transactionId: '1' }), aRefund({ transactionId: '2' })]
    const run = {
      debtors: [anOpenDebtor({ openCents: 2_100 })],
      payments,
      settings: { overpaid: 'book-open' },
    } as const
    assert.equal(decide(run).outcome, 'settled-elsewhere')
    assert.deepEqual(booked(run), [])
  })

  it('is recognised on one invoice although a booking was undone on another', () => {
    const debtors = [
      anOpenDebtor({ id: 'by-hand', totalCents: 10_000, openCents: 5_000 }),
      anOpenDebtor({ id: 'undone', totalCents: 2_000 }),
    ]
    const payments = [
      aPayment({ transactionId: '1', amountCents: 5_000 }),
      aPayment({ transactionId: '2', amountCents: 2_000 }),
    ]
    assert.equal(decide({ debtors, payments, covered: covered({}, { undone: 2_000 }) }).outcome, 'settled-elsewhere')
  })

  it('is not suspected when the rest of the invoice was paid otherwise by another amount', () => {
    assert.equal(outcome(7_100, [{ amountCents: 7_100 }]), 'paid')
  })

  it('is not suspected when our own booking explains what was settled', () => {
    const earlier = covered({ 0: 5_000 }, { 'debtor-1': 5_000 })
    assert.equal(outcome(7_100, [{ amountCents: 5_000 }, { amountCents: 5_000 }], earlier), 'paid-partly')
  })

  it('is sought among single payments and their total when there are very many', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ amountCents: 100 + index }))
    assert.equal(outcome(12_000, many), 'settled-elsewhere')
    assert.equal(outcome(12_100 - 2_190, many), 'settled-elsewhere')
    assert.equal(outcome(12_100 - 201, many), 'paid-partly')
  })
})

describe('Money received before the start', () => {
  it('is not booked, and what came on the day itself is', () => {
    assert.equal(decide({ bookFrom: '2026-01-12' }).outcome, 'paid')
    assert.equal(decide({ bookFrom: '2026-01-13' }).outcome, 'before-start')
  })

  it('leaves what came later to be booked', () => {
    const run = { debtors: [anOpenDebtor({ openCents: 7_100 })], payments: [first, second], bookFrom: '2026-01-15' }
    assert.equal(decide(run).outcome, 'paid')
    assert.deepEqual(
      booked(run).map(({ covers }) => covers),
      [{ 2: 7_100 }],
    )
  })

  it('is named by the newest of its payments', () => {
    const decision = decide({ payments: [second, first], bookFrom: '2026-02-01' })
    assert.deepEqual(decision.reasonValues, { paidOn: '2026-01-20', bookFrom: '2026-02-01' })
  })

  it('is judged by the day in Amsterdam', () => {
    const atMidnight = aPayment({ completed: '2026-01-13T00:00:00+01:00' })
    assert.equal(decide({ payments: [atMidnight], bookFrom: '2026-01-13' }).outcome, 'paid')
  })
})
