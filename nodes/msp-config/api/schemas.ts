// MultiSafepay's answers as we read them: strict on what is used, indifferent to everything else, so that names,
// e-mail addresses and account numbers fall away at the door.

import { z } from 'zod'
import { instantOfLocalTime } from './local-time.ts'

/** Digits as text: up to 17 of them do not fit a number, and some answers write text themselves. */
const idText = z
  .union([z.int().nonnegative(), z.string()])
  .transform(String)
  .refine((text) => /^\d{1,20}$/.test(text))

/** The shop's own text; an old answer has it as a number. */
const shopText = z.union([z.int(), z.string()]).transform(String)

const blankIsAbsent = (text: string | null | undefined): string | undefined =>
  text === null || text === undefined || text.trim() === '' ? undefined : text
const optionalText = shopText.nullish().transform(blankIsAbsent)

const localTime = z.string().transform((text, context) => {
  const instant = instantOfLocalTime(text.trim())
  if (instant !== undefined) return instant
  context.addIssue({ code: 'custom', message: 'no local time' })
  return z.NEVER
})
const optionalTime = z.preprocess((value) => (value === '' || value === null ? undefined : value), localTime.optional())

/** In the smallest unit of the currency. */
const amount = z.int().nonnegative()
const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/)
  .transform((code) => code.toUpperCase())
const word = z.string().min(1)

/** A row of the list and a related transaction have their costs in cents; an order has them in euros. */
const costsInCents = z
  .array(z.object({ amount: z.int() }))
  .nullish()
  .transform((costs) => (costs ?? []).reduce((total, cost) => total + cost.amount, 0))
  .refine(Number.isSafeInteger)

/** Compiled: a first read is forty pages of a thousand, and the plain parser leaves megabytes behind for each. */
export const LIST_ROW = z.compile(
  z.object({
    transaction_id: idText,
    /** Null on rows of the account; absent would mean that the list changed, and nothing could be found in it. */
    order_id: shopText.nullable().transform((text) => text ?? ''),
    invoice_id: optionalText,
    site_id: optionalText,
    type: word,
    debit_credit: z.enum(['C', 'D']).nullish(),
    amount,
    currency,
    costs: costsInCents,
    payment_method: optionalText,
    status: word,
    financial_status: word,
    created: localTime,
    completed: optionalTime,
  }),
)
export type ListRow = z.output<typeof LIST_ROW>

/** What can still be told of a row that can't be read: whom it concerns. */
export const ROW_OUTLINE = z.object({
  transaction_id: idText.optional().catch(undefined),
  order_id: shopText.optional().catch(undefined),
  invoice_id: optionalText.catch(undefined),
})

const relatedTransaction = z.object({
  transaction_id: idText,
  /** Older answers lack it. */
  type: optionalText,
  status: word,
  amount,
  currency: currency.optional(),
  costs: costsInCents,
  created: localTime,
  modified: optionalTime,
})
export type RelatedTransaction = z.output<typeof relatedTransaction>

export const ORDER = z.object({
  transaction_id: idText,
  order_id: shopText,
  invoice_id: optionalText,
  amount,
  /** Missing from one recorded order. */
  amount_refunded: amount.nullish(),
  currency,
  /** Euros as text: 0.6 is € 0.60. A whole number of euros comes as a number. */
  costs: z
    .array(z.object({ amount: z.union([z.string(), z.number()]).transform(String), type: optionalText }))
    .nullish()
    .transform((costs) => costs ?? []),
  status: word,
  financial_status: word,
  created: localTime,
  modified: optionalTime,
  completed: optionalTime,
  fastcheckout: optionalText,
  payment_details: z.object({ type: optionalText, capture: optionalText }).nullish(),
  payment_methods: z
    .array(z.object({ type: optionalText }))
    .nullish()
    .transform((methods) => methods ?? []),
  related_transactions: z
    .array(relatedTransaction)
    .nullish()
    .transform((related) => related ?? []),
})
export type Order = z.output<typeof ORDER>

export const ORDER_ANSWER = z.object({ data: ORDER })

export const PAGE_ANSWER = z.object({
  data: z.array(z.unknown()),
  pager: z
    .object({
      cursor: z
        .object({ after: z.string().nullish() })
        .nullish()
        .transform((cursor) => cursor?.after ?? undefined),
    })
    .nullish()
    .transform((pager) => pager?.cursor),
})

/** A key of a whole account has no site. */
export const ME_ANSWER = z.object({ data: z.object({ account_id: idText, site_id: idText.nullish() }) })
