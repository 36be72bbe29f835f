// Every reason that the matcher can give, with the outcome it belongs to, whether a person should look, and the figures.

import assert from 'node:assert/strict'
import { type Outcome, OUTCOME_CODES } from '../../../../nodes/reconcile/domain/outcomes.ts'
import { REASON_CODES, type ReasonCode, type ReasonValues } from '../../../../nodes/reconcile/domain/reason-codes.ts'
import { aChargeback, anOpenDebtor, aPayment, aRefund, covered, decide } from '../builders.ts'

interface Example {
  world: string
  run: Parameters<typeof decide>[0]
  outcome: Outcome
  reason: ReasonCode
  attention?: true
  values: ReasonValues
}

const two = [anOpenDebtor(), anOpenDebtor({ id: 'debtor-2', totalCents: 5_000 })]
const credit = anOpenDebtor({ totalCents: -2_100 })
const byInvoiceNumber = anOpenDebtor({ references: { factuurnummer: '2026-1' } })
const weakly = { references: ['factuurnummer'] } as const
const payPal = aPayment({ method: 'PAYPAL', standing: 'authorised', financialStatus: 'initialized' })
const payPalAccount = new Set(['PAYPAL'])

const EXAMPLES: readonly Example[] = [
  {
    world: 'received equals what is open',
    run: {},
    outcome: 'paid',
    reason: 'paid',
    values: { receivedCents: 12_100, openCents: 12_100 },
  },
  {
    world: 'one payment is exactly the sum of two invoices',
    run: { debtors: two, payments: [aPayment({ amountCents: 17_100 })] },
    outcome: 'paid',
    reason: 'paid-several',
    values: { receivedCents: 17_100, openCents: 17_100, debtors: 2 },
  },
  {
    world: 'a credit invoice was paid back',
    run: { debtors: [credit], payments: [aRefund()] },
    outcome: 'paid',
    reason: 'paid-by-return',
    values: { returnedCents: 2_100, openCents: -2_100 },
  },
  {
    world: 'a cent is missing and five are tolerated',
    run: { payments: [aPayment({ amountCents: 12_099 })], settings: { toleranceCents: 5 } },
    outcome: 'within-tolerance',
    reason: 'within-tolerance',
    values: { receivedCents: 12_099, openCents: 12_100, differenceCents: 1 },
  },
  {
    world: 'part is in, and parts may be booked',
    run: { payments: [aPayment({ amountCents: 10_000 })] },
    outcome: 'paid-partly',
    reason: 'paid-partly-book',
    values: { receivedCents: 10_000, openCents: 12_100, restCents: 2_100 },
  },
  {
    world: 'part is in, and parts are held',
    run: { payments: [aPayment({ amountCents: 10_000 })], settings: { partial: 'hold' } },
    outcome: 'paid-partly',
    reason: 'paid-partly-hold',
    attention: true,
    values: { receivedCents: 10_000, openCents: 12_100, restCents: 2_100 },
  },
  {
    world: 'too much is in, and what is open may be booked',
    run: { payments: [aPayment({ amountCents: 15_000 })], settings: { overpaid: 'book-open' } },
    outcome: 'overpaid',
    reason: 'overpaid-book',
    values: { receivedCents: 15_000, openCents: 12_100, restCents: 2_900 },
  },
  {
    world: 'too much is in, and that is held',
    run: { payments: [aPayment({ amountCents: 15_000 })] },
    outcome: 'overpaid',
    reason: 'overpaid-hold',
    attention: true,
    values: { receivedCents: 15_000, openCents: 12_100, restCents: 2_900 },
  },
  {
    world: 'an invoice number fits, its amount does not',
    run: { debtors: [byInvoiceNumber], payments: [aPayment({ amountCents: 10_000 })], settings: weakly },
    outcome: 'paid-partly',
    reason: 'weak-amount',
    attention: true,
    values: { receivedCents: 10_000, openCents: 12_100, source: 'factuurnummer', debtors: 1 },
  },
  {
    world: 'an invoice number fits a payment of long before the invoice',
    run: { debtors: [byInvoiceNumber], payments: [aPayment({ on: '2025-11-10' })], settings: weakly },
    outcome: 'not-found',
    reason: 'weak-too-old',
    attention: true,
    values: { paidOn: '2025-11-10', invoiceDate: '2026-01-10', source: 'factuurnummer' },
  },
  {
    world: 'the payment was booked, and the invoice is open for the rest',
    run: {
      debtors: [anOpenDebtor({ openCents: 2_100 })],
      payments: [aPayment({ amountCents: 10_000 })],
      covered: covered({ 9000001: 10_000 }, { 'debtor-1': 10_000 }),
    },
    outcome: 'already-booked',
    reason: 'already-booked',
    values: { bookedCents: 10_000, openCents: 2_100 },
  },
  {
    world: 'the payment was booked, and the invoice is open all the same',
    run: { covered: covered({ 9000001: 12_100 }, { 'debtor-1': 12_100 }) },
    outcome: 'already-booked',
    reason: 'already-booked-undone',
    attention: true,
    values: { bookedCents: 12_100, openCents: 12_100, expectedCents: 0 },
  },
  {
    world: 'somebody settled exactly this payment by hand',
    run: { debtors: [anOpenDebtor({ openCents: 2_100 })], payments: [aPayment({ amountCents: 10_000 })] },
    outcome: 'settled-elsewhere',
    reason: 'settled-elsewhere',
    attention: true,
    values: { elsewhereCents: 10_000, receivedCents: 10_000, openCents: 2_100 },
  },
  {
    world: 'a bank transfer is awaited',
    run: { payments: [aPayment({ standing: 'underway', method: 'BANKTRANS' })] },
    outcome: 'pending',
    reason: 'pending',
    values: { amountCents: 12_100, method: 'BANKTRANS' },
  },
  {
    world: 'the customer pays after delivery',
    run: { payments: [aPayment({ standing: 'authorised', method: 'KLARNA' })] },
    outcome: 'pending',
    reason: 'pending-pay-later',
    values: { amountCents: 12_100, method: 'KLARNA' },
  },
  {
    world: 'a refund is on its way',
    run: { payments: [aPayment(), aRefund({ standing: 'underway' })] },
    outcome: 'pending',
    reason: 'pending-return',
    values: { returnedCents: 2_100 },
  },
  {
    world: 'the provider uses a word that nobody knows',
    run: { payments: [aPayment({ standing: 'unknown', status: 'teleported', financialStatus: 'mislaid' })] },
    outcome: 'pending',
    reason: 'pending-unknown-status',
    attention: true,
    values: { status: 'teleported/mislaid' },
  },
  {
    world: 'two attempts failed',
    run: { payments: [aPayment({ standing: 'failed' }), aPayment({ transactionId: '9000002', standing: 'failed' })] },
    outcome: 'unpaid',
    reason: 'unpaid',
    values: { attempts: 2 },
  },
  {
    world: 'PayPal has the money, and has no account of its own here',
    run: { payments: [payPal] },
    outcome: 'not-collected',
    reason: 'not-collected',
    values: { amountCents: 12_100, method: 'PAYPAL' },
  },
  {
    world: 'PayPal has the money, and has an account of its own',
    run: { payments: [payPal], bookableMethods: payPalAccount },
    outcome: 'not-collected',
    reason: 'not-collected-book',
    values: { amountCents: 12_100, method: 'PAYPAL' },
  },
  {
    world: 'PayPal has another amount than is open',
    run: {
      payments: [{ ...payPal, amountCents: aPayment({ amountCents: 12_000 }).amountCents }],
      bookableMethods: payPalAccount,
    },
    outcome: 'not-collected',
    reason: 'not-collected-hold',
    attention: true,
    values: { amountCents: 12_000, openCents: 12_100, method: 'PAYPAL' },
  },
  {
    world: 'the money came before the start',
    run: { bookFrom: '2026-01-13' },
    outcome: 'before-start',
    reason: 'before-start',
    values: { paidOn: '2026-01-12', bookFrom: '2026-01-13' },
  },
  {
    world: 'nobody knows the order of an invoice of yesterday',
    run: { debtors: [anOpenDebtor({ invoiceDate: '2026-01-31' })], payments: [] },
    outcome: 'not-found',
    reason: 'not-found',
    values: { reference: '2026-1' },
  },
  {
    world: 'nobody knows the order of an invoice of three weeks ago',
    run: { payments: [] },
    outcome: 'not-found',
    reason: 'not-found-old',
    attention: true,
    values: { reference: '2026-1', days: 22 },
  },
  {
    world: 'the debtor carries no reference',
    run: { debtors: [anOpenDebtor({ references: {} })] },
    outcome: 'no-reference',
    reason: 'no-reference',
    values: {},
  },
  {
    world: 'all of it went back',
    run: { payments: [aPayment(), aRefund({ amountCents: -12_100 })] },
    outcome: 'refunded',
    reason: 'refunded',
    attention: true,
    values: { receivedCents: 12_100, returnedCents: 12_100 },
  },
  {
    world: 'the bank took it back',
    run: { payments: [aPayment(), aChargeback()] },
    outcome: 'charged-back',
    reason: 'charged-back',
    attention: true,
    values: { returnedCents: 12_100 },
  },
  {
    world: 'two invoices share a payment of neither their sum',
    run: { debtors: two },
    outcome: 'ambiguous-reference',
    reason: 'ambiguous-reference',
    attention: true,
    values: { debtors: 2, openCents: 17_100, receivedCents: 12_100 },
  },
  {
    world: 'a filter hides an invoice that shares the payment',
    run: { debtors: [anOpenDebtor({ sharedWith: { debtors: 1, openCents: 5_000 } })] },
    outcome: 'ambiguous-reference',
    reason: 'shared-with-hidden',
    attention: true,
    values: { debtors: 2, receivedCents: 12_100 },
  },
  {
    world: 'two sites have the order',
    run: { payments: [aPayment({ siteId: '20' }), aPayment({ transactionId: '9000002', siteId: '3' })] },
    outcome: 'ambiguous-payment',
    reason: 'ambiguous-payment',
    attention: true,
    values: { sites: '20, 3' },
  },
  {
    world: 'the customer paid in dollars',
    run: { payments: [aPayment({ currency: 'USD' })] },
    outcome: 'currency-differs',
    reason: 'currency-differs',
    attention: true,
    values: { currency: 'USD' },
  },
  {
    world: 'a credit invoice waits to be paid back or set off',
    run: { debtors: [credit], payments: [] },
    outcome: 'credit-invoice',
    reason: 'credit-invoice',
    values: { openCents: -2_100 },
  },
  {
    world: 'another amount was paid back than the credit invoice says',
    run: { debtors: [credit], payments: [aRefund({ amountCents: -2_000 })] },
    outcome: 'credit-invoice',
    reason: 'credit-other-return',
    attention: true,
    values: { returnedCents: 2_000, openCents: -2_100 },
  },
  {
    world: 'MultiSafepay could not be asked',
    run: { payments: [], failedReferences: new Set(['2026-1']) },
    outcome: 'lookup-failed',
    reason: 'lookup-failed',
    attention: true,
    values: {},
  },
]

describe('What is said of an open debtor', () => {
  for (const { world, run, outcome, reason, attention = false, values } of EXAMPLES) {
    it(`when ${world}: ${outcome}, ${reason}`, () => {
      const decision = decide(run)
      const said = [decision.outcome, decision.reasonCode, decision.attention, decision.reasonValues]
      assert.deepEqual(said, [outcome, reason, attention, values])
    })
  }

  it('has an example here for every outcome', () => {
    const shown = new Set(EXAMPLES.map(({ outcome }) => outcome))
    assert.deepEqual(
      OUTCOME_CODES.filter((code) => !shown.has(code)),
      [],
    )
  })

  it('has an example here for every reason that is not given while booking', () => {
    const shown = new Set(EXAMPLES.map(({ reason }) => reason))
    const matching = REASON_CODES.slice(0, REASON_CODES.indexOf('changed-since-preview'))
    assert.deepEqual(
      matching.filter((code) => !shown.has(code)),
      [],
    )
  })
})
