import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildSync } from 'esbuild'

import { seededChance } from '../../../sandbox/http/seeded-chance.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts'
import { bookRuns, type BookerTask } from './book-runs.ts'

const SEEDS = 200
/** Every so many seeds the second process dies too. */
const AGAIN_EACH = 8
/** Processes at once: as many as a small machine has cores. */
const AT_ONCE = 2
const LATER_MS = 14_400_000
/** Half of the administrations read the sign of a memoriaal the other way. */
const SIGNS = ['positive-settles', 'negative-settles'] as const

interface Kill {
  /** With KILL_SEED in the environment only that one is run. */
  readonly seed: number
  readonly sign: (typeof SIGNS)[number]
  /** One process after another dies at its step, counted from 1; the last one lives. */
  readonly dieAtSteps: readonly number[]
}

describe('a process that is killed while it books', function () {
  this.timeout(600_000)
  let program: string

  before(() => {
    program = join(mkdtempSync(join(tmpdir(), 'booker-')), 'booker.cjs')
    const entry = join(__dirname, 'booker.ts')
    buildSync({
      entryPoints: [entry],
      outfile: program,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
    })
  })

  it(`gives each payment exactly one booking after a restart, whichever of its steps was the last: ${SEEDS} seeds`, async () => {
    const kills = await plannedKills()
    const only = process.env['KILL_SEED']
    const waiting = kills.filter(({ seed }) => only === undefined || seed === Number(only))
    const failures: string[] = []
    const worker = async (): Promise<void> => {
      for (let kill = waiting.shift(); kill; kill = waiting.shift()) {
        const problem = await killedAndRestarted(program, kill).catch(String)
        if (problem) failures.push(`KILL_SEED=${kill.seed} (${kill.sign}, ${kill.dieAtSteps.join(' + ')}): ${problem}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    assert.deepEqual(failures, [])
  })
})

/** Deaths spread evenly over the steps of a run with either sign, and some more in the process that had to clear up. */
async function plannedKills(): Promise<readonly Kill[]> {
  const places: { readonly sign: Kill['sign']; readonly step: number }[] = []
  for (const sign of SIGNS) {
    const { steps } = await withWorld(sign, (sandbox, folder) => bookRuns(task(sandbox, folder)))
    for (let step = 1; step <= steps; step += 1) places.push({ sign, step })
  }
  const chance = seededChance(1)
  return Array.from({ length: SEEDS }, (_, seed) => {
    const place = places[Math.floor(((seed + chance()) * places.length) / SEEDS)]
    if (!place) throw new RangeError('a seed beyond the last step')
    const again = 1 + Math.floor(chance() * (places.length / SIGNS.length))
    return { seed, sign: place.sign, dieAtSteps: seed % AGAIN_EACH === 0 ? [place.step, again] : [place.step] }
  })
}

async function killedAndRestarted(program: string, { sign, dieAtSteps }: Kill): Promise<string | undefined> {
  return withWorld(sign, async (sandbox, folder) => {
    let aheadMs = 0
    for (const [index, dieAtStep] of dieAtSteps.entries()) {
      const killed = await spawnBooker(program, { ...task(sandbox, folder), aheadMs, dieAtStep })
      // A process that has less to do than the first may live to its end.
      const mayLive = index > 0 && killed.code === 0
      if (killed.signal !== 'SIGKILL' && !mayLive) return `was not killed: ${killed.output}`
      aheadMs += LATER_MS
    }
    // Nothing of a process outlives it but its folder, so this one need not be a process.
    const { stopped } = await bookRuns({ ...task(sandbox, folder), aheadMs, runs: 2 })
    if (stopped.length > 0) return `stopped: ${stopped.join('; ')}`
    return auditOf(sandbox)
  })
}

/** Undefined when the books are as they must be. */
function auditOf({ snelstart }: Sandbox): string | undefined {
  const { problems, bookingsPerDocumentNumber, openCents, balances } = snelstart.world.audit()
  const expected = PAYMENTS.map(({ transactionId }) => `MSP-${transactionId} 1`).sort()
  const found = [...bookingsPerDocumentNumber]
    .filter(([key]) => key.startsWith('MSP-'))
    .map(([key, times]) => `${key} ${times}`)
    .sort()
  const wrong = [
    ...problems,
    ...(JSON.stringify(found) === JSON.stringify(expected) ? [] : [`bookings: ${found.join(', ')}`]),
    ...(openCents === 0 ? [] : [`${openCents} cents open`]),
    ...(balances.get(1220) === TOTAL_CENTS ? [] : [`${balances.get(1220) ?? 0} cents on the clearing account`]),
  ]
  return wrong.length > 0 ? wrong.join('; ') : undefined
}

const PAYMENTS = [
  { transactionId: '7001', orderId: 'K-1', cents: 12_100 },
  { transactionId: '7002', orderId: 'K-2', cents: 4_500 },
  // Two payments for one invoice, and one payment for two.
  { transactionId: '7003', orderId: 'K-3', cents: 3_000 },
  { transactionId: '7004', orderId: 'K-3', cents: 3_000 },
  { transactionId: '7005', orderId: 'K-4', cents: 10_045 },
] as const
const TOTAL_CENTS = PAYMENTS.reduce((sum, { cents }) => sum + cents, 0)

async function withWorld<Result>(
  sign: Kill['sign'],
  use: (sandbox: Sandbox, folder: string) => Promise<Result>,
): Promise<Result> {
  const sandbox = await startSandbox({ story: false })
  try {
    sandbox.snelstart.switches.memoriaalSign = sign
    const relation = sandbox.snelstart.world.addRelation({ name: 'Klant' })
    const invoice = (number: string, totalCents: number, betalingskenmerk: string): void => {
      sandbox.snelstart.world.addInvoice({
        number,
        date: '2026-11-01',
        dueDays: 14,
        totalCents,
        relation,
        order: { betalingskenmerk },
      })
    }
    invoice('2026-1', 12_100, 'K-1')
    invoice('2026-2', 4_500, 'K-2')
    invoice('2026-3', 6_000, 'K-3')
    invoice('2026-4', 7_550, 'K-4')
    invoice('2026-5', 2_495, 'K-4')
    for (const payment of PAYMENTS) sandbox.multisafepay.world.pay({ ...payment, at: '2026-11-10T10:00:00' })
    return await use(sandbox, mkdtempSync(join(tmpdir(), 'killed-')))
  } finally {
    await sandbox.close()
  }
}

function task({ keys, snelstart, multisafepay }: Sandbox, folder: string): BookerTask {
  const services = {
    keys,
    snelstart: { apiUrl: snelstart.apiUrl, authUrl: snelstart.authUrl },
    multisafepay: { url: multisafepay.url },
  }
  return { services, folder, dieAtStep: 0, aheadMs: 0, runs: 1 }
}

async function spawnBooker(program: string, given: BookerTask) {
  const child = spawn(process.execPath, [program, JSON.stringify(given)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [[code, signal], out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { code: code as number | null, signal: signal as string | null, output: out || err }
}
