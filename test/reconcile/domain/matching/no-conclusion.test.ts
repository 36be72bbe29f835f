// What ends the matter before any amount is weighed, and in which order.

import assert from 'node:assert/strict'
import { match } from '../../../../nodes/reconcile/domain/matching/match.ts'
import { anOpenDebtor, aPayment, aRefund, aRun, booked, covered, decide } from '../builders.ts'

const two = [anOpenDebtor(), anOpenDebtor({ id: 'debtor-2', totalCents: 5_000 })]
const both = aPayment({ amountCents: 17_100 })

describe('A reference that several debtors share', () => {
  it('is clear when all are in sight and together are what was paid', () => {
    const debtors = two.map((debtor) => ({ ...debtor, sharedWith: { debtors: 1, openCents: debtor.openCents } }))
    assert.equal(decide({ debtors, payments: [both] }).outcome, 'paid')
  })

  it('is held when a filter hides one, even where the amount would fit', () => {
    const run = { debtors: [anOpenDebtor({ sharedWith: { debtors: 1, openCents: 5_000 } })] }
    assert.deepEqual(booked(run), [])
  })

  it('is held when one of them is not to be booked in this run', () => {
    const run = { debtors: two, payments: [both], withheld: new Set(['debtor-2']) }
    assert.equal(decide(run, 'debtor-1').reasonCode, 'shared-with-hidden')
    assert.deepEqual(booked(run), [])
  })

  it('is held when a credit invoice in it is not to be booked in this run', () => {
    const debtors = [anOpenDebtor({ totalCents: -2_100 })]
    assert.deepEqual(booked({ debtors, payments: [aRefund()], withheld: new Set(['debtor-1']) }), [])
  })

  it('is held when a filter hides one behind either of two references that one payment joins', () => {
    const debtors = [
      anOpenDebtor({ id: 'a', totalCents: 4_000, reference: 'order', sharedWith: { debtors: 1, openCents: 1_000 } }),
      anOpenDebtor({ id: 'b', totalCents: 8_100, references: { factuurnummer: 'number' } }),
    ]
    const payments = [aPayment({ orderId: 'order', invoiceId: 'number' })]
    const run = { debtors, payments, settings: { references: ['betalingskenmerk', 'factuurnummer'] } } as const
    assert.equal(decide(run).reasonCode, 'shared-with-hidden')
  })

  it('is no matter while nothing was received', () => {
    assert.equal(decide({ debtors: two, payments: [aPayment({ standing: 'failed' })] }).outcome, 'unpaid')
  })

  it('by very many debtors is decided as well', () => {
    const debtors = Array.from({ length: 130_000 }, (_, index) => anOpenDebtor({ id: String(index), totalCents: 1 }))
    const payments = [aPayment({ amountCents: 130_000 })]
    assert.equal(match(aRun({ debtors, payments })).bookings[0]?.lines.length, 130_000)
  })
})

describe('A row that is no money', () => {
  const stray = { transactionId: '9000009', standing: 'failed' } as const

  it('disturbs nothing on another site', () => {
    assert.equal(decide({ payments: [aPayment(), aPayment({ ...stray, siteId: '2' })] }).outcome, 'paid')
  })

  it('disturbs nothing in another currency', () => {
    assert.equal(decide({ payments: [aPayment(), aPayment({ ...stray, currency: 'USD' })] }).outcome, 'paid')
  })

  it('of another kind disturbs nothing and is no order', () => {
    const payout = aPayment({
      ...stray,
      kind: 'other',
      type: 'payout',
      standing: 'settled',
      currency: 'USD',
      siteId: '2',
    })
    assert.equal(decide({ payments: [aPayment(), payout] }).outcome, 'paid')
    assert.equal(decide({ payments: [payout] }).outcome, 'not-found')
  })

  it('with an unknown word beside the real payment does not hold it', () => {
    const odd = aPayment({ transactionId: '9000009', standing: 'unknown', status: 'odd' })
    assert.equal(decide({ payments: [aPayment(), odd] }).outcome, 'paid')
  })

  it('under way beside an unknown word is what is told', () => {
    const payments = [aPayment({ standing: 'unknown' }), aPayment({ transactionId: '2', standing: 'underway' })]
    assert.equal(decide({ payments }).reasonCode, 'pending')
  })
})

describe('Money that is not collected', () => {
  const payPal = aPayment({ transactionId: '1', method: 'paypal', standing: 'authorised', amountCents: 5_000 })
  const ideal = aPayment({ transactionId: '2', amountCents: 7_100 })
  const bookableMethods = new Set(['PAYPAL'])

  it('without an account of its own leaves only the rest of the payments to be booked', () => {
    assert.deepEqual(
      booked({ payments: [payPal, ideal] }).map(({ covers }) => covers),
      [{ 2: 7_100 }],
    )
  })

  it('with an account of its own completes what was collected', () => {
    assert.equal(decide({ payments: [payPal, ideal], bookableMethods }).outcome, 'paid')
  })

  it('is held when something went back and two accounts could have paid it', () => {
    const run = { payments: [payPal, ideal, aRefund()], bookableMethods }
    assert.equal(decide(run).reasonCode, 'not-collected-hold')
    assert.deepEqual(booked(run), [])
  })

  it('is booked less what went back the same way', () => {
    const debtors = [anOpenDebtor({ totalCents: 2_900 })]
    const back = aRefund({ method: 'PAYPAL', standing: 'authorised' })
    assert.equal(decide({ debtors, payments: [payPal, back], bookableMethods }).reasonCode, 'not-collected-book')
  })

  it('is named without a method where the provider names none', () => {
    const nameless = { ...aPayment({ standing: 'underway' }), method: undefined }
    const { method: _, ...row } = nameless
    assert.equal(decide({ payments: [row] }).reasonValues['method'], '?')
  })
})

describe('The first reason that applies is the one that is given', () => {
  const dollars = aPayment({ transactionId: '2', currency: 'USD', siteId: '2' })
  const ladder = [
    ['no-reference', { debtors: [anOpenDebtor({ totalCents: -1, references: {} })] }],
    [
      'credit-invoice',
      { debtors: [anOpenDebtor({ totalCents: -1 })], payments: [], failedReferences: new Set(['2026-1']) },
    ],
    ['lookup-failed', { payments: [], failedReferences: new Set(['2026-1']) }],
    ['ambiguous-payment', { debtors: two, payments: [aPayment(), dollars] }],
    ['currency-differs', { debtors: two, payments: [aPayment(), { ...dollars, siteId: '1' }] }],
    [
      'ambiguous-reference',
      { debtors: two, payments: [aPayment(), aPayment({ transactionId: '2' })], covered: covered({ 2: 12_100 }) },
    ],
    [
      'already-booked',
      { payments: [aPayment(), aRefund({ standing: 'underway' })], covered: covered({ 9000001: 12_100 }) },
    ],
    ['before-start', { payments: [aPayment(), aRefund({ standing: 'underway' })], bookFrom: '2026-02-01' }],
    [
      'pending',
      {
        debtors: [anOpenDebtor({ totalCents: 24_200, openCents: 12_100 })],
        payments: [aPayment(), aRefund({ standing: 'underway' })],
      },
    ],
    ['settled-elsewhere', { debtors: [anOpenDebtor({ totalCents: 24_200, openCents: 12_100 })] }],
  ] as const

  for (const [outcome, run] of ladder) {
    it(outcome, () => {
      assert.equal(decide(run).outcome, outcome)
    })
  }
})

describe('An invoice that nobody knows', () => {
  it('is for a person from the fifteenth day', () => {
    const attention = (invoiceDate: string) =>
      decide({ debtors: [anOpenDebtor({ invoiceDate })], payments: [] }).attention
    assert.deepEqual([attention('2026-01-18'), attention('2026-01-17')], [false, true])
  })
})

describe('Money that nobody asks for', () => {
  it('is handed back in the order in which it came', () => {
    const strays = ['c', 'a', 'b'].map((orderId) => aPayment({ transactionId: orderId, orderId }))
    assert.deepEqual(match(aRun({ payments: [...strays, aPayment()] })).unasked, strays)
  })
})
