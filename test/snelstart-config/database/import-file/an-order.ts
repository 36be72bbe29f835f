// A booking order with defaults: one invoice of € 121,00, paid in full, in the Memoriaal.

import type { BookingOrder, SettlementLine } from '../../../../nodes/reconcile/domain/booking-order.ts'
import { calendarDate } from '../../../../nodes/reconcile/domain/calendar-date.ts'
import { cents, NO_CENTS } from '../../../../nodes/reconcile/domain/cents.ts'

export function aLine(given: Partial<SettlementLine> = {}): SettlementLine {
  return {
    debtorId: 'debtor-1',
    salesBookingId: 'sales-1',
    invoiceNumber: '2026-1',
    customerCode: '1001',
    cents: cents(12_100),
    description: 'MSP 901 fact 2026-1 MSP-901',
    ...given,
  }
}

export function anOrder(given: Partial<BookingOrder> = {}): BookingOrder {
  return {
    key: 'MSP-901',
    date: calendarDate('2026-11-10'),
    description: 'MSP 901 fact 2026-1 MSP-901',
    journal: 2900,
    clearingAccount: 1220,
    clearingCents: cents(12_100),
    differenceCents: NO_CENTS,
    overpaidCents: NO_CENTS,
    lines: [aLine()],
    ...given,
  }
}

export function aBankOrder(given: Partial<BookingOrder> = {}): BookingOrder {
  const { clearingAccount: _, ...order } = anOrder({ journal: 1015, ...given })
  return order
}
