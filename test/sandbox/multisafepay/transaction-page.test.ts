import assert from 'node:assert/strict'
import fc from 'fast-check'
import { transactionPage } from '../../../sandbox/multisafepay/transaction-page.ts'
import { MultiSafepayWorld } from '../../../sandbox/multisafepay/world.ts'

/** Seconds of one minute, so that many rows share one. */
const moments = fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 60 })

function worldOf(seconds: readonly number[]): MultiSafepayWorld {
  const world = new MultiSafepayWorld()
  for (const [index, second] of seconds.entries()) {
    const at = `2026-03-01T12:00:${String(second).padStart(2, '0')}`
    world.pay({ orderId: String(index), cents: 1, at, method: index % 3 === 0 ? 'VISA' : 'IDEAL' })
  }
  return world
}

describe('The pages of a list', () => {
  it('put together are all rows that were asked for, each once, newest first', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 20 }), fc.boolean(), (seconds, limit, onlyVisa) => {
        const rows = worldOf(seconds).newestFirst()
        const chooses = (row: { method: string | null }): boolean => !onlyVisa || row.method === 'VISA'
        const read: string[] = []
        let after: string | null = null
        do {
          const page = transactionPage(rows, { after, before: null, limit, chooses, repeatEdge: false })
          read.push(...page.rows.map(({ id }) => id))
          after = page.after ?? null
        } while (after !== null)
        const asked = rows.map(({ transaction }) => transaction).filter(chooses)
        assert.deepEqual(
          read,
          asked.map(({ id }) => id),
        )
        assert.deepEqual(
          asked.map(({ created }) => created.unix),
          asked.map(({ created }) => created.unix).sort((one, other) => other - one),
        )
      }),
    )
  })

  it('read back with `before` are the same pages', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 20 }), (seconds, limit) => {
        const rows = worldOf(seconds).newestFirst()
        const ask = (after: string | null, before: string | null) =>
          transactionPage(rows, { after, before, limit, chooses: () => true, repeatEdge: false })
        const first = ask(null, null)
        const second = ask(first.after ?? null, null)
        fc.pre(second.before !== undefined && seconds.length > limit)
        assert.deepEqual(ask(null, second.before ?? null).rows, first.rows)
      }),
    )
  })
})
