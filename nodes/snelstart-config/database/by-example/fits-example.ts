// Whether an order is of the kind that the example showed. What it did not show is not made up.

import type { BookingOrder } from '../../../reconcile/domain/booking-order.ts'
import { sumCents } from '../../../reconcile/domain/cents.ts'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'
import { isKey } from '../reading/cells.ts'
import type { Learnt } from './learnt.ts'

/** Read back by one statement each: beyond this a booking would hold the books too long. */
const LINES_MAX = 50

/** @returns why it can't be booked after this example; undefined when it can */
export function whyUnfit(order: BookingOrder, learnt: Learnt): ReconcileError | undefined {
  const document = learnt.document
  const not = (why: string): ReconcileError =>
    new ReconcileError('CONFIG_INVALID', 'example-not-shown', { document, why })
  const { lines } = order
  if (order.journal !== learnt.journal.number) return not('journal')
  if (order.clearingAccount !== learnt.clearing.number) return not('clearing-account')
  if (order.date.slice(0, 4) !== learnt.year) {
    return new ReconcileError('CONFIG_INVALID', 'example-other-year', { document, year: learnt.year })
  }
  if (order.differenceCents !== 0) return not('difference')
  if (order.overpaidCents !== 0) return not('overpaid')
  if (lines.length === 0 || lines.length > LINES_MAX) return not('lines')
  if (lines.some((line) => line.cents <= 0) || order.clearingCents <= 0) return not('credit-invoice')
  if (sumCents(lines.map((line) => line.cents)) !== order.clearingCents) return not('balance')
  const isWhole = (text: string): boolean => learnt.numbers.invoice === 'text' || isKey(text)
  if (lines.some((line) => !isKey(line.debtorId) || !isWhole(line.invoiceNumber))) return not('invoice')
  if (lines.length > 1 && !maySettleSeveral(learnt)) return not('several-invoices')
  return undefined
}

/** What the entry and its clearing line copy from the invoice has no one answer for several. */
function maySettleSeveral({ rows, severalInvoices }: Learnt): boolean {
  return (
    severalInvoices &&
    [...rows.entry, ...rows.clearing].every(({ rule, alsoFits }) =>
      [rule, ...alsoFits].every(({ is }) => is !== 'copied'),
    )
  )
}
