// Storms of everything that can go wrong on the way, by seed: each payment at most once while it lasts, and exactly once
// when it is over.

import assert from 'node:assert/strict'

import type { RandomFaults } from '../../sandbox/http/faults.ts'
import { ReconcileError } from '../../nodes/reconcile/domain/reconcile-error.ts'
import type { JobGiven } from './main-job.ts'
import { assertBooksAreRight, bookedKeys, openShop, type Shop } from './shop.ts'

const SEEDS = 100
const RUNS_IN_A_STORM = 3
const AT_ONCE = 4
const TOTAL_CENTS = 37_645

describe('A storm', function () {
  this.timeout(180_000)

  it(`of 429, 5xx, lost, late and broken answers books each payment once in the end: ${SEEDS} seeds`, async () => {
    const only = process.env['STORM_SEED']
    const seeds = Array.from({ length: SEEDS }, (_, seed) => seed).filter((seed) => !only || seed === Number(only))
    const failures: string[] = []
    const struck: number[] = []
    const worker = async (): Promise<void> => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        const problem = await weathered(seed, struck).catch(String)
        if (problem) failures.push(`STORM_SEED=${seed}: ${problem}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    assert.deepEqual(failures, [])
    assert.ok(only || struck.length > SEEDS / 2, `only ${struck.length} runs were ended by the storm`)
  })
})

/** @param struck told of each run that did not come to its end */
async function weathered(seed: number, struck: number[]): Promise<string | undefined> {
  const shop = await openShop()
  try {
    // The ledger shows a booking sooner or later; the open balance at once.
    shop.snelstart.switches.mutationsVisibleAfterReads = seed % 5
    shop.snelstart.switches.memoriaalSign = seed % 2 === 0 ? 'positive-settles' : 'negative-settles'
    const given: JobGiven = {
      settings: { bookingJournal: seed % 3 === 0 ? 1015 : 2900 },
      matched: { lookup: 'bulk' },
    }
    const expected = paidInvoices(shop)
    const job = shop.job({ timeLimitMs: 250 })
    shop.snelstart.faults.random(storm(seed))
    shop.multisafepay.faults.random(storm(seed + SEEDS))
    for (let run = 0; run < RUNS_IN_A_STORM; run += 1) {
      const end = await job.run(given).catch(named)
      if (end.stopped) struck.push(seed)
      const twice = bookedKeys(shop).filter((key) => key.includes('×'))
      if (twice.length > 0) return `twice while it lasted: ${twice.join()}`
      shop.clock.pass(900_000)
    }
    shop.snelstart.faults.clear()
    shop.multisafepay.faults.clear()
    for (let run = 0; run < 2; run += 1) {
      const { stopped } = await job.run(given)
      if (stopped) return `a quiet run stopped: ${stopped.message}`
    }
    assert.deepEqual(bookedKeys(shop), expected)
    assertBooksAreRight(shop, { openCents: 0, clearingCents: TOTAL_CENTS })
    return undefined
  } finally {
    await shop.close()
  }
}

function named(error: unknown): { readonly stopped: ReconcileError } {
  if (error instanceof ReconcileError) return { stopped: error }
  throw error
}

/** Writes fare worse than reads, which are asked again. */
function storm(seed: number): RandomFaults {
  const post = { method: 'POST', path: /boekingen$/ }
  return {
    seed,
    chances: [
      { chance: 0.1, when: post, what: { kind: 'cut-after' } },
      { chance: 0.1, when: post, what: { kind: 'status-after', status: 500 } },
      { chance: 0.1, when: post, what: { kind: 'cut-mid-body' } },
      { chance: 0.1, when: post, what: { kind: 'html', status: 502 } },
      { chance: 0.03, when: post, what: { kind: 'hang' } },
      { chance: 0.06, what: { kind: 'status', status: 429, headers: { 'retry-after': '7' } } },
      { chance: 0.03, what: { kind: 'status', status: 429 } },
      { chance: 0.06, what: { kind: 'status', status: 503 } },
      { chance: 0.06, what: { kind: 'cut-before' } },
      { chance: 0.06, what: { kind: 'cut-mid-body' } },
      { chance: 0.03, what: { kind: 'html', status: 200 } },
      { chance: 0.03, what: { kind: 'status', status: 401 } },
      { chance: 0.1, what: { kind: 'slow', ms: 5 } },
    ],
  }
}

function paidInvoices(shop: Shop): readonly string[] {
  shop.sell('2026-1', 12_100, 'K-1')
  shop.sell('2026-2', 4_500, 'K-2')
  shop.sell('2026-3', 6_000, 'K-3')
  shop.sell('2026-4', 7_550, 'K-4')
  shop.sell('2026-5', 2_495, 'K-4')
  shop.sell('2026-6', 9_000, 'K-6')
  shop.sell('2026-6C', -4_000, 'K-6')
  const sale = shop.pay('K-6', 9_000)
  const rows = [
    shop.pay('K-1', 12_100),
    shop.pay('K-2', 4_500),
    shop.pay('K-3', 3_000, { at: '2026-11-09T10:00:00' }),
    shop.pay('K-3', 3_000),
    shop.pay('K-4', 10_045),
    sale,
    shop.multisafepay.world.refund(sale, 4_000, { at: '2026-11-12T10:00:00' }),
  ]
  return rows.map(({ id }) => `MSP-${id}`).sort()
}
