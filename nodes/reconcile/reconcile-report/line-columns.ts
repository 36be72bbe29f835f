// The columns in which a line is written, in Excel and in text with separators.

import type { Language } from '../../shared/texts/language.ts'
import { textIn } from '../../shared/texts/text-in.ts'
import type { ReconcileLine } from '../domain/reconcile-line.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import { type Column, lookedUp } from './column.ts'
import { toBookCentsOf, writtenOff } from './report-sections.ts'

export type LineColumn = Column<ReconcileLine>

/** Its title is `report.column.<name>`. */
export const LINE_COLUMNS: readonly LineColumn[] = [
  { name: 'invoiceNumber', kind: 'text', width: 14, of: ({ debtor }) => debtor.invoiceNumber },
  { name: 'invoiceDate', kind: 'day', width: 12, of: ({ debtor }) => debtor.invoiceDate },
  { name: 'dueDate', kind: 'day', width: 12, of: ({ debtor }) => debtor.dueDate },
  { name: 'customerCode', kind: 'text', width: 12, of: ({ debtor }) => debtor.customer.code },
  { name: 'customerName', kind: 'text', width: 28, of: ({ debtor }) => debtor.customer.name },
  { name: 'openCents', kind: 'euros', width: 14, of: ({ debtor }) => debtor.openCents },
  { name: 'reference', kind: 'text', width: 22, of: ({ reference }) => reference?.value },
  { name: 'source', kind: 'text', width: 18, of: (line, language) => sourceOf(line, language) },
  { name: 'outcome', kind: 'outcome', width: 22, of: (line, language) => outcomeName(line, language) },
  { name: 'reason', kind: 'text', width: 70, of: reasonOf },
  {
    name: 'attention',
    kind: 'attention',
    width: 11,
    of: ({ attention }, language) => (attention === true ? lookedUp(language, 'report.yes') : undefined),
  },
  { name: 'receivedCents', kind: 'euros', width: 14, of: receivedCentsOf },
  { name: 'toBookCents', kind: 'euros', width: 14, of: (line) => someCents(toBookCentsOf(line)) },
  { name: 'bookedCents', kind: 'euros', width: 14, of: (line) => someCents(writtenOff(line, 'booked')) },
  {
    name: 'documentNumber',
    kind: 'text',
    width: 22,
    of: ({ bookings = [] }) => joined(bookings.map(({ key }) => key)),
  },
  { name: 'bookingDate', kind: 'day', width: 12, of: ({ booking }) => booking?.date },
  {
    name: 'bookingState',
    kind: 'text',
    width: 18,
    of: ({ booking }, language) => booking && lookedUp(language, `report.state.${booking.state}`),
  },
  {
    name: 'transactions',
    kind: 'text',
    width: 22,
    of: ({ payments = [] }) => joined(payments.map(({ transactionId }) => transactionId)),
  },
  {
    name: 'methods',
    kind: 'text',
    width: 14,
    of: ({ payments = [] }) => joined(payments.map(({ method }) => method ?? '')),
  },
]

const ADVICE: LineColumn = {
  name: 'advice',
  kind: 'text',
  width: 60,
  of: ({ outcome }, language) => outcome && lookedUp(language, `outcomes.${outcome}.advice`),
}

/** For a list that a person works through. */
export const ADVISED_COLUMNS: readonly LineColumn[] = LINE_COLUMNS.flatMap((column) =>
  column.name === 'reason' ? [column, ADVICE] : [column],
)

const WITHOUT_BOOKING = new Set([
  'attention',
  'toBookCents',
  'bookedCents',
  'documentNumber',
  'bookingDate',
  'bookingState',
])

/** For a list of lines that were not booked. */
export const REMINDER_COLUMNS: readonly LineColumn[] = LINE_COLUMNS.filter(({ name }) => !WITHOUT_BOOKING.has(name))

const WITHOUT_REASON = new Set(['source', 'reason', 'attention', 'toBookCents'])

/** For a list of what was booked: why is told with all lines. */
export const BOOKED_COLUMNS: readonly LineColumn[] = LINE_COLUMNS.filter(({ name }) => !WITHOUT_REASON.has(name))

/** In the report's language, whatever the server speaks. */
export function reasonOf({ reason = '', reasonCode, reasonValues = {} }: ReconcileLine, language: Language): string {
  return reasonCode === undefined ? reason : textIn(language, `reasons.${reasonCode}`, reasonValues)
}

export function outcomeName({ outcome }: ReconcileLine, language: Language): string {
  return outcome === undefined ? '' : lookedUp(language, `outcomes.${outcome}.name`)
}

function sourceOf({ reference }: ReconcileLine, language: Language): string | undefined {
  return reference && lookedUp(language, `words.source.${reference.source}`)
}

/** What is in the balance, less what went back. */
function receivedCentsOf({ payments = [] }: ReconcileLine): number | undefined {
  if (payments.length === 0) return undefined
  return payments.filter(isEuroInBalance).reduce((total, { amountCents }) => total + amountCents, 0)
}

function isEuroInBalance({ standing, currency }: ProviderPayment): boolean {
  return standing === 'settled' && currency === 'EUR'
}

/** Nothing says more than a column of zeros. */
function someCents(amount: number): number | undefined {
  return amount === 0 ? undefined : amount
}

function joined(parts: readonly string[]): string | undefined {
  if (parts.length <= 1) return parts[0]
  return [...new Set(parts)].filter((part) => part !== '').join(', ')
}
