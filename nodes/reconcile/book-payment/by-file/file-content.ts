// What an import file of these groups holds, and what is said of it: the same in a preview and in earnest.

import { instantOf } from '../../domain/amsterdam.ts'
import type { BookingOrder } from '../../domain/booking-order.ts'
import { sumCents } from '../../domain/cents.ts'
import type { ImportFileSettings } from '../../domain/import-file-settings.ts'
import type { ImportFileSummary } from '../../domain/reconcile-run.ts'
import { importFileText } from '../../../snelstart-config/database/import-file/import-file-text.ts'
import { bookingOrder, type OrderContext } from '../booking-order.ts'
import type { BookingGroup } from '../plan-run.ts'

export interface FileTarget extends ImportFileSettings {
  readonly debtorsAccount: number
}

/** A preview travels in a message, so it shows the beginning only. */
const SHOWN_BOOKINGS_MAX = 100

/** @param name of the file, without its folder and extension */
export function fileText(
  orders: readonly BookingOrder[],
  target: FileTarget,
  { context, name, now }: { readonly context: OrderContext; readonly name: string; readonly now: number },
): string {
  const { debtorsAccount } = target
  const identity = { id: name.slice(-ID_LENGTH_MAX), madeAt: instantOf(now) }
  return importFileText({ orders, debtorsAccount, references: context.references, identity }, target)
}

/** Of a statement. The end of a name is what tells it from another. */
const ID_LENGTH_MAX = 35

export function summaryOf(orders: readonly BookingOrder[], { layout }: FileTarget): ImportFileSummary {
  const written = sumCents(orders.flatMap(({ lines }) => lines.map((line) => line.cents)))
  return { format: layout.format, bookings: orders.length, cents: written }
}

export function previewOfFile(
  groups: readonly BookingGroup[],
  target: FileTarget,
  context: OrderContext,
  now: number,
): ImportFileSummary {
  const orders = ordersOf(groups, context)
  const shown = orders.slice(0, SHOWN_BOOKINGS_MAX)
  const text = shown.length === 0 ? {} : { text: fileText(shown, target, { context, name: 'preview', now }) }
  return { ...summaryOf(orders, target), ...text }
}

/** Keys are unique already; the order is that of the groups. */
export function ordersOf(groups: readonly BookingGroup[], context: OrderContext): readonly BookingOrder[] {
  const orders = new Map<string, BookingOrder>()
  for (const planned of groups.flatMap(({ bookings }) => bookings)) {
    const order = bookingOrder(planned, context)
    orders.set(order.key, order)
  }
  return [...orders.values()]
}
