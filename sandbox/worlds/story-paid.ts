// The first half of the story: orders whose money is in, in every way that a customer of the shop pays.

import { paidInvoice, type Scene } from './story-scene.ts'

export const PAID_SCENES: readonly Scene[] = [
  {
    invoices: [
      paidInvoice({
        number: '20261001',
        customer: 'A. Jansen',
        daysAgo: 12,
        cents: 12_100,
        betalingskenmerk: 'WS-10231',
        why: 'Paid by iDEAL, exactly what is open.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      multisafepay.pay({ orderId: 'WS-10231', cents: 12_100, at: at(12, '09:13:55') })
    },
  },
  {
    invoices: [
      paidInvoice({
        number: '20261002',
        customer: 'B. Bakker',
        daysAgo: 11,
        cents: 45_980,
        betalingskenmerk: 'WS-10232',
        why: 'The first attempt expired, the second by Visa was paid.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      const order = { orderId: 'WS-10232', cents: 45_980 }
      multisafepay.expire(multisafepay.pay({ ...order, at: at(11, '20:02:05'), status: 'initialized' }))
      multisafepay.pay({ ...order, at: at(11, '20:41:17'), method: 'VISA' })
    },
  },
  {
    invoices: [
      paidInvoice({
        number: '20261003',
        customer: 'Stichting De Fietsclub',
        daysAgo: 20,
        cents: 189_900,
        betalingskenmerk: 'WS-10233',
        why: 'A bank transfer that arrived five days after the order.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      const [orderId, method] = ['WS-10233', 'BANKTRANS']
      const waiting = multisafepay.pay({
        orderId,
        cents: 189_900,
        at: at(20, '10:00:00'),
        method,
        status: 'initialized',
      })
      multisafepay.complete(waiting, at(15, '07:30:00'))
    },
  },
  {
    invoices: [
      paidInvoice({
        number: '20261004',
        customer: 'C. de Vries',
        daysAgo: 9,
        cents: 7_550,
        betalingskenmerk: 'WS-10234',
        why: 'Two invoices under one order: a bell and a lamp, delivered apart.',
      }),
      paidInvoice({
        number: '20261005',
        customer: 'C. de Vries',
        daysAgo: 7,
        cents: 2_495,
        betalingskenmerk: 'WS-10234',
        why: 'Two invoices under one order; together exactly what was paid.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      multisafepay.pay({ orderId: 'WS-10234', cents: 10_045, at: at(9, '16:20:31') })
    },
  },
  {
    invoices: [
      paidInvoice({
        number: '20261006',
        customer: 'D. Visser',
        daysAgo: 18,
        cents: 12_100,
        betalingskenmerk: 'WS-10235',
        why: 'Paid in full; what went back later is on the credit invoice.',
      }),
      paidInvoice({
        number: '20261007',
        customer: 'D. Visser',
        daysAgo: 10,
        cents: -2_100,
        betalingskenmerk: 'WS-10235',
        why: 'A credit invoice, and the refund of exactly that amount.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      const paid = multisafepay.pay({ orderId: 'WS-10235', cents: 12_100, at: at(18, '11:45:00') })
      multisafepay.refund(paid, 2_100, { at: at(10, '10:00:00') })
    },
  },
  {
    invoices: [
      paidInvoice({
        number: '20261008',
        customer: 'E. Smit',
        daysAgo: 6,
        cents: 10_000,
        betalingskenmerk: 'WS-10236',
        why: 'A gift card paid 25 euros and iDEAL the rest: two transactions, two bookings.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      multisafepay.giftCardPlusIdeal({
        orderId: 'WS-10236',
        giftCents: 2_500,
        idealCents: 7_500,
        at: at(6, '13:05:00'),
      })
    },
  },
  {
    invoices: [
      paidInvoice({
        number: '20261009',
        customer: 'F. Meijer',
        daysAgo: 5,
        cents: 6_295,
        betalingskenmerk: '0012345678901234',
        why: 'The reference begins with zeros, and they count.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      multisafepay.pay({ orderId: '0012345678901234', cents: 6_295, at: at(5, '08:15:00'), idAsText: true })
      multisafepay.pay({ orderId: '12345678901234', cents: 6_295, at: at(5, '08:16:00'), status: 'declined' })
    },
  },
  {
    invoices: [
      paidInvoice({
        number: '20261010',
        customer: 'G. Mulder',
        daysAgo: 4,
        cents: 3_495,
        betalingskenmerk: '2026/0412',
        why: 'The reference has a slash in it.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      multisafepay.pay({ orderId: '2026/0412', cents: 3_495, at: at(4, '21:59:59'), method: 'MISTERCASH' })
    },
  },
]
