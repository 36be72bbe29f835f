// The values of a form, as a dialog sends them; a secret that is absent is the stored one.

import { z } from 'zod'

/** Longer than any key or path; what was pasted by mistake goes nowhere. */
const TEXT_LENGTH_MAX = 2000
const SCHEMA_PROFILE_LENGTH_MAX = 10_000
const BOOKING_NODES_MAX = 100
const text = z.string().max(TEXT_LENGTH_MAX).optional()

/** Parsed by the schema of the node's settings. */
const properties = z.record(z.string().max(60), z.unknown())

/** How to reach a SnelStart database: what a stored password belongs to. */
const place = {
  server: text,
  port: text,
  instance: text,
  database: text,
  file: text,
  workgroupFile: text,
  windowsLogin: text,
  encrypt: text,
  trustServerCertificate: text,
}

export const questionForm = z.object({
  /** Of the config node, also when it is not deployed yet. */
  id: z.string().max(100),
  language: z.string().max(35).default(''),
  kind: z.string().max(20).optional(),
  environment: z.enum(['live', 'test']).optional(),
  subscriptionKey: text,
  clientKey: text,
  apiKey: text,
  ...place,
  user: text,
  password: text,
  schemaProfile: z.string().max(SCHEMA_PROFILE_LENGTH_MAX).optional(),
  confirmedOpenTotal: text,
  /** Of the example booking that is learnt. */
  documentNumber: text,
  bookingJournal: text,
  clearingAccount: text,
  example: z.enum(['learn', 'try-out']).optional(),
  /** Of the set-up check, beside the connection with SnelStart: the one with MultiSafepay, and two nodes as they are. */
  provider: z
    .object({ id: z.string().max(100), environment: z.enum(['live', 'test']).optional(), apiKey: text })
    .optional(),
  book: properties.optional(),
  match: properties.optional(),
  /** Of every node that books through the connection that is tested. */
  booksOn: z
    .array(z.object({ bookingJournal: text, clearingAccount: text }))
    .max(BOOKING_NODES_MAX)
    .default([]),
})

export type QuestionForm = z.output<typeof questionForm>
