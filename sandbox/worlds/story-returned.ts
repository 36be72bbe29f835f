// The end of the story: money that went back, and money that nobody asks for.

import type { MultiSafepayWorld } from '../multisafepay/world.ts'
import { heldInvoice, type Scene, type StoryTime } from './story-scene.ts'

export const RETURNED_SCENES: readonly Scene[] = [
  {
    invoices: [
      heldInvoice({
        number: '20261023',
        customer: 'S. Willems',
        daysAgo: 25,
        cents: 7_995,
        betalingskenmerk: 'WS-10261',
        expects: 'refunded',
        why: 'Paid, and the whole amount went back to the customer.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      const paid = multisafepay.pay({ orderId: 'WS-10261', cents: 7_995, at: at(25, '09:00:00') })
      multisafepay.refund(paid, 7_995, { at: at(19, '09:00:00') })
    },
  },
  {
    invoices: [
      heldInvoice({
        number: '20261024',
        customer: 'T. Maas',
        daysAgo: 24,
        cents: 5_250,
        betalingskenmerk: 'WS-10262',
        expects: 'refunded',
        why: 'Refunded under an order id of its own: only the order at MultiSafepay tells.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      const paid = multisafepay.pay({ orderId: 'WS-10262', cents: 5_250, at: at(24, '09:00:00') })
      multisafepay.refund(paid, 5_250, { at: at(18, '09:00:00'), refundOrderId: 'RETOUR-0087' })
    },
  },
  {
    invoices: [
      heldInvoice({
        number: '20261025',
        customer: 'U. Schouten',
        daysAgo: 35,
        cents: 64_900,
        betalingskenmerk: 'WS-10263',
        expects: 'charged-back',
        why: 'The cardholder disputed the payment and the bank took it back.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      const paid = multisafepay.pay({ orderId: 'WS-10263', cents: 64_900, at: at(35, '22:00:00'), method: 'VISA' })
      multisafepay.chargeback(paid, 64_900, { at: at(6, '08:00:00'), feeCents: 1_500 })
    },
  },
  {
    invoices: [
      heldInvoice({
        number: '20261026',
        customer: 'V. Prins',
        daysAgo: 10,
        cents: -3_500,
        betalingskenmerk: 'WS-10264',
        expects: 'credit-invoice',
        why: 'A credit invoice, and MultiSafepay has returned nothing.',
      }),
    ],
    happensAt: (multisafepay, at) => {
      const started = multisafepay.pay({
        orderId: 'WS-10264',
        cents: 3_500,
        at: at(30, '10:00:00'),
        status: 'initialized',
      })
      multisafepay.expire(started)
    },
  },
]

export interface UnaskedMoney {
  readonly orderId: string
  readonly cents: number
  readonly why: string
}

/** Invoices that were settled before: nothing of them is open. The second was paid through MultiSafepay all the same. */
export const SETTLED_INVOICES = [
  { number: '20260998', customer: 'W. Blom', daysAgo: 38, cents: 9_950, betalingskenmerk: 'WS-10221' },
  { number: '20260999', customer: 'X. van Leeuwen', daysAgo: 36, cents: 12_950, betalingskenmerk: 'WS-10222' },
  { number: '20261000', customer: 'Gemeente Voorbeeldstad', daysAgo: 33, cents: 60_500, betalingskenmerk: undefined },
] as const

/** Money that came in and that no open debtor asks for. */
export const UNASKED_MONEY: readonly UnaskedMoney[] = [
  {
    orderId: 'WS-10222',
    cents: 12_950,
    why: 'Paid a second time: the invoice was settled by a bank transfer already.',
  },
  { orderId: 'WS-10299', cents: 25_000, why: 'A prepayment for an order that is not invoiced yet.' },
]

export function unaskedMoneyArrives(multisafepay: MultiSafepayWorld, at: StoryTime): void {
  for (const { orderId, cents } of UNASKED_MONEY) multisafepay.pay({ orderId, cents, at: at(2, '17:00:00') })
  multisafepay.expire(
    multisafepay.pay({ orderId: 'WS-10298', cents: 4_900, at: at(2, '17:30:00'), status: 'initialized' }),
  )
  // The shop's second site has an order under a number that the first one has too: a site key does not see it.
  multisafepay.pay({ orderId: 'WS-10244', cents: 5_495, at: at(2, '18:00:00'), siteId: 23456 })
  multisafepay.payout({ cents: 150_000, at: at(5, '06:00:00') })
}
