// A promise to book, as the register keeps it: everything that is needed to find out later what became of it.

import { instantOf } from '../domain/amsterdam.ts'
import type { BookingOrder } from '../domain/booking-order.ts'
import { type Cents, cents } from '../domain/cents.ts'
import type { PlannedBooking } from '../domain/matching/plan-bookings.ts'
import type { Claim } from '../booking-register/booking-register.ts'

export function claimOf(
  order: BookingOrder,
  planned: PlannedBooking,
  run: {
    readonly balances: ReadonlyMap<string, Cents>
    readonly runId: string
    /** Milliseconds since 1970. */
    readonly claimedAt: number
    /** How long the request, with all dates that it may try, can take. */
    readonly answeredWithinMs: number
  },
): Claim {
  return {
    key: order.key,
    transactionId: planned.payment.transactionId,
    orderId: planned.payment.orderId,
    date: order.date,
    debtors: order.lines.map((line) => ({
      id: line.debtorId,
      invoiceNumber: line.invoiceNumber,
      cents: line.cents,
      openCents: run.balances.get(line.debtorId) ?? cents(0),
    })),
    covers: planned.covers,
    clearingCents: order.clearingCents,
    differenceCents: order.differenceCents,
    overpaidCents: order.overpaidCents,
    journal: order.journal,
    ...(order.clearingAccount === undefined ? {} : { clearingAccount: order.clearingAccount }),
    runId: run.runId,
    claimedAt: instantOf(run.claimedAt),
    postedUntil: instantOf(run.claimedAt + run.answeredWithinMs),
  }
}
