// What the benchmark is asked for: which figures, in which form, and how large its worlds are.

import { parseArgs } from 'node:util'
import { z } from 'zod'

export interface BenchOptions {
  readonly json: boolean
  /** Part of a figure group's name; everything when it is left out. */
  readonly only: string | undefined
  readonly sizes: BenchSizes
}

export interface BenchSizes {
  readonly debtors: number
  readonly orders: number
  readonly transactions: number
  /** Debtors and as many payments, for the matcher alone. */
  readonly fewDebtors: number
  readonly manyDebtors: number
  readonly matchings: number
  /** Open debtors, and lines of the journal, in a SnelStart database. */
  readonly databaseDebtors: number
  readonly databaseLines: number
  /** Starts of Node-RED with the pack, and as many without. */
  readonly starts: number
  /** Lines of a run that is written as Excel, and how often. */
  readonly reportLines: number
  readonly reports: number
  /** One a minute. */
  readonly soakRuns: number
}

const count = z.coerce.number().int().positive()
const flags = z.object({
  json: z.boolean().default(false),
  only: z.string().optional(),
  debtors: count.default(10_000),
  orders: count.default(30_000),
  transactions: count.default(40_000),
  few: count.default(10_000),
  many: count.default(1_000_000),
  matchings: count.default(5),
  starts: count.default(45),
  'database-debtors': count.default(100_000),
  'database-lines': count.default(2_000_000),
  'report-lines': count.default(100_000),
  reports: count.default(3),
  'soak-runs': count.default(1440),
})

/** @throws Error when a flag is unknown or its value makes no sense */
export function benchOptions(args: readonly string[]): BenchOptions {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      only: text,
      debtors: text,
      orders: text,
      transactions: text,
      few: text,
      many: text,
      matchings: text,
      starts: text,
      'database-debtors': text,
      'database-lines': text,
      'report-lines': text,
      reports: text,
      'soak-runs': text,
    },
  })
  const { json, only, few, many, 'report-lines': reportLines, 'soak-runs': soakRuns, ...counts } = flags.parse(values)
  const { 'database-debtors': databaseDebtors, 'database-lines': databaseLines, ...others } = counts
  const sizes = { ...others, fewDebtors: few, manyDebtors: many, reportLines, soakRuns, databaseDebtors, databaseLines }
  return { json, only, sizes }
}
