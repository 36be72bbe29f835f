// A claim with defaults for everything, in the sizes that real ids have.

import { bookingKey } from '../../../nodes/reconcile/domain/booking-key.ts'
import { calendarDate } from '../../../nodes/reconcile/domain/calendar-date.ts'
import { cents } from '../../../nodes/reconcile/domain/cents.ts'
import type { Claim } from '../../../nodes/reconcile/booking-register/booking-register.ts'

export const A_DAY = calendarDate('2026-10-02')

export function aClaim(set: Partial<Claim> & { readonly transactionId?: string } = {}): Claim {
  const transactionId = set.transactionId ?? '7182936450011223'
  const clearingCents = set.clearingCents ?? cents(12_100)
  return {
    key: bookingKey(transactionId),
    transactionId,
    orderId: 'SHOP-2026-0001234567',
    date: A_DAY,
    debtors: [{ id: aGuid(transactionId), invoiceNumber: '2026012345', cents: clearingCents }],
    covers: [{ transactionId, cents: clearingCents }],
    clearingCents,
    differenceCents: cents(0),
    overpaidCents: cents(0),
    journal: 9700,
    clearingAccount: 1205,
    runId: aGuid('run'),
    claimedAt: '2026-10-02T12:00:00+02:00',
    postedUntil: '2026-10-02T12:01:00+02:00',
    ...set,
  }
}

/** The same guid for the same text. */
export function aGuid(text: string): string {
  const hex = Buffer.from(text.padEnd(16, '·')).toString('hex').slice(0, 32)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
