// A storm: some days in which everything can go wrong, drawn by chance and lived through one step at a time.

import { turnSwitches } from '../../sandbox/snelstart/switches.ts'
import { type Chance, happens, pick, pickWeighted, randomInt } from './chance.ts'
import { hasEnded, type House, type HouseRun, type NodeRedProcess } from './house.ts'
import { anyHappening } from './world/happenings.ts'
import { anyScene } from './world/scenes.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Longer than any run may take, waiting included. */
export const RUN_LIMIT_MS = 4 * HOUR_MS
/** More than the moments of most runs. */
const MOMENTS_OF_A_RUN = 900

type Step = (storm: Storm) => Promise<void>

interface Storm {
  readonly house: House
  readonly chance: Chance
  main: NodeRedProcess
}

/** @returns the Node-RED that is left; it may be a dead one */
export async function storm(house: House): Promise<NodeRedProcess> {
  const chance = house.chanceOf('storm')
  const here: Storm = { house, chance, main: house.start('main') }
  turnSwitches(house.shop.snelstart.switches, house.setting.switches)
  for (let scenes = randomInt(chance, 2, 6); scenes > 0; scenes -= 1) house.note(`scene: ${anyScene(house.shop)}`)
  const severity = pick(chance, [0, 0.25, 0.5, 1])
  for (let steps = randomInt(chance, 3, 6); steps > 0; steps -= 1) {
    house.weather.severity = happens(chance, 0.8) ? severity : 0
    await pickWeighted(chance, STEPS)(here)
    if (!here.main.process.isAlive) await liveAgain(here)
    if (happens(chance, 0.4)) house.note(anyHappening(house.shop))
    await house.time.pass(
      pickWeighted(chance, [
        [MINUTE_MS, 2],
        [20 * MINUTE_MS, 2],
        [HOUR_MS * 5, 1],
        [HOUR_MS * 30, 0.3],
      ]),
    )
  }
  return here.main
}

const STEPS: readonly (readonly [Step, number])[] = [
  [oneRun, 5],
  [twoRunsAtOnce, 2],
  [twoNodeReds, 2],
  [previewAndBookLater, 4],
  [killed, 4],
  [powerCut, 2],
  [redeployed, 1],
  [troubledDisk, 2],
  [clockJumps, 2],
  [tokensExpire, 1],
  [periodCloses, 1],
  [keyReleased, 2],
]

async function oneRun({ house, chance, main }: Storm): Promise<void> {
  const run = house.send(main, 'fetch')
  othersAtWork(house, chance)
  await ended(house, run)
}

async function twoRunsAtOnce({ house, chance, main }: Storm): Promise<void> {
  const first = house.send(main, 'fetch')
  await house.time.pass(pick(chance, [0, 100, 3_000, 30_000]))
  await ended(house, first, house.send(main, 'fetch'))
}

async function twoNodeReds({ house, chance, main }: Storm): Promise<void> {
  const second = house.start('second')
  const one = house.send(main, 'fetch')
  await house.time.pass(pick(chance, [0, 500, 5_000]))
  const other = house.send(second, 'fetch')
  if (happens(chance, 0.4)) planDeath(house, chance, main)
  othersAtWork(house, chance)
  await ended(house, one, other)
  if (happens(chance, 0.5)) await ended(house, house.send(second, 'fetch'))
  second.process.die()
}

async function previewAndBookLater(storm: Storm): Promise<void> {
  const { house, chance } = storm
  const preview = house.send(storm.main, 'fetch to show')
  await ended(house, preview)
  await house.time.pass(pick(chance, [MINUTE_MS, 15 * MINUTE_MS, 8 * HOUR_MS, 26 * HOUR_MS]))
  for (let happenings = randomInt(chance, 0, 3); happenings > 0; happenings -= 1) house.note(anyHappening(house.shop))
  if (happens(chance, 0.3)) await liveAgain(storm)
  const times = happens(chance, 0.3) ? 2 : 1
  for (let time = 0; time < times; time += 1) {
    if (happens(chance, 0.2)) planDeath(house, chance, storm.main)
    // A sequence goes on as a sequence.
    if (preview.arrived.length > 0) await ended(house, house.send(storm.main, 'book', ...preview.arrived))
    if (!storm.main.process.isAlive) await liveAgain(storm)
  }
}

async function killed(storm: Storm): Promise<void> {
  planDeath(storm.house, storm.chance, storm.main)
  await oneRun(storm)
}

async function powerCut(storm: Storm): Promise<void> {
  const { house, chance } = storm
  const cut = (): void => {
    for (const { process } of house.processes) process.isAlive = false
    house.disk.losePower(chance)
    house.note('power cut')
  }
  planDeath(house, chance, storm.main, cut)
  await oneRun(storm)
}

async function redeployed(storm: Storm): Promise<void> {
  const { house, chance, main } = storm
  const run = house.send(main, 'fetch')
  house.time.after(randomInt(chance, 0, 5_000), main.process, () => {
    house.note('redeployed')
    main.nodeRed?.redeploy()
  })
  await ended(house, run)
}

async function troubledDisk(storm: Storm): Promise<void> {
  const { disk, time } = storm.house
  const trouble = pick(storm.chance, ['full', 'read-only'] as const)
  time.after(randomInt(storm.chance, 0, 3_000), undefined, () => void (disk.trouble = trouble))
  if (happens(storm.chance, 0.5)) {
    time.after(randomInt(storm.chance, 3_000, 9_000), undefined, () => void (disk.trouble = 'none'))
  }
  await oneRun(storm)
  disk.trouble = 'none'
}

async function clockJumps(storm: Storm): Promise<void> {
  const { house, chance, main } = storm
  const jump = (): void => {
    main.process.clockAheadMs += randomInt(chance, -3 * HOUR_MS, 3 * HOUR_MS)
    house.note(`clock ahead ${main.process.clockAheadMs}`)
  }
  house.time.after(randomInt(chance, 0, 4_000), main.process, jump)
  await oneRun(storm)
}

async function tokensExpire(storm: Storm): Promise<void> {
  const { house, chance } = storm
  house.time.after(randomInt(chance, 0, 4_000), undefined, () => house.snelstart.tokens.expireAll())
  await oneRun(storm)
}

async function periodCloses(storm: Storm): Promise<void> {
  const { shop } = storm.house
  shop.snelstart.closePeriod(shop.today(pick(storm.chance, [0, 1, 2])))
  await oneRun(storm)
}

/** A person looked, and says that a booking in doubt is not there. */
async function keyReleased({ house, main }: Storm): Promise<void> {
  const last = house.runs.filter(({ arrived }) => arrived.length > 0).at(-1)?.arrived[0]
  const { inDoubt = [] } = (last?.['reconcile'] ?? {}) as { inDoubt?: readonly { key: string }[] }
  await house.time.pass(HOUR_MS)
  for (const { key } of inDoubt) {
    if (house.shop.snelstart.bookingsWith(key).length > 0) continue
    house.note(`released ${key}`)
    await ended(house, house.send(main, 'book', { topic: 'release', key, who: 'Anna', why: 'not in SnelStart' }))
  }
}

function othersAtWork(house: House, chance: Chance): void {
  if (!happens(chance, 0.3)) return
  house.time.after(randomInt(chance, 0, 20_000), undefined, () => house.note(anyHappening(house.shop)))
}

function planDeath(house: House, chance: Chance, { name, process }: NodeRedProcess, and = (): void => undefined): void {
  const how = pick(chance, ['before', 'after', 'halfway'] as const)
  process.dieAfter(randomInt(chance, 1, MOMENTS_OF_A_RUN), how, () => {
    house.note(`${name} dies ${how} a moment`)
    and()
  })
}

/** Whatever there was of it is gone but for the disk. */
async function liveAgain(storm: Storm): Promise<void> {
  const { house, chance } = storm
  storm.main.process.isAlive = false
  await house.time.pass(pick(chance, [1_000, 30_000, 10 * MINUTE_MS, 3 * HOUR_MS]))
  storm.main = house.start('main')
}

export async function ended(house: House, ...runs: readonly HouseRun[]): Promise<void> {
  const isOver = await house.time.until(() => runs.every(hasEnded), RUN_LIMIT_MS)
  if (!isOver) house.findings.push({ kind: 'unexplained', what: 'a run did not end' })
  for (const run of runs) if (hasEnded(run)) house.judge(run)
}
