// A day of a run each minute: memory and open files stay where they are, and every file in the data folder is bounded.

import path from 'node:path'

import { z } from 'zod'
import { atMost, type Figure, rounded } from '../figure.ts'
import type { BenchSizes } from '../options.ts'
import { askedProcess } from '../processes/asked-process.ts'
import type { Workshop } from '../workshop.ts'

/** The shop itself grows by some fifty sales. */
const GROWTH_MAX_MB = 8
/** Architecture: a booking takes at most 300 bytes once it is settled; and a header. */
const BYTES_A_BOOKING = 300
const HEADER_BYTES = 300
/** Run records: 2000 of them are kept, with the settings of each. */
const FILE_MAX_KB = 1500

const measured = z.object({
  failures: z.number(),
  grownMb: z.number(),
  openFiles: z.number(),
  files: z.array(z.object({ path: z.string(), bytes: z.number() })),
  bookings: z.number(),
})

export async function soak(workshop: Workshop, { soakRuns: runs }: BenchSizes): Promise<readonly Figure[]> {
  const worker = askedProcess({
    file: workshop.processes.soak,
    task: { pack: path.join(workshop.pack, 'dist'), runs },
    nodeFlags: ['--expose-gc'],
  })
  try {
    const { failures, grownMb, openFiles, files, bookings } = await worker.ask({ ask: 'measure' }, measured)
    const register = files.find((file) => file.path.endsWith('/bookings.jsonl'))?.bytes ?? 0
    const largest = Math.max(...files.map(({ bytes }) => bytes))
    const name = (what: string): string => `soak: ${runs} runs, one a minute: ${what}`
    return [
      atMost(0, { name: name('runs that failed'), figure: failures, unit: 'runs' }),
      atMost(GROWTH_MAX_MB, {
        name: name('memory grown since the first quarter'),
        figure: rounded(grownMb),
        unit: 'MB',
      }),
      atMost(0, { name: name('files open between two runs'), figure: openFiles, unit: 'files' }),
      atMost(HEADER_BYTES + bookings * BYTES_A_BOOKING, {
        name: name(`booking register with ${bookings} bookings`),
        figure: register,
        unit: 'bytes',
      }),
      atMost(FILE_MAX_KB, { name: name('largest file'), figure: rounded(largest / 1024), unit: 'kB' }),
    ]
  } finally {
    await worker.end()
  }
}
