// The stand-ins with the large world, seen from the benchmark: what they were asked, and what can be switched.

import { z } from 'zod'
import { askedProcess } from '../processes/asked-process.ts'
import type { BenchSizes } from '../options.ts'

export interface LargeServices extends z.output<typeof opened> {
  /** Everything that was asked since `forget`. */
  asked(): Promise<Asked>
  forget(): Promise<void>
  /** Whether SnelStart takes a filter on the open balance. */
  openBalancesFilterable(filterable: boolean): Promise<void>
  close(): Promise<void>
}

export type Asked = z.output<typeof asked>
export type AskedRequest = Asked['snelstart'][number]

const opened = z.object({
  environment: z.record(z.string(), z.string()),
  keys: z.object({ subscriptionKey: z.string(), clientKey: z.string(), apiKey: z.string() }),
  invoices: z.number(),
  unexplainedReturns: z.number(),
})
const request = z.object({ method: z.string(), path: z.string(), status: z.number() })
const asked = z.object({ snelstart: z.array(request), multisafepay: z.array(request) })

export async function openLargeServices(file: string, sizes: BenchSizes): Promise<LargeServices> {
  const { debtors, orders, transactions } = sizes
  const services = askedProcess({ file, task: { debtors, orders, transactions } })
  return {
    ...(await services.ask({ ask: 'open' }, opened)),
    asked: () => services.ask({ ask: 'asked' }, asked),
    async forget() {
      await services.ask({ ask: 'forget' }, z.null())
    },
    async openBalancesFilterable(filterable) {
      await services.ask({ ask: 'openBalances', filterable }, z.null())
    },
    close: () => services.end(),
  }
}
