// Every open debtor of a large SnelStart database: statements a page, lines read, memory above idle.

import { z } from 'zod'
import { atMost, type Figure, rounded } from '../figure.ts'
import type { BenchSizes } from '../options.ts'
import { askedProcess } from '../processes/asked-process.ts'
import type { Workshop } from '../workshop.ts'

const STATEMENTS_MAX = 3
/** Once to find what is open and once for its sums; more where a window of ids ends within a page. */
const LINES_READ_MAX = 3
const ABOVE_IDLE_MAX_MB = 200

const place = z.object({ port: z.number(), database: z.string() })
const outcome = z.object({
  debtors: z.number(),
  pages: z.number(),
  statementsMax: z.number(),
  aboveIdleMb: z.number(),
})

export async function largeDatabase({ processes }: Workshop, sizes: BenchSizes): Promise<readonly Figure[]> {
  const { databaseDebtors: openInvoices, databaseLines: lines } = sizes
  const server = askedProcess({ file: processes.databaseServer, task: { openInvoices, lines } })
  try {
    const task = await server.ask({ ask: 'place' }, place)
    await server.ask({ ask: 'forget' }, z.unknown())
    const reader = askedProcess({ file: processes.databaseReader, task, nodeFlags: ['--expose-gc'] })
    try {
      const { debtors, statementsMax, aboveIdleMb } = await reader.ask({ ask: 'read' }, outcome)
      if (debtors !== openInvoices) throw new Error(`${debtors} of ${openInvoices} open debtors were read`)
      const read = await server.ask({ ask: 'linesRead' }, z.number())
      return figuresOf({ statementsMax, linesRead: read / lines, aboveIdleMb })
    } finally {
      await reader.end()
    }
  } finally {
    await server.end()
  }
}

function figuresOf(measured: {
  readonly statementsMax: number
  readonly linesRead: number
  readonly aboveIdleMb: number
}): readonly Figure[] {
  const name = (what: string): string => `database: ${what}`
  return [
    atMost(STATEMENTS_MAX, { name: name('statements a page'), figure: measured.statementsMax, unit: 'statements' }),
    atMost(LINES_READ_MAX, {
      name: name('times that each line is read'),
      figure: rounded(measured.linesRead),
      unit: '×',
    }),
    atMost(ABOVE_IDLE_MAX_MB, {
      name: name('memory above idle'),
      figure: Math.round(measured.aboveIdleMb),
      unit: 'MB',
    }),
  ]
}
