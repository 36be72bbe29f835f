// A process of its own that lives through a day of a run each minute, on the simulator's clock and disk, over a shop that
// goes on selling.

import { z } from 'zod'

import { chanceOf } from '../../test/simulator/chance.ts'
import { hasEnded, openHouse } from '../../test/simulator/house.ts'
import { packShelf } from '../../test/simulator/shelf.ts'
import { anyScene } from '../../test/simulator/world/scenes.ts'
import { settingOf } from '../../test/simulator/world/setting.ts'
import { answering, taskOf } from '../processes/answering.ts'

const task = z.object({ pack: z.string(), runs: z.number() })
const MINUTE_MS = 60_000
/** Something is sold and paid once in so many runs. */
const RUNS_A_SALE = 30
/** Memory is compared from here on: everything was loaded, and the caches hold what they hold. */
const WARM_PART = 0.25
const SEED = 1

async function soak({ pack, runs }: z.output<typeof task>) {
  const setting = settingOf(chanceOf(SEED, 'soak'))
  const ordinary = { ...setting, startsAt: '2026-11-20T00:00:00Z', lookup: 'auto', batchSize: 0 } as const
  const live = { ...ordinary, shop: { ...setting.shop, environment: 'live' as const } }
  const house = openHouse(SEED, live, packShelf(pack))
  const main = house.start('main')
  const heapMb: number[] = []
  const openFiles: number[] = []
  let failures = 0
  for (let run = 0; run < runs; run += 1) {
    if (run % RUNS_A_SALE === 0) anyScene(house.shop)
    const sent = house.send(main, 'fetch')
    const startedMs = house.time.nowMs
    await house.time.until(() => hasEnded(sent), MINUTE_MS)
    failures += sent.failures.length + Number(!hasEnded(sent))
    // What the simulator keeps for its audit is not the pack's.
    house.runs.length = 0
    await house.time.pass(MINUTE_MS - (house.time.nowMs - startedMs))
    openFiles.push(main.process.openFiles)
    if (run % 20 === 0) heapMb.push(usedMb())
  }
  const warm = heapMb.slice(Math.floor(heapMb.length * WARM_PART))
  return {
    failures,
    grownMb: (warm.at(-1) ?? 0) - (warm[0] ?? 0),
    openFiles: Math.max(...openFiles.slice(-Math.ceil(runs / 2))),
    files: house.disk.files().map(([path, { content }]) => ({ path, bytes: content.length })),
    bookings: [...house.shop.snelstart.bookings()].length,
  }
}

function usedMb(): number {
  const { gc } = globalThis
  if (gc === undefined) throw new Error('start with --expose-gc')
  gc()
  return process.memoryUsage().heapUsed / 1_048_576
}

const given = taskOf(task)
answering({ measure: () => soak(given) })
