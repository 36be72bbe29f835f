// Which filters SnelStart honours is documented for few: whatever it does with them, each payment is booked once.

import assert from 'node:assert/strict'

import type { SnelStartSwitches } from '../../sandbox/snelstart/switches.ts'
import { assertBooksAreRight, assertStopped, inShop, outcomesOf, statesOf } from './shop.ts'

const NAMES = ['openstaandSaldo', 'boekstuk', 'modifiedOn', 'dagboekId', 'id', 'betalingskenmerk', 'datum'] as const
const ANSWERS = ['refused', 'ignored'] as const

describe('A filter that SnelStart', () => {
  const cases: (readonly [string, Partial<SnelStartSwitches['filterable']>])[] = [
    ...ANSWERS.map((how) => [`${how} as any other`, Object.fromEntries(NAMES.map((name) => [name, how]))] as const),
    ...NAMES.flatMap((name) => ANSWERS.map((how) => [`${how}: ${name}`, { [name]: how }] as const)),
  ]
  for (const [what, filterable] of cases) {
    for (const journal of [2900, 1015]) {
      it(
        `${what}, changes nothing in what is booked, also after a lost answer, in journal ${journal}`,
        inShop(async (shop) => {
          Object.assign(shop.snelstart.switches.filterable, filterable)
          shop.snelstart.switches.noValue = 'left-out'
          for (let nth = 1; nth <= 6; nth += 1) {
            shop.sell(`2026-${nth}`, 1_000 + nth, `K-${nth}`)
            shop.pay(`K-${nth}`, 1_000 + nth)
          }
          shop.sell('2026-7', 9_000, 'K-7')
          shop.snelstart.world.settleByHand('2026-7', 9_000, '2026-11-05')
          const lost = { method: 'POST', path: /boekingen$/ }
          shop.snelstart.faults.add({ when: { ...lost, nth: 2 }, what: { kind: 'cut-after' } })
          shop.snelstart.faults.add({ when: { ...lost, nth: 4 }, what: { kind: 'cut-before' } })
          const job = shop.job()
          const given = { settings: { bookingJournal: journal } }
          const first = await job.run(given)
          assert.deepEqual(new Set(Object.values(outcomesOf(first.lines))), new Set(['paid']))
          assert.equal(Object.values(statesOf(first.lines)).filter((state) => state === 'unknown').length, 2)
          assertStopped(await job.run(given), undefined)
          assert.deepEqual((await job.run(given)).lines, [])
          assertBooksAreRight(shop, { openCents: 0, clearingCents: 6_021 })
        }),
      )
    }
  }
})
