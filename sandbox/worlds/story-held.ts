// The second half of the story: orders with something the matter, each in its own way.

import { heldInvoice, type Scene } from './story-scene.ts'

export const HELD_SCENES: readonly Scene[] = [
  {
    invoices: [
      {
        number: '20261011',
        customer: 'H. de Boer',
        daysAgo: 14,
        cents: 10_000,
        betalingskenmerk: 'WS-10241',
        expects: 'paid-partly',
        writesOffCents: 6_000,
        why: 'The customer paid 60 euros; 40 euros stay open.',
      },
    ],
    happensAt: (multisafepay, at) => {
      multisafepay.pay({ orderId: 'WS-10241', cents: 6_000, at: at(14, '12:00:00') })
    },
  },
  {
    invoices: [
      heldInvoice({
        number: '20261012',
        customer: 'I. Dekker',
        daysAgo: 13,
        cents: 8_900,
        betalingskenmerk: 'WS-10242',
        expects: 'overpaid',
        why: 'The postage was paid twice: 95 euros for an invoice of 89.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      multisafepay.pay({ orderId: 'WS-10242', cents: 9_500, at: at(13, '12:00:00') })
    },
  },
  {
    invoices: [
      heldInvoice({
        number: '20261013',
        customer: 'J. Yilmaz',
        daysAgo: 3,
        cents: 37_485,
        betalingskenmerk: 'WS-10243',
        expects: 'pending',
        why: 'Klarna has approved; the money comes after shipping.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      multisafepay.authorise({ orderId: 'WS-10243', cents: 37_485, at: at(3, '18:44:09') })
    },
  },
  {
    invoices: [
      heldInvoice({
        number: '20261014',
        customer: 'K. Bos',
        daysAgo: 8,
        cents: 5_495,
        betalingskenmerk: 'WS-10244',
        expects: 'unpaid',
        why: 'The customer never finished the payment.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      const started = multisafepay.pay({
        orderId: 'WS-10244',
        cents: 5_495,
        at: at(8, '19:30:00'),
        status: 'initialized',
      })
      multisafepay.expire(started)
    },
  },
  {
    invoices: [
      heldInvoice({
        number: '20261015',
        customer: 'L. Vos',
        daysAgo: 16,
        cents: 4_599,
        betalingskenmerk: 'WS-10245',
        expects: 'not-collected',
        why: "PayPal keeps the money in the shop's PayPal account.",
      }),
    ],
    happensAt: (multisafepay, at) => {
      multisafepay.pay({ orderId: 'WS-10245', cents: 4_599, at: at(16, '20:15:30'), method: 'PAYPAL' })
    },
  },
  {
    invoices: [
      heldInvoice({
        number: '20261016',
        customer: 'M. Peters',
        daysAgo: 3,
        cents: 1_995,
        betalingskenmerk: 'WS-10246',
        expects: 'not-found',
        why: 'The customer has not opened the payment link yet.',
      }),
      heldInvoice({
        number: '20261017',
        customer: 'N. Hendriks',
        daysAgo: 40,
        cents: 14_950,
        betalingskenmerk: 'WS-1O247',
        expects: 'not-found',
        why: 'The reference was typed with the letter O; the invoice is old, so a person should look.',
      }),
      heldInvoice({
        number: '20261018',
        customer: 'Gemeente Voorbeeldstad',
        daysAgo: 22,
        cents: 242_000,
        expects: 'no-reference',
        why: 'Invoiced on account, without an order in the web shop.',
      }),
    ],
  },
  {
    invoices: [
      heldInvoice({
        number: '20261019',
        customer: 'O. van Dijk',
        daysAgo: 28,
        cents: 30_000,
        betalingskenmerk: 'WS-10249',
        settledByHandCents: 12_000,
        expects: 'settled-elsewhere',
        why: 'A deposit of 120 euros by MultiSafepay, which somebody entered by hand already.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      multisafepay.pay({ orderId: 'WS-10249', cents: 12_000, at: at(28, '15:00:00') })
    },
  },
  {
    invoices: [
      heldInvoice({
        number: '20261020',
        customer: 'P. Kok',
        daysAgo: 15,
        cents: 8_450,
        betalingskenmerk: 'WS-10250',
        expects: 'ambiguous-reference',
        why: 'Two open invoices carry one reference, and what was paid is not their sum.',
      }),
      heldInvoice({
        number: '20261021',
        customer: 'Q. Jacobs',
        daysAgo: 14,
        cents: 9_950,
        betalingskenmerk: 'WS-10250',
        expects: 'ambiguous-reference',
        why: 'Two open invoices carry one reference, and what was paid is not their sum.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      multisafepay.pay({ orderId: 'WS-10250', cents: 8_450, at: at(15, '14:14:14') })
    },
  },
  {
    invoices: [
      heldInvoice({
        number: '20261022',
        customer: 'R. Johnson',
        daysAgo: 17,
        cents: 15_995,
        betalingskenmerk: 'WS-10252',
        expects: 'currency-differs',
        why: 'Paid in dollars.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      const inDollars = { currency: 'USD', method: 'VISA' }
      multisafepay.pay({ orderId: 'WS-10252', cents: 17_300, at: at(17, '03:10:00'), ...inDollars })
    },
  },
]
