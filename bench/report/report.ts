// A large run as an Excel file: how quickly, how much Node-RED is held up, and how much memory it takes.

import { z } from 'zod'
import { atLeast, atMost, type Figure } from '../figure.ts'
import type { BenchSizes } from '../options.ts'
import { askedProcess } from '../processes/asked-process.ts'
import type { Workshop } from '../workshop.ts'

const ROWS_A_SECOND_MIN = 20_000
const HELD_UP_MAX_MS = 100
const ABOVE_IDLE_MAX_MB = 200

const measured = z.array(
  z.object({ rowsASecond: z.number(), heldUpMs: z.number(), aboveIdleMb: z.number(), fileMb: z.number() }),
)

export async function report(workshop: Workshop, { reportLines, reports }: BenchSizes): Promise<readonly Figure[]> {
  const writer = askedProcess({
    file: workshop.processes.report,
    task: { lines: reportLines, times: reports },
    nodeFlags: ['--expose-gc'],
  })
  try {
    const all = await writer.ask({ ask: 'measure' }, measured)
    const name = (what: string): string => `report: ${what} with ${reportLines} lines`
    return [
      // Other work on the machine can only slow it down.
      atLeast(ROWS_A_SECOND_MIN, {
        name: name('rows of Excel'),
        figure: Math.round(Math.max(...all.map(({ rowsASecond }) => rowsASecond))),
        unit: 'rows/s',
      }),
      atMost(HELD_UP_MAX_MS, {
        name: name('event loop held up'),
        figure: Math.round(Math.min(...all.map(({ heldUpMs }) => heldUpMs))),
        unit: 'ms',
      }),
      atMost(ABOVE_IDLE_MAX_MB, {
        name: name('memory above idle'),
        figure: Math.round(Math.max(...all.map(({ aboveIdleMb }) => aboveIdleMb))),
        unit: 'MB',
      }),
    ]
  } finally {
    await writer.end()
  }
}
