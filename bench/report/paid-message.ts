// A message of a large run in which nearly everything was paid and booked, as it comes out of book-payment.

import { calendarDate } from '../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../nodes/reconcile/domain/cents.ts'
import type { ReconcileLine } from '../../nodes/reconcile/domain/reconcile-line.ts'
import {
  bookedCentsOf,
  countOutcomes,
  openCentsOf,
  type ReconcileRun,
} from '../../nodes/reconcile/domain/reconcile-run.ts'

export function paidMessage(count: number): { payload: readonly ReconcileLine[]; reconcile: ReconcileRun } {
  const payload = Array.from({ length: count }, (_, index) =>
    index % 10 === 9 ? unpaidLine(index) : bookedLine(index),
  )
  return {
    payload,
    reconcile: {
      runId: 'bench',
      startedAt: '2026-02-01T02:30:00+01:00',
      finishedAt: '2026-02-01T02:31:00+01:00',
      mode: 'book',
      administration: { id: 'bench', name: 'Voorbeeld B.V.', kind: 'online' },
      provider: { environment: 'live', accountId: '1', siteId: '1' },
      counts: countOutcomes(payload),
      openCents: openCentsOf(payload),
      bookedCents: bookedCentsOf(payload),
      requests: { snelstart: 1, multisafepay: 1 },
      unmatched: [],
      unmatchedCents: cents(0),
    },
  }
}

const amountOf = (index: number) => cents(1_000 + (index % 5_000))

function unpaidLine(index: number): ReconcileLine {
  const openCents = amountOf(index)
  const reference = { value: `WS-${String(index).padStart(8, '0')}`, source: 'betalingskenmerk' } as const
  return {
    debtor: {
      id: `invoice-${index}`,
      salesBookingId: `sale-${index}`,
      invoiceNumber: String(20_000_000 + index),
      invoiceDate: calendarDate('2026-01-05'),
      dueDate: calendarDate('2026-02-05'),
      customer: { id: `customer-${index}`, code: String(10_000 + index), name: `Klant ${index} & Zonen` },
      currency: 'EUR',
      totalCents: openCents,
      openCents,
      references: { betalingskenmerk: reference.value },
      salesJournal: 1300,
    },
    reference,
    payments: [],
    outcome: 'not-found',
    attention: index % 20 === 19,
    reason: `MultiSafepay heeft in de gelezen periode geen order met kenmerk ${reference.value}.`,
    reasonCode: 'not-found',
    reasonValues: { reference: reference.value },
    amountToBookCents: cents(0),
  }
}

function bookedLine(index: number): ReconcileLine {
  const line = unpaidLine(index)
  const { openCents } = line.debtor
  const transactionId = String(10_000_000 + index)
  const booking = {
    key: `MSP-${transactionId}`,
    state: 'booked',
    id: `booking-${index}`,
    date: calendarDate('2026-01-06'),
    writeOffCents: openCents,
    clearingCents: openCents,
    covers: [{ transactionId, cents: openCents }],
  } as const
  const payment = {
    transactionId,
    orderId: line.reference?.value ?? '',
    siteId: '1',
    type: 'payment',
    kind: 'payment',
    amountCents: openCents,
    currency: 'EUR',
    feeCents: cents(29),
    method: 'IDEAL',
    status: 'completed',
    financialStatus: 'completed',
    standing: 'settled',
    created: '2026-01-06T10:00:00+01:00',
    completed: '2026-01-06T10:00:05+01:00',
  } as const
  return {
    ...line,
    payments: [payment],
    outcome: 'paid',
    attention: false,
    reason: 'Ontvangen, precies wat openstaat.',
    reasonCode: 'paid',
    reasonValues: { receivedCents: openCents, openCents },
    amountToBookCents: openCents,
    booking,
    bookings: [booking],
  }
}
