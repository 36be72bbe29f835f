import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { PaymentReading } from '../../../nodes/reconcile/domain/payment-provider.ts'
import type { Transaction } from '../../../sandbox/multisafepay/transaction.ts'
import { FOREVER, MINUTE_MS, openMultiSafepay, type OpenedMultiSafepay, query } from './open-multisafepay.ts'

type Event = { what: 'pay' | 'authorise' | 'complete' | 'refund' | 'chargeback'; which: number; pause: number }

const events = fc.array(
  fc.record<Event>({
    what: fc.constantFrom('pay', 'authorise', 'complete', 'refund', 'chargeback'),
    which: fc.nat(50),
    pause: fc.integer({ min: 1, max: 40 * 60 }),
  }),
  { minLength: 1, maxLength: 12 },
)

describe('many runs after each other', () => {
  it('know the same money of every order as one that reads everything', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (story) => {
        const msp = await openMultiSafepay()
        try {
          const paid: Transaction[] = []
          for (const event of story) {
            msp.clock.passes(event.pause * MINUTE_MS)
            happen(msp, paid, event)
            msp.clock.passes(MINUTE_MS)
            await read(msp)
          }
          const remembered = await read(msp)
          msp.folder.files.clear()
          assert.deepEqual(moneyByOrder(remembered), moneyByOrder(await read(msp)))
        } finally {
          await msp.close()
        }
      }),
      { numRuns: 15 },
    )
  }).timeout(30_000)
})

const read = (msp: OpenedMultiSafepay): Promise<PaymentReading> => msp.connect().readPayments(query([]), FOREVER)

function happen({ world, clock }: OpenedMultiSafepay, paid: Transaction[], { what, which }: Event): void {
  const at = `${new Date(clock.now()).toISOString().slice(0, 19)}Z`
  const orderId = `order-${paid.length}`
  if (what === 'pay') paid.push(world.pay({ orderId, cents: 10_000, at }))
  if (what === 'authorise') paid.push(world.authorise({ orderId, cents: 10_000, at }))
  const chosen = paid[which % Math.max(1, paid.length)]
  const row = chosen && world.transaction(chosen.id)
  if (row === undefined) return
  if (what === 'complete' && row.financialStatus === 'uncleared') world.complete(row, at)
  if (row.status !== 'completed' || row.financialStatus !== 'completed') return
  if (what === 'refund') world.refund(row, 2_500, { at, completedAt: at })
  if (what === 'chargeback') world.chargeback(row, 10_000, { at, completedAt: at })
}

function moneyByOrder({ payments }: PaymentReading): Record<string, number> {
  const money: Record<string, number> = {}
  for (const { orderId, standing, amountCents } of payments) {
    money[orderId] = (money[orderId] ?? 0) + (standing === 'settled' ? amountCents : 0)
  }
  return Object.fromEntries(Object.entries(money).sort())
}
