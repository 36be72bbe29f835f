// A planned booking as it is written: its accounts, its date and its texts.

import type { BookingOrder, SettlementLine } from '../domain/booking-order.ts'
import type { BookSettings } from '../domain/book-settings.ts'
import type { CalendarDate } from '../domain/calendar-date.ts'
import type { PlannedBooking } from '../domain/matching/plan-bookings.ts'
import { paidOn } from '../domain/matching/position.ts'
import type { OpenDebtor } from '../domain/open-debtor.ts'

/** SnelStart refuses a longer omschrijving with BOE-0071. */
const DESCRIPTION_LENGTH_MAX = 250

export interface OrderContext {
  readonly settings: BookSettings
  readonly debtors: ReadonlyMap<string, OpenDebtor>
  /** The reference that was looked up, by debtor id. */
  readonly references: ReadonlyMap<string, string>
  readonly today: CalendarDate
  /** Under which key a transaction is booked. */
  readonly keyOf: (transactionId: string) => string
}

/**
 * @param movedTo the date instead of a refused one; the paid date is then in the description
 * @throws RangeError when a debtor has no sales booking: such a line is held before it comes here
 */
export function bookingOrder(planned: PlannedBooking, context: OrderContext, movedTo?: CalendarDate): BookingOrder {
  const { settings, debtors } = context
  const describe = (of: readonly OpenDebtor[]): string => description(planned, of, context, movedTo !== undefined)
  const lines = planned.lines.map((line): SettlementLine => {
    const debtor = debtors.get(line.debtorId)
    if (!debtor?.salesBookingId) throw new RangeError(`no sales booking of debtor ${line.debtorId}`)
    return {
      debtorId: debtor.id,
      salesBookingId: debtor.salesBookingId,
      invoiceNumber: debtor.invoiceNumber,
      ...(debtor.customer.code === undefined ? {} : { customerCode: debtor.customer.code }),
      cents: line.cents,
      description: describe([debtor]),
    }
  })
  const settled = lines.flatMap(({ debtorId }) => debtors.get(debtorId) ?? [])
  const clearingAccount = clearingAccountOf(planned, settings)
  return {
    key: context.keyOf(planned.payment.transactionId),
    date: movedTo ?? bookingDate(planned, context),
    description: describe(settled),
    journal: settings.bookingJournal,
    ...(clearingAccount === undefined ? {} : { clearingAccount }),
    clearingCents: planned.clearingCents,
    differenceCents: planned.differenceCents,
    ...(settings.differenceAccount === undefined ? {} : { differenceAccount: settings.differenceAccount }),
    overpaidCents: planned.overpaidCents,
    ...(settings.overpaidAccount === undefined ? {} : { overpaidAccount: settings.overpaidAccount }),
    lines,
    ...(settings.example === undefined ? {} : { example: settings.example }),
  }
}

export function bookingDate(planned: PlannedBooking, { settings, today }: OrderContext): CalendarDate {
  return settings.bookingDate === 'today' ? today : paidOn(planned.payment)
}

/** Money that did enter the balance leaves it with a payout, by whichever method it came. */
function clearingAccountOf({ payment }: PlannedBooking, settings: BookSettings): number | undefined {
  if (payment.standing === 'settled') return settings.clearingAccount
  return settings.methodAccounts.get((payment.method ?? '').toUpperCase()) ?? settings.clearingAccount
}

/** The key is the proof that this booking is ours, so it is never what is cut off. */
function description(
  { payment }: PlannedBooking,
  debtors: readonly OpenDebtor[],
  context: OrderContext,
  isMoved: boolean,
): string {
  const values: Record<string, string> = {
    factuurnummer: debtors.map(({ invoiceNumber }) => invoiceNumber).join(', '),
    kenmerk: [...new Set(debtors.map(({ id }) => context.references.get(id) ?? ''))].join(', '),
    transactie: payment.transactionId,
    methode: payment.method ?? '',
    betaaldatum: paidOn(payment),
    order: payment.orderId,
  }
  const text = context.settings.description.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  const paid = paidOn(payment)
  const dated = isMoved && !text.includes(paid) ? `betaald ${paid} ${text}` : text
  const oneLine = dated.replace(NO_TEXT, ' ').trim()
  const key = context.keyOf(payment.transactionId)
  if (oneLine.includes(key) && oneLine.length <= DESCRIPTION_LENGTH_MAX) return oneLine
  const room = DESCRIPTION_LENGTH_MAX - key.length - 1
  const cut = oneLine.replace(key, '').trim().slice(0, room).replace(LONE_SURROGATE, '').trimEnd()
  return `${cut} ${key}`.trim()
}

/** Blanks, control characters and halves of an emoji, which a shop's order id can bring along. */
const NO_TEXT = /[\s\p{Cc}\p{Cs}]+/gu

/** What is left of an emoji that was cut in two. */
const LONE_SURROGATE = /[\uD800-\uDBFF]$/
