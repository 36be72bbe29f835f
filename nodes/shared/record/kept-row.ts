// A recorded decision as it is read back, perhaps years later: what is not as expected is left out, never refused.

import { z } from 'zod'

const payment = z.looseObject({
  transactionId: z.string(),
  orderId: z.string().catch(''),
  cents: z.number(),
  status: z.string().catch('?'),
  method: z.string().optional().catch(undefined),
  at: z.string().catch(''),
})

const row = z.looseObject({
  invoice: z.string().catch('?'),
  reasonCode: z.string().catch('?'),
  reasonValues: z.record(z.string(), z.union([z.string(), z.number()])).catch({}),
  reference: z.looseObject({ value: z.string().optional() }).optional().catch(undefined),
  payments: z.array(payment).catch([]),
})

export type KeptRow = z.output<typeof row>

export function keptRow(read: Readonly<Record<string, unknown>>): KeptRow {
  return row.parse(read)
}
