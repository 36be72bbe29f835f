// One order with several invoices: whatever a filter hides or a batch separates, the money is judged as a whole.

import assert from 'node:assert/strict'

import { linesIn, openFlow, throughFlow } from './flow.ts'
import { assertBooksAreRight, inShop, outcomesOf, reasonsOf, type Shop, statesOf } from './shop.ts'

const AGO = { date: '2026-11-02' }

describe('One order with two invoices', () => {
  it(
    'is booked once, with a line for each, when both are in the run',
    inShop(async (shop) => {
      twoInvoices(shop)
      const messages = await throughFlow(openFlow(shop))
      assert.deepEqual(statesOf(linesIn(messages)), { '2026-1': 'booked', '2026-2': 'booked' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
    }),
  )

  for (const batchSize of [1, 2]) {
    it(
      `is booked once when they come in batches of ${batchSize}`,
      inShop(async (shop) => {
        twoInvoices(shop)
        shop.sell('2026-3', 5_000, 'K-3')
        shop.pay('K-3', 5_000)
        const flow = openFlow(shop)
        const fetched = await flow.fetch({ batchSize })
        assert.equal(fetched.length, Math.ceil(3 / batchSize))
        const booked = await flow.book(await flow.match([...fetched].reverse()))
        assert.deepEqual(
          booked.map(({ payload }) => payload.length).reduce((sum, size) => sum + size),
          3,
        )
        assert.deepEqual(outcomesOf(linesIn(booked)), { '2026-1': 'paid', '2026-2': 'paid', '2026-3': 'paid' })
        assertBooksAreRight(shop, { openCents: 0, clearingCents: 17_100 })
      }),
    )
  }

  it(
    'is held when a date hides one of them, and so is a payment of exactly the other',
    inShop(async (shop) => {
      shop.sell('2026-1', 7_100, 'K-1', { date: '2026-10-01' })
      shop.sell('2026-2', 5_000, 'K-1', AGO)
      shop.pay('K-1', 5_000)
      const messages = await throughFlow(openFlow(shop), { fetch: { invoicedSince: '2026-11-01' } })
      assert.deepEqual(reasonsOf(linesIn(messages)), { '2026-2': 'shared-with-hidden' })
      assert.deepEqual(
        linesIn(messages).map(({ attention }) => attention),
        [true],
      )
      assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
    }),
  )

  it(
    'is held when a sales journal hides one of them, and booked once both are asked for',
    inShop(async (shop) => {
      shop.snelstart.world.addJournal({ number: 1305, name: 'Debiteuren winkel', kind: 'Verkoop' })
      shop.sell('2026-1', 7_100, 'K-1')
      shop.sell('2026-2', 5_000, 'K-1', { salesJournal: 1305 })
      shop.pay('K-1', 12_100)
      const flow = openFlow(shop)
      const held = await throughFlow(flow, { fetch: { salesJournal: '1305' } })
      assert.deepEqual(reasonsOf(linesIn(held)), { '2026-2': 'shared-with-hidden' })
      assert.deepEqual(statesOf(linesIn(await throughFlow(flow))), { '2026-1': 'booked', '2026-2': 'booked' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 12_100 })
    }),
  )

  it(
    'is held when a function node took one of them out, and no money is called unasked',
    inShop(async (shop) => {
      twoInvoices(shop)
      const flow = openFlow(shop)
      const matched = await flow.match(await flow.fetch(), { lookup: 'bulk' })
      const [message] = matched
      assert.ok(message)
      message.payload = message.payload.filter(({ debtor }) => debtor.invoiceNumber === '2026-1')
      const booked = await flow.book(matched)
      assert.deepEqual(reasonsOf(linesIn(booked)), { '2026-1': 'shared-with-hidden' })
      assert.deepEqual(booked[0]?.reconcile.unmatched, [])
      assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
    }),
  )

  it(
    'whose sum is not what was paid is for a person, never divided by guess',
    inShop(async (shop) => {
      twoInvoices(shop, 12_000)
      const lines = linesIn(await throughFlow(openFlow(shop)))
      assert.deepEqual(outcomesOf(lines), { '2026-1': 'ambiguous-reference', '2026-2': 'ambiguous-reference' })
      assertBooksAreRight(shop, { openCents: 12_100, clearingCents: 0 })
    }),
  )

  it(
    'in a flow that hides other invoices: their money is not called unasked',
    inShop(async (shop) => {
      shop.sell('2026-1', 7_100, 'K-1', { date: '2026-10-01' })
      shop.sell('2026-2', 5_000, 'K-2', AGO)
      shop.pay('K-1', 7_100)
      shop.pay('K-2', 5_000)
      const { id } = shop.pay('NOBODY', 900)
      const flow = openFlow(shop)
      const matched = await flow.match(await flow.fetch({ invoicedSince: '2026-11-01' }), { lookup: 'bulk' })
      assert.deepEqual(
        matched[0]?.reconcile.unmatched?.map(({ transactionId }) => transactionId),
        [id],
      )
      const booked = await flow.book(matched)
      assert.deepEqual(
        booked[0]?.reconcile.unmatched?.map(({ transactionId }) => transactionId),
        [id],
      )
      assertBooksAreRight(shop, { openCents: 7_100, clearingCents: 5_000 })
    }),
  )
})

describe('One order with many invoices', () => {
  for (const journal of ['2900', '1015']) {
    it(
      `is one booking, whose key is never cut off, in journal ${journal}`,
      inShop(async (shop) => {
        let total = 0
        for (let nth = 1; nth <= 60; nth += 1) total += shop.sell(`2026-10${nth}`, 100 + nth, 'K-1').totalCents
        const { id } = shop.pay('K-1', total)
        await throughFlow(openFlow(shop), { book: { bookingJournal: journal } })
        const [booking, ...others] = shop.snelstart.world.bookingsWith(`MSP-${id}`)
        assert.deepEqual(others, [])
        assert.ok(booking?.written.omschrijving?.endsWith(`MSP-${id}`))
        assertBooksAreRight(shop, { openCents: 0, clearingCents: total })
      }),
    )

    for (const sign of ['positive-settles', 'negative-settles'] as const) {
      it(
        `and a credit invoice that the customer set off is one booking, in journal ${journal} where a ${sign}`,
        inShop(async (shop) => {
          shop.snelstart.switches.memoriaalSign = sign
          shop.sell('2026-1', 7_100, 'K-1')
          shop.sell('2026-2', 5_000, 'K-1')
          shop.sell('2026-2C', -2_000, 'K-1')
          shop.pay('K-1', 10_100)
          const lines = linesIn(await throughFlow(openFlow(shop), { book: { bookingJournal: journal } }))
          assert.deepEqual(statesOf(lines), { '2026-1': 'booked', '2026-2': 'booked', '2026-2C': 'booked' })
          assertBooksAreRight(shop, { openCents: 0, clearingCents: 10_100 })
        }),
      )
    }
  }
})

describe('Payments that name the invoice instead of the order', () => {
  it(
    'are booked when together they are exactly what is open, and held as long as they are not',
    inShop(async (shop) => {
      shop.sell('2026-1', 9_000)
      shop.pay('ORD-1', 4_000, { invoiceId: '2026-1' })
      const flow = openFlow(shop)
      const match = { references: ['factuurnummer'] }
      assert.deepEqual(reasonsOf(linesIn(await throughFlow(flow, { match }))), { '2026-1': 'weak-amount' })
      shop.pay('ORD-2', 5_000, { invoiceId: '2026-1', at: '2026-11-11T10:00:00' })
      const other = openFlow(shop)
      assert.deepEqual(statesOf(linesIn(await throughFlow(other, { match }))), { '2026-1': 'booked + booked' })
      assertBooksAreRight(shop, { openCents: 0, clearingCents: 9_000 })
    }),
  )
})

function twoInvoices(shop: Shop, paidCents = 12_100): void {
  shop.sell('2026-1', 7_100, 'K-1')
  shop.sell('2026-2', 5_000, 'K-1')
  shop.pay('K-1', paidCents)
}
