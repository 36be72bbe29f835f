import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildSync } from 'esbuild'

import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts'
import type { BookerEnd, BookerTask } from './booker.ts'

const SEEDS = 200
/** Processes at once: as many as a small machine has cores. */
const AT_ONCE = 2
const LATER_MS = 3_600_000

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
    const steps = await withWorld(0, async (sandbox, folder) => (await book(program, task(sandbox, folder))).steps)
    assert.ok(steps > SEEDS / 2, `a run has ${steps} steps`)
    const failures: string[] = []
    const seeds = Array.from({ length: SEEDS }, (_, seed) => seed)
    const worker = async (): Promise<void> => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        const problem = await killedAndRestarted(program, seed, 1 + (seed % steps)).catch(String)
        if (problem) failures.push(`seed ${seed}: ${problem}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    assert.deepEqual(failures, [])
  })
})

async function killedAndRestarted(program: string, seed: number, dieAtStep: number): Promise<string | undefined> {
  return withWorld(seed, async (sandbox, folder) => {
    const killed = await spawnBooker(program, { ...task(sandbox, folder), dieAtStep })
    if (killed.signal !== 'SIGKILL') return `was not killed at step ${dieAtStep}: ${killed.output}`
    const { stopped } = await book(program, { ...task(sandbox, folder), aheadMs: LATER_MS, runs: 2 })
    if (stopped.length > 0) return `stopped after step ${dieAtStep}: ${stopped.join('; ')}`
    return auditOf(sandbox, dieAtStep)
  })
}

/** Undefined when the books are as they must be. */
function auditOf({ snelstart }: Sandbox, dieAtStep: number): string | undefined {
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
  return wrong.length > 0 ? `after step ${dieAtStep}: ${wrong.join('; ')}` : undefined
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
  seed: number,
  use: (sandbox: Sandbox, folder: string) => Promise<Result>,
): Promise<Result> {
  const sandbox = await startSandbox({ story: false })
  try {
    // Half of the administrations read the sign of a memoriaal the other way.
    sandbox.snelstart.switches.memoriaalSign = seed % 2 === 0 ? 'positive-settles' : 'negative-settles'
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

async function book(program: string, given: BookerTask): Promise<BookerEnd> {
  const { code, output } = await spawnBooker(program, given)
  if (code !== 0) throw new Error(`the booker failed: ${output}`)
  return JSON.parse(output) as BookerEnd
}

async function spawnBooker(program: string, given: BookerTask) {
  const child = spawn(process.execPath, [program, JSON.stringify(given)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [[code, signal], out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { code: code as number | null, signal: signal as string | null, output: out || err }
}
