// When a booking is not reversed: nothing is written then, and the error says what a person can do.

import assert from 'node:assert/strict'

import { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import { bookMemoriaalBooking } from '../../sandbox/snelstart/bookings/memoriaal-booking.ts'
import type { JobGiven, MainJob } from './main-job.ts'
import { assertBooksAreRight, inShop, type Shop } from './shop.ts'

const BULK: JobGiven = { matched: { lookup: 'bulk' } }

describe('A booking is not reversed', () => {
  const refused: Readonly<
    Record<string, { detail: string; happens: (shop: Shop, key: string, job: MainJob) => unknown }>
  > = {
    'that was reversed before': { detail: 'reverse-twice', happens: (_, key, job) => job.reverse(key) },
    'that is not in the register': { detail: 'reverse-unknown-key', happens: (_, key, job) => job.release(key) },
    'that a person removed': { detail: 'reverse-gone', happens: (shop, key) => remove(shop, key) },
    'that a person moved to another day': {
      detail: 'reverse-gone',
      happens: (shop, key) => retyped(shop, key, { datum: '2026-11-12' }),
    },
    'of which a person changed the amount': {
      detail: 'reverse-changed',
      happens: (shop, key) => retyped(shop, key, { cents: 12_000 }),
    },
    'of which a person changed the account': {
      detail: 'reverse-changed',
      happens: (shop, key) => retyped(shop, key, { account: 1230 }),
    },
    'beside which a person made another under the same boekstuk': {
      detail: 'reverse-changed',
      happens: (shop, key) => retyped(shop, key, { cents: 12_100, keep: true }),
    },
    'whose reversing boekstuk is taken by an entry of somebody else': {
      detail: 'reversal-key-taken',
      happens: (shop, key) => retyped(shop, key, { boekstuk: reversing(key), cents: 100, keep: true }),
    },
  }
  for (const [what, { detail, happens }] of Object.entries(refused)) {
    it(
      `${what}: ${detail}, in a preview and in earnest, and nothing is written`,
      inShop(async (shop) => {
        const key = `MSP-${paidSale(shop).id}`
        const job = shop.job()
        await job.run(BULK)
        await happens(shop, key, job)
        const before = shop.snelstart.world.audit()
        for (const mode of ['preview', 'book'] as const)
          await assert.rejects(job.reverse(key, mode), withDetail(detail))
        assert.deepEqual(shop.snelstart.world.audit(), before)
      }),
    )
  }

  it(
    'that is itself a reversing entry',
    inShop(async (shop) => {
      const key = `MSP-${paidSale(shop).id}`
      const job = shop.job()
      await job.run(BULK)
      await job.reverse(key)
      await assert.rejects(job.reverse(reversing(key)), withDetail('reverse-of-reversal'))
      assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
    }),
  )

  for (const journal of [2900, 1015]) {
    it(
      `while today is in a closed period: it can be reversed once that is open, in journal ${journal}`,
      inShop(async (shop) => {
        const key = `MSP-${paidSale(shop).id}`
        const job = shop.job()
        const given = { ...BULK, settings: { bookingJournal: journal } }
        await job.run(given)
        shop.snelstart.world.closePeriod('2026-11-30')
        await assert.rejects(job.reverse(key), /BOE-0042/)
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
        shop.snelstart.world.closePeriod('2026-10-31')
        await job.reverse(key)
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
      }),
    )
  }

  it(
    'while another run is at work',
    inShop(async (shop) => {
      const key = `MSP-${paidSale(shop).id}`
      const job = shop.job()
      await job.run(BULK)
      const held = await job.register.hold(new AbortController().signal)
      await assert.rejects(job.reverse(key), (error) => error instanceof ReconcileError && error.code === 'RUN_BUSY')
      await held.close()
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
    }),
  )
})

function paidSale(shop: Shop) {
  shop.sell('2026-1', 12_100, 'K-1')
  return shop.pay('K-1', 12_100)
}

const reversing = (key: string): string => key.replace('MSP-', 'MSP-R-')

function remove({ snelstart: { world } }: Shop, key: string): void {
  const [booking] = world.bookingsWith(key)
  assert.ok(booking && world.deleteBooking(booking.id))
}

/** What a person makes of the booking in SnelStart's own screen. */
function retyped(
  shop: Shop,
  key: string,
  to: { datum?: string; cents?: number; account?: number; boekstuk?: string; keep?: boolean },
): void {
  const { world } = shop.snelstart
  if (!to.keep) remove(shop, key)
  const { datum = '2026-11-10', cents: amount = 12_100, account = 1220, boekstuk = key } = to
  bookMemoriaalBooking(world, {
    datum,
    boekstuk,
    dagboek: { id: world.journal(2900).id },
    memoriaalBoekingsRegels: [
      { omschrijving: 'x', grootboek: { id: world.account(account).id }, debet: amount, credit: 0 },
    ],
    verkoopboekingBoekingsRegels: [
      { boekingId: { id: world.invoice('2026-1').salesBookingId }, omschrijving: 'x', bedrag: amount },
    ],
  })
}

function withDetail(detail: string): (error: unknown) => boolean {
  return (error) => error instanceof ReconcileError && error.code === 'CONFIG_INVALID' && error.detail === detail
}
