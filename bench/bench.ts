// `npm run bench`: the figures that this pack must keep, measured against the stand-ins. Ends with 1 when one does not hold.
// `-- --json` prints one object a line, `-- --only <part of a name>` measures one group of figures.

import { largeDatabase } from './database/large-database.ts'
import type { Figure } from './figure.ts'
import { asJsonLine, asTable } from './figures-shown.ts'
import { matching } from './matching/matching.ts'
import { benchOptions, type BenchSizes } from './options.ts'
import { peakMemory } from './peak-memory.ts'
import { report } from './report/report.ts'
import { requestsOfRuns } from './requests-of-runs.ts'
import { soak } from './soak/soak.ts'
import { startOfNodeRed } from './start-of-node-red.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

type Measure = (workshop: Workshop, sizes: BenchSizes) => Promise<readonly Figure[]>

const GROUPS: Readonly<Record<string, Measure>> = {
  requests: requestsOfRuns,
  matching,
  start: startOfNodeRed,
  memory: peakMemory,
  database: largeDatabase,
  report,
  soak,
}

async function main(): Promise<void> {
  const { json, only = '', sizes } = benchOptions(process.argv.slice(2))
  const groups = Object.entries(GROUPS).filter(([name]) => name.includes(only))
  if (groups.length === 0) throw new Error(`--only takes one of ${Object.keys(GROUPS).join(', ')}`)
  const workshop = await openWorkshop()
  const figures: Figure[] = []
  try {
    for (const [, measure] of groups) {
      const measured = await measure(workshop, sizes)
      figures.push(...measured)
      if (json) for (const figure of measured) console.log(asJsonLine(figure))
    }
  } finally {
    await workshop.clear()
  }
  if (!json) console.log(asTable(figures))
  if (!figures.every(({ holds }) => holds)) process.exitCode = 1
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
