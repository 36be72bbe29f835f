// What comes in with a message, parsed at the door: a function node or a dashboard can have changed it.

import { z } from 'zod'

import { isCalendarDate } from '../domain/calendar-date.ts'
import { type Cents, cents } from '../domain/cents.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'
import { OUTCOME_CODES } from '../domain/outcomes.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import type { ReconcileRun } from '../domain/reconcile-run.ts'

const wholeCents = z
  .number()
  .int()
  .refine(Number.isSafeInteger)
  .transform((amount): Cents => cents(amount))
const date = z.string().refine(isCalendarDate)
const name = z.string().min(1).max(200)
const text = z.string().max(2000)

const debtor = z.looseObject({
  id: name,
  salesBookingId: name.exactOptional(),
  invoiceNumber: text,
  invoiceDate: date,
  dueDate: date.exactOptional(),
  customer: z.looseObject({ id: text, code: text.exactOptional(), name: text.exactOptional() }),
  currency: z.literal('EUR'),
  totalCents: wholeCents,
  openCents: wholeCents,
  linkedOpenCents: wholeCents.exactOptional(),
  references: z.object({
    betalingskenmerk: text.exactOptional(),
    factuurnummer: text.exactOptional(),
    orderreferentie: text.exactOptional(),
    omschrijving: text.exactOptional(),
  }),
  salesJournal: z.number().int().exactOptional(),
  sharedWith: z.object({ debtors: z.number().int().positive(), openCents: wholeCents }).exactOptional(),
})

/** Compiled, as for every long list: the plain parser leaves megabytes behind. */
const lines = z.compile(
  z.array(
    z.looseObject({
      debtor,
      outcome: z.enum(OUTCOME_CODES).exactOptional(),
      amountToBookCents: wholeCents.exactOptional(),
    }),
  ),
)

const run = z.looseObject({
  runId: z.string().regex(/^[\w-]{1,80}$/),
  startedAt: z.string().max(40),
  administration: z.looseObject({ id: name.exactOptional(), name: text, kind: text }),
  requests: z.object({ snelstart: z.number().int().nonnegative(), multisafepay: z.number().int().nonnegative() }),
})

/** What flows between the nodes, with whatever else others put on it. */
export interface ReconcileMessage {
  readonly lines: readonly ReconcileLine[]
  readonly run: ReconcileRun
}

/** @throws ReconcileError CONFIG_INVALID naming the first property that is not as it should be */
export function parseMessage(message: object): ReconcileMessage {
  const { payload, reconcile } = message as Partial<Record<string, unknown>>
  if (reconcile === undefined) throw new ReconcileError('CONFIG_INVALID', 'no-run-in-message')
  const parsedRun = run.safeParse(reconcile)
  if (!parsedRun.success) throw refusal('msg.reconcile', parsedRun.error)
  const parsedLines = lines.safeParse(payload)
  if (!parsedLines.success) throw refusal('msg.payload', parsedLines.error)
  refuseTwice(parsedLines.data.map(({ debtor: parsed }) => parsed))
  // Checked above: what was parsed is what these types say, and the other properties came from our own nodes.
  return { lines: parsedLines.data, run: parsedRun.data as unknown as ReconcileRun }
}

/** The same debtor twice would weigh its open balance twice. */
function refuseTwice(debtors: readonly Pick<OpenDebtor, 'id' | 'invoiceNumber'>[]): void {
  const seen = new Set<string>()
  for (const { id, invoiceNumber } of debtors) {
    if (seen.has(id)) throw new ReconcileError('CONFIG_INVALID', 'line-twice', { invoiceNumber })
    seen.add(id)
  }
}

function refusal(where: string, error: z.ZodError): ReconcileError {
  const path = (error.issues[0]?.path ?? []).map((part) =>
    typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
  )
  return new ReconcileError('CONFIG_INVALID', 'message-not-accepted', { where: `${where}${path.join('')}` })
}
