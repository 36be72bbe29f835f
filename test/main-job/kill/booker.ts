// A process that does the main job and dies at the step it is told to: as a power cut would end it.

import { bookRuns, type BookerTask } from './book-runs.ts'

const [, , given = ''] = process.argv
void bookRuns(JSON.parse(given) as BookerTask).then(
  (end) => process.stdout.write(JSON.stringify(end), () => process.exit(0)),
  (error: unknown) => process.stderr.write(String(error), () => process.exit(1)),
)
