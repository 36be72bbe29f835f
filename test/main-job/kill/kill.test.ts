import assert from 'node:assert/strict'

import { seededChance } from '../../../sandbox/http/seeded-chance.ts'
import { bookRuns } from './book-runs.ts'
import { auditOf, taskIn, type Way, WAYS, withWorld } from './booked-world.ts'
import { recordAudit } from './record-audit.ts'
import { buildBooker, spawnBooker } from './booker-process.ts'

const SEEDS = 200
/** Every so many seeds the second process dies too. */
const AGAIN_EACH = 8
/** Worlds at once: a little more than a small machine has cores, since each waits for its disk. */
const AT_ONCE = 3
const LATER_MS = 14_400_000

interface Kill {
  /** With KILL_SEED in the environment only that one is run. */
  readonly seed: number
  readonly way: Way
  /** One process after another dies at its step, counted from 1; the last one lives. */
  readonly dieAtSteps: readonly number[]
}

describe('a process that is killed while it books', function () {
  this.timeout(600_000)
  let program: string

  before(() => {
    program = buildBooker()
  })

  it(`gives each payment exactly one booking after a restart, whichever of its steps was the last: ${SEEDS} seeds`, async () => {
    const kills = await plannedKills()
    const only = process.env['KILL_SEED']
    const waiting = kills.filter(({ seed }) => only === undefined || seed === Number(only))
    const failures: string[] = []
    const worker = async (): Promise<void> => {
      for (let kill = waiting.shift(); kill; kill = waiting.shift()) {
        const problem = await killedAndRestarted(program, kill).catch(String)
        if (problem) failures.push(`KILL_SEED=${kill.seed} (${JSON.stringify(kill)}): ${problem}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    assert.deepEqual(failures, [])
  })

  for (const way of WAYS) {
    it(`that books beside another one: one of the two is refused as busy, or each books a part, in ${JSON.stringify(way)}`, async () => {
      await withWorld(way, async (sandbox, folder) => {
        const ends = await Promise.all([1, 2].map(() => spawnBooker(program, taskIn(sandbox, folder, way))))
        const failed = ends.filter(({ code }) => code !== 0)
        assert.ok(failed.length < ends.length, 'nobody booked')
        for (const { output } of failed) assert.match(output, /RUN_BUSY/)
        assert.equal(auditOf(sandbox, way), undefined)
      })
    })
  }
})

/** Deaths spread evenly over the steps of a run in each way, and some more in the process that had to clear up. */
async function plannedKills(): Promise<readonly Kill[]> {
  const places: { readonly way: Way; readonly step: number }[] = []
  for (const way of WAYS) {
    const { steps } = await withWorld(way, (sandbox, folder) => bookRuns(taskIn(sandbox, folder, way)))
    for (let step = 1; step <= steps; step += 1) places.push({ way, step })
  }
  const chance = seededChance(1)
  return Array.from({ length: SEEDS }, (_, seed) => {
    const place = places[Math.floor(((seed + chance()) * places.length) / SEEDS)]
    if (!place) throw new RangeError('a seed beyond the last step')
    const again = 1 + Math.floor(chance() * (places.length / WAYS.length))
    return { seed, way: place.way, dieAtSteps: seed % AGAIN_EACH === 0 ? [place.step, again] : [place.step] }
  })
}

async function killedAndRestarted(program: string, { way, dieAtSteps }: Kill): Promise<string | undefined> {
  return withWorld(way, async (sandbox, folder) => {
    let aheadMs = 0
    for (const [index, dieAtStep] of dieAtSteps.entries()) {
      const killed = await spawnBooker(program, { ...taskIn(sandbox, folder, way), aheadMs, dieAtStep })
      // A process that has less to do than the first may live to its end.
      const mayLive = index > 0 && killed.code === 0
      if (killed.signal !== 'SIGKILL' && !mayLive) return `was not killed: ${killed.output}`
      aheadMs += LATER_MS
    }
    // Nothing of a process outlives it but its folder, so this one need not be a process.
    const { stopped } = await bookRuns({ ...taskIn(sandbox, folder, way), aheadMs, runs: 2 })
    if (stopped.length > 0) return `stopped: ${stopped.join('; ')}`
    return auditOf(sandbox, way) ?? recordAudit(folder)
  })
}
