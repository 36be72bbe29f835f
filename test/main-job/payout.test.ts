// MultiSafepay pays out, the bank receipt is booked on the clearing account as the manual says, and what remains there
// is to the cent what MultiSafepay still holds plus the fees that nobody has booked yet.

import assert from 'node:assert/strict'

import type { BookSettings } from '../../nodes/reconcile/domain/book-settings.ts'
import { bookBankBooking } from '../../sandbox/snelstart/bookings/bank-booking.ts'
import { assertBooksAreRight, inShop, outcomesOf, type Shop } from './shop.ts'

const WAYS: readonly { name: string; settings: Partial<BookSettings>; clearing: number }[] = [
  { name: 'a Memoriaal and a tussenrekening', settings: { bookingJournal: 2900 }, clearing: 1220 },
  { name: 'a Bank journal of MultiSafepay', settings: { bookingJournal: 1015 }, clearing: 1015 },
]

const HOUSE_BANK = 1010
const MULTISAFEPAY_BANK = 1015
const CROSS_ENTRIES = 2000
const FEES_ACCOUNT = 4770

describe('The clearing account after a payout', () => {
  for (const { name, settings, clearing } of WAYS) {
    it(
      `holds what MultiSafepay holds plus its fees, with ${name}`,
      inShop(async (shop) => {
        weekOfSales(shop)
        const { lines, stopped } = await shop.job().run({ settings, matched: { lookup: 'bulk' } })
        assert.equal(stopped, undefined)
        assert.deepEqual(outcomesOf(lines), {
          '2026-1': 'paid',
          '2026-2': 'paid',
          '2026-3': 'paid',
          '2026-4': 'paid',
          '2026-4C': 'paid',
          '2026-5': 'pending',
        })
        const { world } = shop.multisafepay
        const received = world.payout({ cents: 20_000, at: '2026-11-16T06:00:00' }).cents
        receivePayout(shop, received, clearing)
        const unbookedFees = feesCents(shop)
        assert.equal(shop.snelstart.world.balanceCents(clearing), world.balanceCents() + unbookedFees)
        assert.equal(shop.snelstart.world.balanceCents(CROSS_ENTRIES), 0)
        bookFees(shop, unbookedFees, clearing)
        assert.equal(shop.snelstart.world.balanceCents(clearing), world.balanceCents())
        assert.deepEqual(shop.snelstart.world.audit().problems, [])
      }),
    )

    it(
      `is empty once everything was paid out and the fees are booked, with ${name}`,
      inShop(async (shop) => {
        weekOfSales(shop)
        await shop.job().run({ settings, matched: { lookup: 'bulk' } })
        const { world } = shop.multisafepay
        const payoutFeeCents = 50
        const received = world.payout({ cents: world.balanceCents() - payoutFeeCents, at: '2026-11-16T06:00:00' }).cents
        assert.equal(world.balanceCents(), 0)
        receivePayout(shop, received, clearing)
        bookFees(shop, feesCents(shop), clearing)
        assertBooksAreRight(shop, { openCents: 7_700, clearingCents: 0 })
      }),
    )
  }
})

/** Two plain payments, a gift card with iDEAL, a sale with its credit invoice, and one that is still under way. */
function weekOfSales(shop: Shop): void {
  const { world } = shop.multisafepay
  shop.sell('2026-1', 12_100, 'K-1')
  shop.sell('2026-2', 4_999, 'K-2')
  shop.sell('2026-3', 6_000, 'K-3')
  shop.sell('2026-4', 8_001, 'K-4')
  shop.sell('2026-4C', -3_001, 'K-4')
  shop.sell('2026-5', 7_700, 'K-5')
  shop.pay('K-1', 12_100)
  shop.pay('K-2', 4_999, { method: 'VISA' })
  world.giftCardPlusIdeal({ orderId: 'K-3', giftCents: 2_500, idealCents: 3_500, at: '2026-11-11T09:00:00' })
  const sale = shop.pay('K-4', 8_001)
  world.refund(sale, 3_001, { at: '2026-11-12T09:00:00' })
  world.authorise({ orderId: 'K-5', cents: 7_700, at: '2026-11-12T10:00:00' })
}

/** docs/accounting.md: straight on the tussenrekening, or with Kruisposten between the two Bank journals. */
function receivePayout({ snelstart: { world } }: Shop, cents: number, clearing: number): void {
  const isBank = clearing === MULTISAFEPAY_BANK
  bookInBank(world, HOUSE_BANK, 'Uitbetaling MultiSafepay', { [isBank ? CROSS_ENTRIES : clearing]: 0 - cents })
  if (isBank) bookInBank(world, MULTISAFEPAY_BANK, 'Uitbetaling naar de bank', { [CROSS_ENTRIES]: cents })
}

/** MultiSafepay's invoice of costs, set off against the balance: no bank sees it. */
function bookFees({ snelstart: { world } }: Shop, cents: number, clearing: number): void {
  const isBank = clearing === MULTISAFEPAY_BANK
  const setOff = isBank ? {} : { [clearing]: 0 - cents }
  bookInBank(world, isBank ? MULTISAFEPAY_BANK : HOUSE_BANK, 'Kosten MultiSafepay', {
    [FEES_ACCOUNT]: cents,
    ...setOff,
  })
}

/** @param debits cents by account; below zero is a credit. The journal's own account takes the other side. */
function bookInBank(
  world: Shop['snelstart']['world'],
  journal: number,
  omschrijving: string,
  debits: Readonly<Record<number, number>>,
): void {
  const lines = Object.entries(debits).map(([account, cents]) => ({
    omschrijving,
    grootboek: { id: world.account(Number(account)).id },
    debet: Math.max(0, cents),
    credit: Math.max(0, 0 - cents),
    btwSoort: 'Geen' as const,
  }))
  const spentCents = Object.values(debits).reduce((total, cents) => total + cents, 0)
  bookBankBooking(world, {
    datum: '2026-11-17',
    dagboek: { id: world.journal(journal).id },
    omschrijving,
    bedragOntvangen: Math.max(0, 0 - spentCents),
    bedragUitgegeven: Math.max(0, spentCents),
    grootboekBoekingsRegels: lines,
  })
}

/** Of every row that moved the balance, payouts included. */
function feesCents({ multisafepay: { world } }: Shop): number {
  return world
    .newestFirst()
    .map(({ transaction }) => transaction)
    .filter(({ completed, financialStatus }) => completed !== undefined && financialStatus === 'completed')
    .reduce((total, { feeCents }) => total + feeCents, 0)
}
