// What is kept on disk of MultiSafepay's answers, one record a line: no name, address, account number or description.

import { z } from 'zod'
import { cents, type Cents } from '../../reconcile/domain/cents.ts'
import type { ProviderPayment } from '../../reconcile/domain/provider-payment.ts'
import { kindOf, standingOf } from './statuses.ts'

const wholeCents = z.int().transform((amount): Cents => cents(amount))
const epochMs = z.int().nonnegative()

const PAYMENT = z.object({
  id: z.string(),
  order: z.string(),
  site: z.string().optional(),
  invoice: z.string().optional(),
  type: z.string(),
  cents: wholeCents,
  currency: z.string(),
  fee: wholeCents,
  method: z.string().optional(),
  status: z.string(),
  money: z.string(),
  created: z.string(),
  completed: z.string().optional(),
})

/** Kind and standing are not kept but concluded anew, so that a better table also holds for what was read before. */
const payment = PAYMENT.transform((row): ProviderPayment => {
  const words = { type: row.type, status: row.status, financialStatus: row.money, method: row.method }
  return {
    transactionId: row.id,
    orderId: row.order,
    ...(row.site === undefined ? {} : { siteId: row.site }),
    ...(row.invoice === undefined ? {} : { invoiceId: row.invoice }),
    type: row.type,
    kind: kindOf(row.type),
    amountCents: row.cents,
    currency: row.currency,
    feeCents: row.fee,
    ...(row.method === undefined ? {} : { method: row.method }),
    status: row.status,
    financialStatus: row.money,
    standing: standingOf(words),
    created: row.created,
    ...(row.completed === undefined ? {} : { completed: row.completed }),
  }
})

export function keptForm(row: ProviderPayment): z.input<typeof PAYMENT> {
  return {
    id: row.transactionId,
    order: row.orderId,
    ...(row.siteId === undefined ? {} : { site: row.siteId }),
    ...(row.invoiceId === undefined ? {} : { invoice: row.invoiceId }),
    type: row.type,
    cents: row.amountCents,
    currency: row.currency,
    fee: row.feeCents,
    ...(row.method === undefined ? {} : { method: row.method }),
    status: row.status,
    money: row.financialStatus,
    created: row.created,
    ...(row.completed === undefined ? {} : { completed: row.completed }),
  }
}

export const KEPT_FORMAT = 1

const RECORD = z.discriminatedUnion('is', [
  /** Everything since `from` was read at `at`; always the first record. */
  z.object({ is: z.literal('whole'), format: z.literal(KEPT_FORMAT), from: epochMs, at: epochMs }),
  /** What was created or completed since then was read at `at`; the last of them counts. */
  z.object({ is: z.literal('read'), at: epochMs, createdFrom: epochMs, completedFrom: epochMs }),
  z.object({ is: z.literal('row'), at: epochMs, row: payment }),
  z.object({
    is: z.literal('unreadable'),
    id: z.string().optional(),
    order: z.string().optional(),
    invoice: z.string().optional(),
  }),
  z.object({
    is: z.literal('returns'),
    key: z.string(),
    words: z.string(),
    at: epochMs,
    refunded: wholeCents.optional(),
    rows: z.array(payment),
  }),
])
export type KeptRecord = z.output<typeof RECORD>
/** As it is written. */
export type KeptLine = z.input<typeof RECORD>

/** @returns undefined for a record of another format or one that was damaged */
export function readRecord(line: unknown): KeptRecord | undefined {
  return RECORD.safeParse(line).data
}
