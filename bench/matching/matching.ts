// The matcher alone: how much it costs beside the least that any matcher has to do, and whether that grows with the rows.

import { z } from 'zod'
import { atMost, type Figure, rounded } from '../figure.ts'
import { median } from '../median.ts'
import type { BenchSizes } from '../options.ts'
import { askedProcess } from '../processes/asked-process.ts'
import type { Workshop } from '../workshop.ts'

const RATIO_MAX = 1.5
/**
 * How much more a debtor costs among many than among few, beside the same of the bare Map. For each row the Map does the
 * same little, but a million of them fit no cache, so the least that can be had grows too.
 */
const GROWTH_MAX = 1.2
/** Two rows, a decision and a booking a debtor, and as much again that was not yet collected. */
const PEAK_MAX_KB_A_DEBTOR = 6

const measured = z.object({ matchMs: z.array(z.number()), bareMs: z.array(z.number()), peakMb: z.number() })
type Measured = z.output<typeof measured>

export async function matching(workshop: Workshop, sizes: BenchSizes): Promise<readonly Figure[]> {
  const { fewDebtors, manyDebtors, matchings } = sizes
  // A short measurement is repeated more often.
  const few = await measuredWith(workshop, fewDebtors, matchings * 6)
  const many = await measuredWith(workshop, manyDebtors, matchings)
  const growthOf = (name: 'matchMs' | 'bareMs'): number =>
    median(many[name]) / manyDebtors / (median(few[name]) / fewDebtors)
  return [
    ratio(few, fewDebtors),
    ratio(many, manyDebtors),
    atMost(GROWTH_MAX, {
      name: `matching: growth from ${fewDebtors} to ${manyDebtors} debtors, beside a bare Map`,
      figure: rounded(growthOf('matchMs') / growthOf('bareMs')),
      unit: '×',
    }),
    atMost(Math.ceil((manyDebtors * PEAK_MAX_KB_A_DEBTOR) / 1024) + 100, {
      name: `matching: peak memory with ${manyDebtors} debtors`,
      figure: Math.round(many.peakMb),
      unit: 'MB',
    }),
  ]
}

function ratio({ matchMs, bareMs }: Measured, debtors: number): Figure {
  const ratios = matchMs.map((milliseconds, index) => milliseconds / (bareMs[index] ?? milliseconds))
  return atMost(RATIO_MAX, {
    name: `matching: ${debtors} debtors beside a bare Map`,
    figure: rounded(median(ratios)),
    unit: '×',
  })
}

async function measuredWith(workshop: Workshop, debtors: number, times: number): Promise<Measured> {
  const matcher = askedProcess({
    file: workshop.processes.matching,
    task: { debtors, times },
    nodeFlags: ['--expose-gc', '--max-old-space-size=8192'],
  })
  try {
    return await matcher.ask({ ask: 'measure' }, measured)
  } finally {
    await matcher.end()
  }
}
