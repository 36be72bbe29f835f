import assert from 'node:assert/strict'
import type { ProviderPayment } from '../../../nodes/reconcile/domain/provider-payment.ts'
import type { MultiSafepayWorld } from '../../../sandbox/multisafepay/world.ts'
import { FOREVER, openMultiSafepay, query } from './open-multisafepay.ts'

const AT = '2026-03-02T10:00:00'

// One order, or a few that belong together: what the world tells, and under which references it is looked up.
const STORIES: Readonly<Record<string, (world: MultiSafepayWorld) => readonly string[]>> = {
  'paid at once': (world) => [world.pay({ orderId: 'A1', cents: 12_100, at: AT }).orderId],
  'shipped and settled': (world) => [
    world.pay({ orderId: 'A2', cents: 100, at: AT, method: 'KLARNA', status: 'shipped', financialStatus: 'completed' })
      .orderId,
  ],
  'an order id with a slash': (world) => [world.pay({ orderId: '2026/0412', cents: 100, at: AT }).orderId],
  'expired, and nothing more': (world) => [world.pay({ orderId: 'A3', cents: 100, at: AT, status: 'expired' }).orderId],
  'authorised by Klarna': (world) => [world.authorise({ orderId: 'A4', cents: 100, at: AT }).orderId],
  'paid by PayPal': (world) => [world.pay({ orderId: 'A5', cents: 100, at: AT, method: 'PAYPAL' }).orderId],
  'reserved on a card': (world) => [
    world.pay({
      orderId: 'A6',
      cents: 100,
      at: AT,
      method: 'VISA',
      status: 'completed',
      financialStatus: 'initialized',
      captureRemainCents: 100,
    }).orderId,
  ],
  'partly refunded under its own reference': (world) => {
    const paid = world.pay({ orderId: 'B1', cents: 12_100, at: AT })
    world.refund(paid, 2_100, { at: '2026-03-03T10:00:00' })
    return ['B1']
  },
  'refunded under an order id of its own': (world) => {
    const paid = world.pay({ orderId: 'B2', cents: 12_100, at: AT })
    world.refund(paid, 12_100, { at: '2026-03-03T10:00:00', refundOrderId: 'CN-2' })
    return ['B2']
  },
  'partly refunded, twice, once under an order id of its own': (world) => {
    const paid = world.pay({ orderId: 'B3', cents: 12_100, at: AT })
    world.refund(paid, 1_000, { at: '2026-03-03T10:00:00' })
    world.refund(paid, 2_000, { at: '2026-03-04T10:00:00', refundOrderId: 'CN-3' })
    return ['B3']
  },
  'refunded without any row in the list': (world) => {
    const paid = world.pay({ orderId: 'B4', cents: 12_100, at: AT })
    world.refund(paid, 12_100, { at: '2026-03-03T10:00:00', unlisted: true })
    return ['B4']
  },
  'a refund that is on its way': (world) => {
    const paid = world.pay({ orderId: 'B5', cents: 12_100, at: AT })
    world.refund(paid, 2_100, { at: '2026-03-03T10:00:00', status: 'reserved' })
    return ['B5']
  },
  'charged back': (world) => {
    world.chargeback(world.pay({ orderId: 'C1', cents: 100, at: AT, method: 'VISA' }), 100, {
      at: '2026-03-09T10:00:00',
    })
    return ['C1']
  },
  'charged back and won': (world) => {
    const paid = world.pay({ orderId: 'C2', cents: 100, at: AT, method: 'VISA' })
    const chargeback = world.chargeback(paid, 100, { at: '2026-03-09T10:00:00' })
    world.reverseChargeback(chargeback, { at: '2026-03-12T10:00:00' })
    return ['C2']
  },
  'a gift card and iDEAL': (world) => {
    world.giftCardPlusIdeal({ orderId: 'D1', giftCents: 2_500, idealCents: 9_600, at: AT })
    return ['D1']
  },
  'a gift card alone': (world) => [world.pay({ orderId: 'D2', cents: 2_500, at: AT, method: 'VVVGIFTCRD' }).orderId],
  'written in other letters': (world) => {
    world.pay({ orderId: 'Abc-9', cents: 100, at: AT })
    return ['ABC-9']
  },
  dollars: (world) => [world.pay({ orderId: 'E1', cents: 100, at: AT, currency: 'USD' }).orderId],
  'a word that nobody knows': (world) => [
    world.pay({ orderId: 'E2', cents: 100, at: AT, status: 'duplicate', financialStatus: 'completed' }).orderId,
  ],
  'a number that does not fit a number': (world) => [
    world.pay({ orderId: 'E3', cents: 100, at: AT, transactionId: '17723870491234567' }).orderId,
  ],
  'before the period': (world) => [world.pay({ orderId: 'E4', cents: 100, at: '2025-12-31T10:00:00' }).orderId],
  'in the doubled hour of October': (world) => [
    world.pay({ orderId: 'E5', cents: 100, at: '2025-10-26T02:30:00+01:00' }).orderId,
  ],
  'known by somebody else’s transaction number': (world) => {
    world.pay({ orderId: 'E6', cents: 100, at: AT, transactionId: '424242' })
    return ['424242']
  },
  unknown: () => ['nobody'],
}

describe('both ways of looking up give the same rows for an order', () => {
  for (const [name, tell] of Object.entries(STORIES)) {
    it(name, async () => {
      const msp = await openMultiSafepay()
      try {
        const references = tell(msp.world)
        msp.world.pay({ orderId: 'bystander', cents: 777, at: AT })
        const rows = async (lookup: 'bulk' | 'single'): Promise<ProviderPayment[]> => {
          msp.folder.files.clear()
          const reading = await msp.connect().readPayments(query(references, { lookup }), FOREVER)
          assert.deepEqual([...reading.failed], [])
          return underReferences(reading.payments, references)
        }
        assert.deepEqual(await rows('single'), await rows('bulk'))
      } finally {
        await msp.close()
      }
    })
  }

  it('also where a slash in a path is refused, by a web page', async () => {
    const msp = await openMultiSafepay({ switches: { encodedSlash: 'not-found-html' } })
    try {
      const paid = msp.world.pay({ orderId: '2026/1', cents: 12_100, at: AT })
      msp.world.refund(paid, 2_100, { at: '2026-03-03T10:00:00', refundOrderId: 'CN-1' })
      const reading = await msp.connect().readPayments(query(['2026/1'], { lookup: 'single' }), FOREVER)
      assert.deepEqual(
        underReferences(reading.payments, ['2026/1']).map(({ amountCents }) => amountCents),
        [12_100, -2_100],
      )
    } finally {
      await msp.close()
    }
  })

  it('also all of them at once', async () => {
    const msp = await openMultiSafepay()
    try {
      const references = Object.values(STORIES).flatMap((tell) => tell(msp.world))
      const single = await msp.connect().readPayments(query(references, { lookup: 'single' }), FOREVER)
      msp.folder.files.clear()
      const bulk = await msp.connect().readPayments(query(references, { lookup: 'bulk' }), FOREVER)
      assert.deepEqual(underReferences(single.payments, references), underReferences(bulk.payments, references))
      assert.equal(underReferences(bulk.payments, references).length > 25, true)
    } finally {
      await msp.close()
    }
  })
})

function underReferences(payments: readonly ProviderPayment[], references: readonly string[]): ProviderPayment[] {
  const asked = new Set(references.map((reference) => reference.toLowerCase()))
  return payments
    .filter(({ orderId }) => asked.has(orderId.toLowerCase()))
    .sort(
      (one, other) => one.created.localeCompare(other.created) || one.transactionId.localeCompare(other.transactionId),
    )
}
