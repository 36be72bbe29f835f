// One world for each reason that is given when money is not there, not ours to book, or nobody can say whose.

import { calendarDate } from '../../../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../../../nodes/reconcile/domain/cents.ts'
import type { CoveredBefore } from '../../../../nodes/reconcile/domain/covered-before.ts'
import { aChargeback, anOpenDebtor, aPayment, aRefund, covered } from '../builders.ts'
import type { Example } from './example.ts'

const two = [anOpenDebtor(), anOpenDebtor({ id: 'debtor-2', totalCents: 5_000 })]
const credit = anOpenDebtor({ totalCents: -2_100 })
const payPal = aPayment({ method: 'PAYPAL', standing: 'authorised', financialStatus: 'initialized' })
const payPalAccount = new Set(['PAYPAL'])

export const HELD_EXAMPLES: readonly Example[] = [
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
    world: 'its booking stands in an import file that SnelStart has not read',
    run: { covered: inFile('2026-01-25') },
    outcome: 'already-booked',
    reason: 'waits-in-file',
    values: { waitingCents: 12_100, openCents: 12_100, since: '2026-01-25' },
  },
  {
    world: 'more money comes in while its booking stands in an import file',
    run: { covered: inFile('2026-01-25'), payments: [aPayment({ transactionId: '9000007' })] },
    outcome: 'already-booked',
    reason: 'waits-in-file',
    values: { waitingCents: 12_100, openCents: 12_100, since: '2026-01-25' },
  },
  {
    world: 'nobody imported the file for more than two weeks',
    run: { covered: inFile('2026-01-17') },
    outcome: 'already-booked',
    reason: 'waits-in-file',
    attention: true,
    values: { waitingCents: 12_100, openCents: 12_100, since: '2026-01-17' },
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

/** All of the invoice, by the one payment. */
function inFile(since: string): CoveredBefore {
  const { id } = anOpenDebtor()
  const waiting = { cents: cents(12_100), since: calendarDate(since) }
  return {
    ...covered({ [aPayment().transactionId]: 12_100 }, { [id]: 12_100 }),
    waitingInFiles: new Map([[id, waiting]]),
  }
}
