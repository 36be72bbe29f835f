// References, amounts and dates as the world has them: each ends in a clear outcome or warning, on the right day.

import assert from 'node:assert/strict'

import { type Exchange, exchange as overHttp } from '../../nodes/shared/http/exchange.ts'
import type { Shop } from './shop.ts'
import { assertBooksAreRight, bookedKeys, inShop, outcomesOf, reasonsOf, statesOf } from './shop.ts'

const REFERENCES: Readonly<Record<string, string>> = {
  'a slash': '2026/0042',
  'a percent sign': '100%25 off %2F',
  quotes: `O'Brien "Ltd"`,
  'an emoji': 'fiets 🚲🚲',
  'leading zeros': '000000123',
  'an ampersand, a plus and a question mark': 'a&b=c+d?e#f',
  'a backslash and a semicolon': 'a\\b;c',
  'two dots': '..',
  'a space at both ends': ' K-9 ',
  'fifty characters': 'K'.repeat(50),
  diacritics: 'Straße-Ünïcode-ñ',
}

describe('A reference', () => {
  for (const [what, reference] of Object.entries(REFERENCES)) {
    for (const lookup of ['single', 'bulk'] as const) {
      it(
        `with ${what} is found, booked and named in the books, when looked up in ${lookup}`,
        inShop(async (shop) => {
          shop.sell('2026-1', 12_100, reference)
          const { id } = shop.pay(reference, 12_100)
          const job = shop.job()
          const { lines } = await job.run({ matched: { lookup } })
          assert.deepEqual(outcomesOf(lines), { '2026-1': 'paid' })
          assert.deepEqual(bookedKeys(shop), [`MSP-${id}`])
          const [booking] = shop.snelstart.world.bookingsWith(`MSP-${id}`)
          assert.equal(booking?.entry.date, '2026-11-10')
          const description = booking.written.omschrijving ?? ''
          assert.ok(description.includes(reference.trim()), description)
          assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
        }),
      )
    }
  }

  for (const lookup of ['single', 'bulk'] as const) {
    it(
      `with leading zeros is not the one without, when looked up in ${lookup}`,
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, '000123')
        shop.pay('123', 12_100)
        const { lines } = await shop.job().run({ matched: { lookup } })
        assert.deepEqual(outcomesOf(lines), { '2026-1': 'not-found' })
        assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
      }),
    )

    it(
      `in full-width digits or other capitals is the same, when looked up in ${lookup}`,
      inShop(async (shop) => {
        shop.sell('2026-1', 12_100, '１２３')
        shop.sell('2026-2', 4_500, 'ord-a')
        shop.pay('123', 12_100)
        shop.pay('ORD-A', 4_500)
        const { lines } = await shop.job().run({ matched: { lookup } })
        assert.deepEqual(outcomesOf(lines), { '2026-1': 'paid', '2026-2': 'paid' })
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 16_600 })
      }),
    )
  }
})

describe('An amount or a number', () => {
  it(
    'of 0.005 in an invoice is never rounded: that invoice is left out, and the others are booked',
    inShop(async (shop) => {
      shop.sell('2026-1', 12_100, 'K-1')
      shop.sell('2026-2', 4_500, 'K-2')
      shop.pay('K-1', 12_100)
      shop.pay('K-2', 4_500)
      const job = shop.job({ exchange: answersWith(/"openstaandSaldo":121(\.\d+)?/, '"openstaandSaldo":121.005') })
      const { lines } = await job.run()
      assert.deepEqual(statesOf(lines), { '2026-2': 'booked' })
      assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 4_500 })
      assert.deepEqual(statesOf((await shop.job().run()).lines), { '2026-1': 'booked' })
    }),
  )

  it(
    'in dollars is held with its currency',
    inShop(async (shop) => {
      shop.sell('2026-1', 12_100, 'K-1')
      shop.pay('K-1', 12_100, { currency: 'USD' })
      for (const lookup of ['single', 'bulk'] as const) {
        const { lines } = await shop.job().run({ matched: { lookup } })
        assert.deepEqual(outcomesOf(lines), { '2026-1': 'currency-differs' })
        assert.equal(lines[0]?.attention, true)
      }
      assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
    }),
  )

  it(
    'of 17 digits as transaction number is the boekstuk to the last digit',
    inShop(async (shop) => {
      const ids = ['17723870491234567', '17723870491234569', '90071992547409931']
      for (const [index, transactionId] of ids.entries()) {
        shop.sell(`2026-${index}`, 1_000 + index, `K-${index}`)
        shop.pay(`K-${index}`, 1_000 + index, { transactionId, idAsText: index === 1 })
      }
      for (const lookup of ['single', 'bulk'] as const) {
        const { lines } = await shop.job().fetchAndMatch({ matched: { lookup } })
        assert.deepEqual(
          lines.flatMap(({ payments = [] }) => payments.map((payment) => payment.transactionId)),
          ids,
        )
      }
      await shop.job().run()
      assert.deepEqual(bookedKeys(shop), ids.map((id) => `MSP-${id}`).sort())
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 3_003 })
    }),
  )
})

describe('The day of a booking', () => {
  const moments: readonly [string, string, string][] = [
    ['in the doubled hour of October, summer time', '2026-10-25T02:30:00+02:00', '2026-10-25'],
    ['in the doubled hour of October, winter time', '2026-10-25T02:30:00+01:00', '2026-10-25'],
    ['a second before midnight in Amsterdam', '2026-10-31T23:59:59', '2026-10-31'],
    ['at midnight in Amsterdam, when it is still yesterday in UTC', '2026-11-01T00:00:00', '2026-11-01'],
    ['in the last hour of the year', '2025-12-31T23:30:00', '2025-12-31'],
  ]
  for (const [when, at, day] of moments) {
    it(
      `is that of Amsterdam: ${when}`,
      inShop(async (shop) => {
        const sold = { date: '2025-12-01' }
        shop.sell('2026-1', 12_100, 'K-1', sold)
        shop.sell('2026-2', 4_500, 'K-2', sold)
        const { id } = shop.pay('K-1', 12_100, { at })
        const dayFirst = shop.pay('K-2', 4_500, { at, completedFormat: 'day-first' })
        const { lines } = await shop.job().run({ matched: { lookup: 'bulk' } })
        assert.deepEqual(reasonsOf(lines), { '2026-1': 'paid', '2026-2': 'paid' })
        assert.deepEqual([dateOf(shop, id), dateOf(shop, dayFirst.id)], [day, day])
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 16_600 })
      }),
    )
  }
})

function dateOf({ snelstart }: Shop, transactionId: string): string | undefined {
  return snelstart.world.bookingsWith(`MSP-${transactionId}`)[0]?.entry.date
}

/** SnelStart's answers, with what it would write in place of what the stand-in wrote. */
function answersWith(written: RegExp, instead: string): Exchange {
  return async (request, signal) => {
    const answer = await overHttp(request, signal)
    return { ...answer, text: answer.text.replace(written, instead) }
  }
}
