// Small worlds with everything in them that makes a booking: shared references, credit invoices, part payments, returns.
// And what can happen to one of their references between the preview and the booking.

import fc from 'fast-check'

import type { Shop } from '../shop.ts'

const REFERENCES = ['K-1', 'K-2', 'K-3'] as const
type Reference = (typeof REFERENCES)[number]

export interface PreviewWorld {
  readonly invoices: readonly { readonly reference: Reference; readonly cents: number; readonly settledCents: number }[]
  readonly payments: readonly {
    readonly orderId: string
    readonly cents: number
    readonly day: number
    /** Of it, at most; 0 when nothing went back. */
    readonly returnedCents: number
    readonly isCharged: boolean
  }[]
  readonly journal: 2900 | 1015
  readonly lookup: 'bulk' | 'single'
  readonly overpaid: 'hold' | 'book-open'
  /** Another process books than the one that showed it. */
  readonly isRestarted: boolean
}

const cents = fc.constantFrom(10_000, 5_000, 15_000, 20_000, 9_999, 10_001)
const reference = fc.constantFrom(...REFERENCES)

export const previewWorlds: fc.Arbitrary<PreviewWorld> = fc.record({
  invoices: fc.array(
    fc.record({
      reference,
      cents: fc.tuple(cents, fc.constantFrom(1, 1, 1, 1, -1)).map(([amount, sign]) => amount * sign),
      settledCents: fc.constantFrom(0, 0, 0, 1_000),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  payments: fc.array(
    fc.record({
      orderId: fc.constantFrom<string>(...REFERENCES, ...REFERENCES, 'nobody'),
      cents,
      day: fc.integer({ min: 3, max: 18 }),
      returnedCents: fc.constantFrom(0, 0, 0, 0, 5_000, 10_000),
      isCharged: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  journal: fc.constantFrom(2900, 1015),
  lookup: fc.constantFrom('bulk', 'single'),
  overpaid: fc.constantFrom('hold', 'book-open'),
  isRestarted: fc.boolean(),
})

export interface Change {
  readonly reference: Reference
  readonly kind: (typeof CHANGES)[number]
  readonly cents: number
}

export const CHANGES = [
  'settled by hand',
  'settled by hand in part',
  'deleted',
  'a new invoice',
  'a new payment',
  'a refund',
  'a refund, and paid anew',
] as const

export const changes: fc.Arbitrary<Change> = fc.record({ reference, kind: fc.constantFrom(...CHANGES), cents })

export function fillShop(shop: Shop, { invoices, payments }: PreviewWorld): void {
  for (const [index, { reference: kenmerk, cents: amount, settledCents }] of invoices.entries()) {
    const number = `2026-${index + 1}`
    shop.sell(number, amount, kenmerk)
    if (settledCents > 0 && amount > 0) shop.snelstart.world.settleByHand(number, settledCents, '2026-11-05')
  }
  for (const { orderId, cents: amount, day, returnedCents, isCharged } of payments) {
    const paid = shop.pay(orderId, amount, { at: `2026-11-${String(day).padStart(2, '0')}T10:00:00` })
    if (returnedCents > 0) giveBack(shop, paid, Math.min(returnedCents, amount), isCharged)
  }
}

/** @returns false when the world has nothing under this reference to which it could happen */
export function happen(
  shop: Shop,
  { invoices }: PreviewWorld,
  { reference: kenmerk, kind, cents: amount }: Change,
): boolean {
  const { world } = shop.snelstart
  const index = invoices.findIndex((invoice) => invoice.reference === kenmerk)
  const number = `2026-${index + 1}`
  const [payment] = shop.multisafepay.world.transactionsOfOrder(kenmerk).filter(({ type }) => type === 'payment')
  switch (kind) {
    case 'settled by hand':
    case 'settled by hand in part': {
      if (index < 0) return false
      const { openCents } = world.invoice(number)
      world.settleByHand(number, kind === 'settled by hand' ? openCents : Math.sign(openCents) * 1_234, '2026-11-20')
      return true
    }
    case 'deleted': {
      if (index < 0 || world.invoice(number).openCents !== world.invoice(number).totalCents) return false
      world.deleteInvoice(number)
      return true
    }
    case 'a new invoice':
      shop.sell('2026-99', amount, kenmerk)
      return true
    case 'a new payment':
      shop.pay(kenmerk, amount, { at: '2026-11-20T13:00:00' })
      return true
    case 'a refund':
    case 'a refund, and paid anew': {
      if (!payment || payment.status !== 'completed') return false
      giveBack(shop, payment, payment.cents, false)
      if (kind === 'a refund, and paid anew') shop.pay(kenmerk, payment.cents, { at: '2026-11-20T13:30:00' })
      return true
    }
  }
}

type Paid = ReturnType<Shop['pay']>

function giveBack({ multisafepay: { world } }: Shop, paid: Paid, amount: number, isCharged: boolean): void {
  const when = { at: '2026-11-19T13:00:00', completedAt: '2026-11-19T23:00:00' }
  if (isCharged) world.chargeback(paid, amount, when)
  else world.refund(paid, amount, when)
}
