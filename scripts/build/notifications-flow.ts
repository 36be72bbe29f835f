// Writes examples/5 from notifications/: `npm run notifications`.

import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { notificationsFlow } from '../../notifications/flow.ts'

const FILE = path.join(__dirname, '..', '..', 'examples', '5 - Mail only when it matters.json')

notificationsFlow().then(
  (nodes) => writeFile(FILE, `${JSON.stringify(nodes, undefined, 2)}\n`),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
