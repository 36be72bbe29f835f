// One world for each reason that is given when money is in.

import { anOpenDebtor, aPayment, aRefund, covered } from '../builders.ts'
import type { Example } from './example.ts'

const two = [anOpenDebtor(), anOpenDebtor({ id: 'debtor-2', totalCents: 5_000 })]
const byInvoiceNumber = anOpenDebtor({ references: { factuurnummer: '2026-1' } })
const weakly = { references: ['factuurnummer'] } as const

export const MONEY_EXAMPLES: readonly Example[] = [
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
    run: { debtors: [anOpenDebtor({ totalCents: -2_100 })], payments: [aRefund()] },
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
    world: 'the booking of the payment was reversed',
    run: { covered: { ...covered({ 9000001: 12_100 }), reversed: new Map([['9000001', 'MSP-9000001']]) } },
    outcome: 'already-booked',
    reason: 'booking-reversed',
    attention: true,
    values: { reversedCents: 12_100, openCents: 12_100, keys: 'MSP-9000001' },
  },
  {
    world: 'the payment was booked on an invoice that this one has come in place of',
    run: { covered: covered({ 9000001: 12_100 }, { 'debtor-before': 12_100 }) },
    outcome: 'already-booked',
    reason: 'booked-on-another',
    attention: true,
    values: { bookedCents: 12_100, openCents: 12_100 },
  },
  {
    world: 'the debtors account and the links with the invoice count differently',
    run: { debtors: [anOpenDebtor({ linkedOpenCents: 10_000 })] },
    outcome: 'settled-elsewhere',
    reason: 'counts-differ',
    attention: true,
    values: { invoiceNumber: 'F-debtor-1', linkedCents: 10_000, openCents: 12_100 },
  },
  {
    world: 'somebody settled exactly this payment by hand',
    run: { debtors: [anOpenDebtor({ openCents: 2_100 })], payments: [aPayment({ amountCents: 10_000 })] },
    outcome: 'settled-elsewhere',
    reason: 'settled-elsewhere',
    attention: true,
    values: { elsewhereCents: 10_000, receivedCents: 10_000, openCents: 2_100 },
  },
]
