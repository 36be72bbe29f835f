// What an example booking taught: for each column of each row that a booking consists of, where its value comes from.

import { z } from 'zod'

import { COLUMN_FAMILIES } from '../catalogue.ts'

/** Of a counted column: among which entries it is one more than the highest. */
export const SCOPES = ['table', 'journal', 'year', 'journal-year'] as const
export type Scope = (typeof SCOPES)[number]

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

const rule = z.discriminatedUnion('is', [
  /** The database fills it in: an autonumber, a row version, a computed column. */
  z.object({ is: z.literal('by-database') }),
  /** As in the example. `maker`: it tells who made the example, and others made other entries. */
  z.object({ is: z.literal('constant'), cell, maker: z.boolean().optional() }),
  z.object({ is: z.literal('key') }),
  z.object({ is: z.literal('description') }),
  z.object({ is: z.literal('booking-date') }),
  /** Day and time at which the row is made. */
  z.object({ is: z.literal('moment'), hasMilliseconds: z.boolean() }),
  /** The day on which the row is made. */
  z.object({ is: z.literal('today') }),
  z.object({ is: z.literal('year') }),
  z.object({ is: z.literal('month') }),
  /** As 202611. */
  z.object({ is: z.literal('year-month') }),
  z.object({ is: z.literal('amount'), sign: z.union([z.literal(1), z.literal(-1)]) }),
  /** The place of the line in its entry, counted from `first`. */
  z.object({ is: z.literal('position'), first: z.union([z.literal(0), z.literal(1)]) }),
  z.object({ is: z.literal('entry-id') }),
  /** Copied from a column of the invoice, of its customer, or of the line that opened it. */
  z.object({ is: z.literal('copied'), from: z.enum(['invoice', 'relation', 'opening']), column: z.string() }),
  /** One more than the highest; with several scopes all must give the same. */
  z.object({ is: z.literal('next'), scopes: z.array(z.enum(SCOPES)).min(1) }),
])
export type Rule = z.output<typeof rule>

const column = z.object({
  name: z.string(),
  type: z.string(),
  family: z.enum(COLUMN_FAMILIES),
  hasDefault: z.boolean(),
  rule,
  /** What explains the examples just as well: a booking for which it gives something else is not made. */
  alsoFits: z.array(rule),
})
export type LearntColumn = z.output<typeof column>

export const ROLES = ['entry', 'clearing', 'debtor'] as const
/** The entry itself, its line on the clearing account (tussenrekening), its line on the debtors account. */
export type Role = (typeof ROLES)[number]

export const learntSchema = z.object({
  kept: z.literal('learnt'),
  version: z.literal(1),
  /** The boekstuk of the example. */
  document: z.string(),
  /** Of all tables in use, as the books tell it. */
  fingerprint: z.string(),
  /** Of the tables of entries and lines alone, with triggers, defaults and keys: compared before each booking. */
  shape: z.string(),
  journal: z.object({ id: z.string(), number: z.number() }),
  clearing: z.object({ id: z.string(), number: z.number() }),
  debtorsId: z.string(),
  /** Whether these are kept as text or as whole numbers. */
  numbers: z.object({ account: z.enum(['text', 'integer']), invoice: z.enum(['text', 'integer']) }),
  /** Of the example: a constant can belong to a year without saying so. */
  year: z.string(),
  first: z.enum(['clearing', 'debtor']),
  /** Whether bookings of several invoices are sure to be numbered right. */
  severalInvoices: z.boolean(),
  /** How many other entries of the journal all rules held for. */
  compared: z.number(),
  learntAt: z.string(),
  rows: z.object({ entry: z.array(column), clearing: z.array(column), debtor: z.array(column) }),
})
export type Learnt = z.output<typeof learntSchema>
