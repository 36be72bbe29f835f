import assert from 'node:assert/strict'

import { ReconcileError } from '../../../nodes/reconcile/domain/reconcile-error.ts'
import type { Sandbox } from '../../../sandbox/sandbox.ts'
import { bookRuns } from './book-runs.ts'
import { taskIn, type Way, WAYS, withWorld } from './booked-world.ts'
import { buildBooker, spawnBooker } from './booker-process.ts'

/** Of one payment for two invoices. */
const KEY = 'MSP-7005'
const DEATHS = 8
const LATER_MS = 14_400_000

describe('a process that is killed while it reverses a booking', function () {
  this.timeout(300_000)
  let program: string

  before(() => {
    program = buildBooker()
  })

  for (const way of WAYS) {
    it(`leaves one reversing entry after a restart, wherever it died, in ${JSON.stringify(way)}`, async () => {
      const steps = await withWorld(way, async (sandbox, folder) => {
        await bookRuns(taskIn(sandbox, folder, way))
        return (await bookRuns({ ...taskIn(sandbox, folder, way), reverse: KEY })).steps
      })
      assert.ok(steps > DEATHS, `only ${steps} steps`)
      for (let death = 0; death < DEATHS; death += 1) {
        const dieAtStep = 1 + Math.floor(((death + 0.5) * steps) / DEATHS)
        const problem = await killedAndAskedAgain(program, way, dieAtStep)
        assert.equal(problem, undefined, `step ${dieAtStep} of ${steps}`)
      }
    })
  }
})

async function killedAndAskedAgain(program: string, way: Way, dieAtStep: number): Promise<string | undefined> {
  return withWorld(way, async (sandbox, folder) => {
    await bookRuns(taskIn(sandbox, folder, way))
    const task = { ...taskIn(sandbox, folder, way), reverse: KEY }
    const killed = await spawnBooker(program, { ...task, dieAtStep })
    if (killed.signal !== 'SIGKILL') return `was not killed: ${killed.output}`
    const reversed = await bookRuns({ ...task, aheadMs: LATER_MS }).catch((error: unknown) => error)
    const isKnown = reversed instanceof ReconcileError && reversed.detail === 'reverse-twice'
    if (reversed instanceof Error && !isKnown) return String(reversed)
    // And nothing is booked again by itself.
    const { stopped } = await bookRuns({ ...taskIn(sandbox, folder, way), aheadMs: 2 * LATER_MS, runs: 2 })
    return stopped.length > 0 ? stopped.join('; ') : reversedOnce(sandbox, way)
  })
}

/** Undefined when the booking is reversed once, and all else is as it was booked. */
function reversedOnce({ snelstart: { world } }: Sandbox, { clearing }: Way): string | undefined {
  const { problems, openCents, balances } = world.audit()
  const times = ['MSP-7005', 'MSP-R-7005', 'MSP-7005-2'].map((key) => world.bookingsWith(key).length)
  const found = JSON.stringify({ problems, times, openCents, clearingCents: balances.get(clearing) })
  const expected = JSON.stringify({ problems: [], times: [1, 1, 0], openCents: 10_045, clearingCents: 22_600 })
  return found === expected ? undefined : found
}
