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
  /** Starts of Node-RED with the pack, and as many without. */
  readonly starts: number
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
  starts: count.default(18),
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
    },
  })
  const { json, only, few, many, debtors, orders, transactions, matchings, starts } = flags.parse(values)
  const sizes = { debtors, orders, transactions, fewDebtors: few, manyDebtors: many, matchings, starts }
  return { json, only, sizes }
}
