// The answer to a write is lost: what became of it is found out by reading back, and each payment is booked once.

import assert from 'node:assert/strict'

import type { Fault } from '../../sandbox/http/faults.ts'
import { assertBooksAreRight, bookedKeys, inShop, type Shop, statesOf } from './shop.ts'

const LOSSES: Readonly<Record<string, Fault>> = {
  'is cut off after the booking was made': { kind: 'cut-after' },
  'breaks off halfway': { kind: 'cut-mid-body' },
  'is a 500 although the booking was made': { kind: 'status-after', status: 500 },
  'is a web page in place of the booking': { kind: 'html', status: 502 },
  'does not come within the time limit': { kind: 'hang' },
  'is cut off before the booking was made': { kind: 'cut-before' },
}

const WAYS = [
  { name: 'Memoriaal that settles with a plus', journal: 2900, sign: 'positive-settles' },
  { name: 'Memoriaal that settles with a minus', journal: 2900, sign: 'negative-settles' },
  { name: 'Bank journal', journal: 1015, sign: 'positive-settles' },
] as const

describe('The answer to a booking', () => {
  for (const [loss, fault] of Object.entries(LOSSES)) {
    for (const { name, journal, sign } of WAYS) {
      for (const nth of [1, 2, 3]) {
        it(
          `${loss}, at write ${nth} in a ${name}: one booking each after the next run`,
          inShop(async (shop) => {
            shop.snelstart.switches.memoriaalSign = sign
            const settings = { bookingJournal: journal }
            const keys = threePaidInvoices(shop)
            const job = shop.job()
            shop.snelstart.faults.add({ when: { method: 'POST', path: /boekingen$/, nth }, what: fault })
            const first = await job.run({ settings })
            const lost = Object.values(statesOf(first.lines)).filter((state) => state === 'unknown').length
            assert.equal(lost, 1, JSON.stringify(statesOf(first.lines)))
            shop.clock.pass(600_000)
            const second = await job.run({ settings })
            assert.equal(second.stopped, undefined)
            assert.deepEqual((await job.run({ settings })).lines, [])
            assert.deepEqual(bookedKeys(shop), keys)
            assertBooksAreRight(shop, { openCents: 0, clearingCents: 22_600 })
          }),
        )
      }
    }
  }
})

function threePaidInvoices(shop: Shop): readonly string[] {
  shop.sell('2026-1', 12_100, 'K-1')
  shop.sell('2026-2', 4_500, 'K-2')
  shop.sell('2026-3', 6_000, 'K-3')
  return [shop.pay('K-1', 12_100), shop.pay('K-2', 4_500), shop.pay('K-3', 6_000)].map(({ id }) => `MSP-${id}`).sort()
}
