// `npm run test:simulate -- --seeds N [--from S] [--threads T]`: the named seeds, and N seeds from S on. A seed is one
// story with everything going wrong that can; `--seeds 1 --from S` tells it, moment by moment. The last line is one object
// of JSON; ends with 1 when anything was found.

import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'

import { z } from 'zod'

import { NAMED_SEEDS } from './named-seeds.ts'
import { runSeeds, type SeedsEnd } from './run-seeds.ts'
import type { SeedReport } from './seed-thread.ts'
import { buildSimulatedPack } from './simulated-pack.ts'

const SEEDS_OF_CI = 500
const TOLD_EACH = 250

const flags = z.object({
  seeds: z.coerce.number().int().positive().default(SEEDS_OF_CI),
  from: z.coerce.number().int().nonnegative().default(0),
  threads: z.coerce.number().int().positive().default(Math.min(4, availableParallelism())),
})

async function main(): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { seeds: text, from: text, threads: text } })
  const { seeds, from, threads } = flags.parse(values)
  const isOne = seeds === 1
  const asked = Array.from({ length: seeds }, (_, index) => from + index)
  const named = isOne ? [] : NAMED_SEEDS.map(({ seed }) => seed).filter((seed) => !asked.includes(seed))
  const pack = await buildSimulatedPack()
  let done = 0
  const onSeed = (report: SeedReport): void => {
    done += 1
    tell(report)
    if (!isOne && done % TOLD_EACH === 0) console.error(`${done} seeds`)
  }
  try {
    const end = await runSeeds(pack, { seeds: [...named, ...asked], threads, withTrace: isOne, onSeed })
    console.log(JSON.stringify(end))
    if (!isClean(end)) process.exitCode = 1
  } finally {
    await pack.clear()
  }
}

function tell({ seed, findings, trace = [] }: SeedReport): void {
  for (const line of trace) console.log(line)
  for (const { kind, what } of findings) console.log(`seed ${seed}: ${kind}: ${what}`)
}

const isClean = ({ doubleBookings, lost, unexplained, leaks }: SeedsEnd): boolean =>
  doubleBookings + lost + unexplained + leaks === 0

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
