import assert from 'node:assert/strict'
import { availableParallelism } from 'node:os'

import { NAMED_SEEDS } from './named-seeds.ts'
import { runSeeds, type SeedsEnd } from './run-seeds.ts'
import type { SeedReport } from './seed-thread.ts'
import { buildSimulatedPack, type SimulatedPack } from './simulated-pack.ts'

const SEEDS = 500
const TWICE = [3, 17, 62]

describe('Storms in which everything goes wrong that can', function () {
  this.timeout(900_000)
  let pack: SimulatedPack

  before(async () => {
    pack = await buildSimulatedPack()
  })
  after(() => pack.clear())

  it(`leave each payment booked once or told of, nothing lost and nothing said that is secret: ${SEEDS} seeds`, async () => {
    const named = NAMED_SEEDS.map(({ seed }) => seed)
    const seeds = [...named, ...Array.from({ length: SEEDS }, (_, seed) => seed)]
    const { end, reports } = await run(pack, seeds)
    const found = reports.flatMap(({ seed, findings }) => findings.map(({ kind, what }) => `${seed}: ${kind}: ${what}`))
    assert.deepEqual(found, [])
    assert.deepEqual(end, { seeds: seeds.length, doubleBookings: 0, lost: 0, unexplained: 0, leaks: 0 })
    const booked = reports.reduce((sum, { figures }) => sum + figures.bookings, 0)
    assert.ok(booked > SEEDS, `only ${booked} bookings were made in all of them`)
  })

  it('unroll the same way for the same seed, moment by moment', async () => {
    const [first, second] = [await run(pack, TWICE, true), await run(pack, [...TWICE].reverse(), true)]
    const traces = ({ reports }: { reports: readonly SeedReport[] }) =>
      new Map(reports.map(({ seed, trace, figures }) => [seed, { trace, figures }]))
    assert.deepEqual(traces(second), traces(first))
  })
})

async function run(
  pack: SimulatedPack,
  seeds: readonly number[],
  withTrace = false,
): Promise<{ readonly end: SeedsEnd; readonly reports: readonly SeedReport[] }> {
  const reports: SeedReport[] = []
  const threads = Math.min(4, availableParallelism())
  const end = await runSeeds(pack, { seeds, threads, withTrace, onSeed: (report) => void reports.push(report) })
  return { end, reports }
}
