// Writes examples/dashboard.json from dashboard/: `npx tsx scripts/build/dashboard-flow.ts`.

import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { dashboardFlow } from '../../dashboard/flow.ts'

const FILE = path.join(__dirname, '..', '..', 'examples', 'dashboard.json')

dashboardFlow().then(
  (nodes) => writeFile(FILE, `${JSON.stringify(nodes, undefined, 2)}\n`),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
