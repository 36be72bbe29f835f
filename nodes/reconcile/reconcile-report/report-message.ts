// What a report is made of, checked at the door in portions: a hundred thousand lines must not hold Node-RED up.
// The lines themselves are read, not copied: a second hundred thousand would cost more memory than the report.

import { z } from 'zod'

import { isCalendarDate } from '../domain/calendar-date.ts'
import { type Cents, cents } from '../domain/cents.ts'
import { REFERENCE_SOURCES } from '../domain/open-debtor.ts'
import { type Outcome, OUTCOME_CODES } from '../domain/outcomes.ts'
import { REASON_CODES } from '../domain/reason-codes.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { BOOKING_STATES, type ReconcileLine } from '../domain/reconcile-line.ts'
import type { ReconcileRun } from '../domain/reconcile-run.ts'
import type { BreathingSpace } from './breathing-space.ts'

export interface ReportMessage {
  readonly lines: readonly ReconcileLine[]
  readonly run: ReconcileRun
}

/**
 * @param messages the whole sequence
 * @throws ReconcileError CONFIG_INVALID naming the first property that is not as it should be
 */
export async function reportMessage(messages: readonly object[], space: BreathingSpace): Promise<ReportMessage> {
  const lines: ReconcileLine[] = []
  let first: ReconcileRun | undefined
  for (const message of messages) {
    const { payload, reconcile } = message as Partial<Record<string, unknown>>
    const told = parsedRun(reconcile)
    first ??= told
    if (told.runId !== first.runId) throw new ReconcileError('CONFIG_INVALID', 'sequence-of-several-runs')
    await parseLines(payload, lines, space)
  }
  if (!first) throw new ReconcileError('CONFIG_INVALID', 'no-run-in-message')
  return { lines, run: first }
}

const wholeCents = z
  .number()
  .int()
  .refine(Number.isSafeInteger)
  .transform((amount): Cents => cents(amount))
const date = z.string().refine(isKnownDay)
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[\d:.]*(Z|[+-]\d{2}:\d{2})$/)
const knownDays = new Set<string>()
const KNOWN_DAYS_MAX = 20_000
const name = z.string().min(1).max(200)
const text = z.string().max(4000)

const payment = z.looseObject({
  transactionId: name,
  orderId: text,
  kind: z.enum(['payment', 'refund', 'chargeback', 'chargeback-reversed', 'other']),
  standing: z.enum(['settled', 'authorised', 'underway', 'failed', 'unknown']),
  amountCents: wholeCents,
  currency: text,
  method: text.exactOptional(),
  created: text,
  completed: text.exactOptional(),
})

const booking = z.looseObject({
  key: name,
  state: z.enum(BOOKING_STATES),
  date: date.exactOptional(),
  error: z.looseObject({ code: text, message: text }).exactOptional(),
  writeOffCents: wholeCents.exactOptional(),
  clearingCents: wholeCents.exactOptional(),
  covers: z.array(z.looseObject({ transactionId: name, cents: wholeCents })),
})

const line = z.compile(
  z.looseObject({
    debtor: z.looseObject({
      id: name,
      invoiceNumber: text,
      invoiceDate: date,
      dueDate: date.exactOptional(),
      customer: z.looseObject({ id: text, code: text.exactOptional(), name: text.exactOptional() }),
      openCents: wholeCents,
    }),
    reference: z.looseObject({ value: text, source: z.enum(REFERENCE_SOURCES) }).exactOptional(),
    payments: z.array(payment).exactOptional(),
    outcome: z.enum(OUTCOME_CODES).exactOptional(),
    attention: z.boolean().exactOptional(),
    reason: text.exactOptional(),
    reasonCode: z.enum(REASON_CODES).exactOptional(),
    reasonValues: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
    amountToBookCents: wholeCents.exactOptional(),
    booking: booking.exactOptional(),
    bookings: z.array(booking).exactOptional(),
  }),
)

const inDoubt = z.looseObject({ key: name, date, clearingCents: wholeCents, invoiceNumbers: z.array(text) })

const run = z.looseObject({
  runId: z.string().regex(/^[\w-]{1,80}$/),
  startedAt: instant,
  finishedAt: instant.exactOptional(),
  mode: z.enum(['preview', 'book']).exactOptional(),
  administration: z.looseObject({ id: name.exactOptional(), name: text, kind: text }),
  provider: z
    .looseObject({
      environment: z.enum(['live', 'test']),
      accountId: text.exactOptional(),
      siteId: text.exactOptional(),
    })
    .exactOptional(),
  counts: z.partialRecord(z.enum(OUTCOME_CODES as readonly [Outcome, ...Outcome[]]), z.number().int()),
  openCents: wholeCents,
  bookedCents: wholeCents,
  requests: z.looseObject({ snelstart: z.number(), multisafepay: z.number() }),
  unmatched: z.array(payment).exactOptional(),
  unmatchedCents: wholeCents.exactOptional(),
  returnedAfterBooking: z.array(payment).exactOptional(),
  returnedAfterBookingCents: wholeCents.exactOptional(),
  inDoubt: z.array(inDoubt).exactOptional(),
  inFiles: z.array(inDoubt).exactOptional(),
  record: z.looseObject({ file: text, n: z.number().int(), hash: text }).exactOptional(),
  stopped: z.looseObject({ code: text, message: text }).exactOptional(),
})

function parsedRun(reconcile: unknown): ReconcileRun {
  if (reconcile === undefined) throw new ReconcileError('CONFIG_INVALID', 'no-run-in-message')
  const parsed = run.safeParse(reconcile)
  if (!parsed.success) throw refusal('msg.reconcile', parsed.error)
  // Checked above is all that a report reads; the rest came from our own nodes and only travels along.
  return parsed.data as unknown as ReconcileRun
}

/** The same debtor twice would count its open balance twice. */
async function parseLines(payload: unknown, into: ReconcileLine[], space: BreathingSpace): Promise<void> {
  if (!Array.isArray(payload))
    throw new ReconcileError('CONFIG_INVALID', 'message-not-accepted', { where: 'msg.payload' })
  const seen = new Set(into.map(({ debtor }) => debtor.id))
  for (const [index, given] of payload.entries()) {
    const parsed = line.safeParse(given)
    if (!parsed.success) throw refusal(`msg.payload[${index}]`, parsed.error)
    const { id, invoiceNumber } = parsed.data.debtor
    if (seen.has(id)) throw new ReconcileError('CONFIG_INVALID', 'line-twice', { invoiceNumber })
    seen.add(id)
    // Checked above is all that a report reads of it.
    into.push(given as ReconcileLine)
    if (space.isDue()) await space.take()
  }
}

/** A run has thousands of dates and few different ones. */
function isKnownDay(text: string): boolean {
  if (knownDays.has(text)) return true
  if (!isCalendarDate(text)) return false
  if (knownDays.size > KNOWN_DAYS_MAX) knownDays.clear()
  knownDays.add(text)
  return true
}

function refusal(where: string, error: z.ZodError): ReconcileError {
  const path = (error.issues[0]?.path ?? []).map((part) =>
    typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
  )
  return new ReconcileError('CONFIG_INVALID', 'message-not-accepted', { where: `${where}${path.join('')}` })
}
