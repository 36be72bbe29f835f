// The entry that takes a booking back: the same accounts and invoices, the opposite amounts. It is made from what stands
// in the books, and only when that is to the cent what the register says was booked.

import type { BookedInvoice, BookedLine } from '../../domain/administration.ts'
import type { BookingOrder, SettlementLine } from '../../domain/booking-order.ts'
import type { CalendarDate } from '../../domain/calendar-date.ts'
import { type Cents, cents, negative, sumCents } from '../../domain/cents.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import type { ClaimedDebtor } from '../../booking-register/booking-register.ts'
import { DEBTORS_FUNCTION } from '../check-accounts.ts'
import type { ReversibleBooking } from './reversible-booking.ts'

/** SnelStart refuses a longer omschrijving with BOE-0071. */
const DESCRIPTION_LENGTH_MAX = 250

export interface InTheBooks {
  /** Of the booking, as they are now. */
  readonly lines: readonly BookedLine[]
  /** By debtor id. */
  readonly invoices: ReadonlyMap<string, BookedInvoice>
}

/** @throws ReconcileError CONFIG_INVALID when the booking is gone, or is not what was booked any more */
export function reversingOrder({ entry, key }: ReversibleBooking, now: InTheBooks, today: CalendarDate): BookingOrder {
  if (now.lines.length === 0) throw new ReconcileError('CONFIG_INVALID', 'reverse-gone', { key: entry.key })
  const changed = (): ReconcileError => new ReconcileError('CONFIG_INVALID', 'reverse-changed', { key: entry.key })
  const settled = settlements(entry.debtors).map((debtor) => ({ debtor, invoice: invoiceOf(debtor, entry.key, now) }))
  const debtorLines = now.lines.filter(({ account }) => account.function === DEBTORS_FUNCTION)
  if (!settlesExactly(debtorLines, settled)) throw changed()

  const others = now.lines.filter((line) => !debtorLines.includes(line))
  const take = takenFrom(others)
  const hasClearing = take(entry.clearingCents, entry.clearingAccount ?? entry.journal) !== undefined
  const difference = take(entry.differenceCents)
  const overpaid = take(negative(entry.overpaidCents))
  if (!hasClearing || difference === undefined || overpaid === undefined || others.length > 0) throw changed()

  const description = describe(key, entry.key, settled)
  return {
    key,
    date: today,
    description,
    journal: entry.journal,
    ...(entry.clearingAccount === undefined ? {} : { clearingAccount: entry.clearingAccount }),
    clearingCents: negative(entry.clearingCents),
    differenceCents: negative(entry.differenceCents),
    ...(difference === 'nothing' ? {} : { differenceAccount: difference.account.number }),
    overpaidCents: negative(entry.overpaidCents),
    ...(overpaid === 'nothing' ? {} : { overpaidAccount: overpaid.account.number }),
    lines: settled.map(({ debtor, invoice }): SettlementLine => ({
      debtorId: debtor.id,
      ...invoice,
      cents: negative(debtor.cents),
      description,
    })),
  }
}

/** One a debtor: a booking can have settled an invoice in two lines. */
function settlements(debtors: readonly ClaimedDebtor[]): readonly ClaimedDebtor[] {
  const byId = new Map<string, ClaimedDebtor>()
  for (const debtor of debtors) {
    const before = byId.get(debtor.id)
    byId.set(debtor.id, before ? { ...debtor, cents: sumCents([before.cents, debtor.cents]) } : debtor)
  }
  return [...byId.values()]
}

interface Settlement {
  readonly debtor: ClaimedDebtor
  /** As it is numbered now. */
  readonly invoice: Required<BookedInvoice>
}

function invoiceOf({ id, invoiceNumber }: ClaimedDebtor, key: string, { invoices }: InTheBooks): Settlement['invoice'] {
  const invoice = invoices.get(id)
  if (invoice?.salesBookingId === undefined) {
    throw new ReconcileError('CONFIG_INVALID', 'reverse-invoice-gone', { key, invoiceNumber })
  }
  return { invoiceNumber: invoice.invoiceNumber, salesBookingId: invoice.salesBookingId }
}

function settlesExactly(lines: readonly BookedLine[], settled: readonly Settlement[]): boolean {
  const booked = new Map<string, Cents>()
  for (const { invoiceNumber = '', debitCents } of lines) {
    booked.set(invoiceNumber, cents((booked.get(invoiceNumber) ?? 0) - debitCents))
  }
  const expected = new Map(settled.map(({ debtor, invoice }) => [invoice.invoiceNumber, debtor.cents]))
  return booked.size === expected.size && [...expected].every(([number, amount]) => booked.get(number) === amount)
}

/** Takes the one line of this amount out of the rest; an amount of nothing has no line. */
function takenFrom(lines: BookedLine[]) {
  return (debitCents: Cents, account?: number): BookedLine | 'nothing' | undefined => {
    if (debitCents === 0) return 'nothing'
    const index = lines.findIndex(
      (line) => line.debitCents === debitCents && (account === undefined || line.account.number === account),
    )
    return index < 0 ? undefined : lines.splice(index, 1)[0]
  }
}

function describe(key: string, reversed: string, settled: readonly Settlement[]): string {
  const invoices = settled.map(({ invoice }) => invoice.invoiceNumber).join(', ')
  return `${key} tegenboeking van ${reversed}${invoices === '' ? '' : ` fact ${invoices}`}`
    .replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .slice(0, DESCRIPTION_LENGTH_MAX)
    .replace(/[\uD800-\uDBFF]$/, '')
}
