// Two Node-REDs on one administration: with one data folder, and each with its own.

import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import { bookBankBooking } from '../../sandbox/snelstart/bookings/bank-booking.ts'
import type { MainJob } from './main-job.ts'
import { assertBooksAreRight, inShop, outcomesOf, reasonsOf, type Shop, statesOf } from './shop.ts'

const JOURNALS = [2900, 1015] as const

describe('Two Node-REDs on one data folder', () => {
  it(
    'at once: one books, the other is told that a run is busy, and nothing is booked twice',
    inShop(async (shop) => {
      const total = tenPaidInvoices(shop)
      const folder = mkdtempSync(join(tmpdir(), 'shared-'))
      const jobs = [shop.job({ folder }), shop.job({ folder })]
      const ends = await Promise.all(jobs.map(ending))
      assert.ok(ends.includes('done'), ends.join())
      assert.ok(
        ends.every((end) => end === 'done' || end === 'RUN_BUSY'),
        ends.join(),
      )
      assertBooksAreRight(shop, { openCents: 0, clearingCents: total })
    }),
  )

  it(
    'booking the very same message at once: one books it',
    inShop(async (shop) => {
      const total = tenPaidInvoices(shop)
      const folder = mkdtempSync(join(tmpdir(), 'shared-'))
      const [one, other] = [shop.job({ folder }), shop.job({ folder })]
      const message = await one.fetchAndMatch()
      const ends = await Promise.allSettled([one.book(message), other.book(message), one.book(message)])
      const busy = ends
        .filter(({ status }) => status === 'rejected')
        .map((end) => codeOf('reason' in end ? end.reason : undefined))
      assert.ok(
        busy.every((code) => code === 'RUN_BUSY'),
        busy.join(),
      )
      assertBooksAreRight(shop, { openCents: 0, clearingCents: total })
    }),
  )

  it(
    'one after the other: the second finds nothing to book, and knows what the first booked',
    inShop(async (shop) => {
      shop.sell('2026-1', 9_000, 'K-1')
      shop.pay('K-1', 3_000)
      const folder = mkdtempSync(join(tmpdir(), 'shared-'))
      await shop.job({ folder }).run()
      assert.deepEqual(outcomesOf((await shop.job({ folder }).run()).lines), { '2026-1': 'already-booked' })
      assertBooksAreRight(shop, { openCents: 6_000, clearingCents: 3_000 })
    }),
  )
})

describe('Two Node-REDs with data folders of their own', () => {
  for (const journal of JOURNALS) {
    const settings = { bookingJournal: journal }

    it(
      `one after the other: the second finds the keys of the first in journal ${journal}`,
      inShop(async (shop) => {
        shop.sell('2026-1', 9_000, 'K-1')
        shop.pay('K-1', 4_000)
        await shop.job().run({ settings })
        const other = shop.job()
        const { lines, stopped } = await other.run({ settings })
        assert.equal(stopped, undefined)
        assert.deepEqual(statesOf(lines), {})
        assert.equal(lines[0]?.amountToBookCents, 0)
        assertBooksAreRight(shop, { openCents: 5_000, clearingCents: 4_000 })
      }),
    )

    it(
      `the second matched before the first booked: nothing is booked twice in journal ${journal}`,
      inShop(async (shop) => {
        const total = tenPaidInvoices(shop)
        shop.sell('2026-20', 9_000, 'K-20')
        shop.pay('K-20', 4_000)
        const [one, other] = [shop.job(), shop.job()]
        const message = await other.fetchAndMatch()
        await one.run({ settings })
        const late = await other.book(message, { settings })
        assert.deepEqual(statesOf(late.lines), {})
        assert.ok(
          late.lines.every(({ attention }) => attention === true),
          JSON.stringify(reasonsOf(late.lines)),
        )
        assertBooksAreRight(shop, { openCents: 5_000, clearingCents: total + 4_000 })
      }),
    )

    it(
      `the next instalment, of the same amount, is never taken for the first in journal ${journal}`,
      inShop(async (shop) => {
        shop.sell('2026-1', 9_000, 'K-1')
        shop.pay('K-1', 3_000)
        await shop.job().run({ settings, matched: { lookup: 'bulk' } })
        shop.pay('K-1', 3_000, { at: '2026-11-12T10:00:00' })
        const { lines } = await shop.job().run({ settings, matched: { lookup: 'bulk' } })
        assert.deepEqual(outcomesOf(lines), { '2026-1': 'settled-elsewhere' })
        assert.equal(lines[0]?.attention, true)
        assertBooksAreRight(shop, { openCents: 6_000, clearingCents: 3_000 })
      }),
    )
  }
})

describe('A boekstuk of ours that settles nothing any more', () => {
  it(
    'is found by its key where the register is lost: nothing is booked, and a person should look',
    inShop(async (shop) => {
      shop.sell('2026-1', 9_000, 'K-1')
      const { id } = shop.pay('K-1', 9_000)
      const settings = { bookingJournal: 1015 }
      const { world } = shop.snelstart
      const somewhereElse = {
        omschrijving: 'verplaatst',
        grootboek: { id: world.account(1460).id },
        debet: 0,
        credit: 9_000,
      }
      bookBankBooking(world, {
        datum: '2026-11-10',
        boekstuk: `MSP-${id}`,
        dagboek: { id: world.journal(1015).id },
        omschrijving: `MSP-${id}`,
        bedragOntvangen: 9_000,
        bedragUitgegeven: 0,
        grootboekBoekingsRegels: [{ ...somewhereElse, btwSoort: 'Geen' }],
      })
      const { lines } = await shop.job().run({ settings })
      assert.deepEqual(reasonsOf(lines), { '2026-1': 'already-booked-undone' })
      assert.equal(lines[0]?.attention, true)
      assertBooksAreRight(shop, { openCents: 9_000, clearingCents: 9_000 })
    }),
  )
})

function tenPaidInvoices(shop: Shop): number {
  let total = 0
  for (let nth = 1; nth <= 10; nth += 1) {
    shop.sell(`2026-${nth}`, 1_000 + nth, `K-${nth}`)
    total += shop.pay(`K-${nth}`, 1_000 + nth).cents
  }
  return total
}

async function ending(job: MainJob): Promise<string> {
  try {
    const { stopped } = await job.run()
    return stopped?.code ?? 'done'
  } catch (error) {
    return codeOf(error)
  }
}

function codeOf(error: unknown): string {
  return error instanceof ReconcileError ? error.code : String(error)
}
